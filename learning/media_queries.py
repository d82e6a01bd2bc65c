"""What lies in private storage, and which pages show it."""

from uuid import UUID

from django.db.models import QuerySet

from learning.models import CaseReview, LearningPage, Recording, SlideDeck


def recording_by_public_id(public_id: UUID) -> Recording | None:
    """The recording of this name."""
    return Recording.objects.filter(public_id=public_id).first()


def deck_by_public_id(public_id: UUID) -> SlideDeck | None:
    """The slides of this name."""
    return SlideDeck.objects.filter(public_id=public_id).first()


def review_by_public_id(public_id: UUID) -> CaseReview | None:
    """The case review of this name."""
    return CaseReview.objects.filter(public_id=public_id).first()


def pages_of_review(review: CaseReview) -> QuerySet[LearningPage]:
    """The pages that say they come from this review."""
    return LearningPage.objects.filter(case_review=review)
