"""What lies in private storage, and which pages show it."""

from uuid import UUID

from django.db.models import Q, QuerySet

from learning.models import CaseReview, LearningPage, Recording, SlideDeck, WebinarPage


def recording_by_public_id(public_id: UUID) -> Recording | None:
    """The recording of this name."""
    return Recording.objects.filter(public_id=public_id).first()


def deck_by_public_id(public_id: UUID) -> SlideDeck | None:
    """The slides of this name."""
    return SlideDeck.objects.filter(public_id=public_id).first()


def decks_beside(recording: Recording) -> list[SlideDeck]:
    """Slides, as far as they are ready, of the modules that show the recording; of their newest drafts too."""
    draft = "latest_revision__content"
    pages = WebinarPage.objects.filter(Q(recording=recording) | Q(**{f"{draft}__recording": recording.pk}))
    chosen = {deck for row in pages.values_list("deck", f"{draft}__deck") for deck in row if deck}
    return list(SlideDeck.objects.filter(pk__in=chosen, state=SlideDeck.State.READY))


def review_by_public_id(public_id: UUID) -> CaseReview | None:
    """The case review of this name."""
    return CaseReview.objects.filter(public_id=public_id).first()


def pages_of_review(review: CaseReview) -> QuerySet[LearningPage]:
    """The pages that say they come from this review."""
    return LearningPage.objects.filter(case_review=review)
