"""The gates before publishing: complete, captioned, and seen by a second pair of eyes."""

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Revision

from accounts.models import User
from learning.models.captions_clock import CaptionsClock
from learning.models.eyes import is_approved, was_taken_down
from learning.models.recording import CaptionsState, Recording
from learning.publishing_rules import Captions, captions_gate

if TYPE_CHECKING:
    from learning.models.modules import LearningPage


BY_THE_CLOCK = "wagtail.publish.scheduled"


class NotReadyToPublish(ValidationError):
    """A gate is closed. `problems` says which: field → sentence."""

    def __init__(self, problems: dict[str, str]) -> None:
        """Wagtail's admin API answers it as it answers any other invalid page."""
        super().__init__(problems)
        self.problems = problems


class GoingLive(NamedTuple):
    """Who publishes, and whether it is the clock that does."""

    by: User | None = None
    scheduled: bool = False


BY_HAND = GoingLive()


def is_later(draft: "LearningPage") -> bool:
    """Publishing it now only schedules it."""
    return bool(draft.go_live_at and draft.go_live_at > timezone.now())


def problems(draft: "LearningPage", revision: Revision, going: GoingLive = BY_HAND) -> dict[str, str]:
    """What stops this revision from going live, from all gates: field → sentence."""
    stored = type(draft)._base_manager.get(pk=draft.pk)
    captions = captions_problem(
        page_id=draft.pk,
        activity=draft.translation_key,
        recording=getattr(draft, "recording", None),
        reason=getattr(draft, "captions_later_because", ""),
        scheduled=going.scheduled,
    )
    return _incomplete(draft) | captions | _unseen(draft, stored, revision)


def open_gates(draft: "LearningPage", revision: Revision, going: GoingLive) -> None:
    """Refuse, or start the captions clock where it is needed. Where it runs already it goes on."""
    if found := problems(draft, revision, going):
        raise NotReadyToPublish(found)
    recording = getattr(draft, "recording", None)
    if recording is None or recording.captions_state == CaptionsState.REVIEWED:
        return
    reason = draft.captions_later_because.strip() or _("Scheduled")
    CaptionsClock.objects.get_or_create(
        activity=draft.translation_key,
        recording=recording,
        defaults={
            "reason": reason,
            "started_by": None if going.scheduled else going.by,
            "started_at": timezone.now(),
        },
    )


def captions_problem(
    *, page_id: int | None, activity: UUID, recording: Recording | None, reason: str, scheduled: bool = False
) -> dict[str, str]:
    """What the captions of a page's recording stop. A briefing has none; a webinar without is told at its field."""
    if recording is None:
        return {}
    clock = CaptionsClock.objects.filter(activity=activity, recording=recording).first()
    gate = captions_gate(
        reviewed=recording.captions_state == CaptionsState.REVIEWED,
        reason=reason,
        scheduled=scheduled,
        due=clock.due_on if clock else None,
        today=timezone.localdate(),
        live=recording.pages.filter(pk=page_id, live=True).exists(),
    )
    if gate is Captions.NEED_A_REASON:
        sentence = _(
            "Nobody has reviewed the captions of this recording yet. Review them first, or say here why people can't "
            "wait for them."
        )
        return {"captions_later_because": sentence}
    if gate is Captions.TOO_LATE and clock:
        sentence = _(
            "Its captions should have been reviewed by %(day)s, 14 days after it was first published. Review them; "
            "then it can be published again."
        )
        return {"recording": sentence % {"day": date_format(clock.due_on, "j F Y")}}
    return {}


def why_somebody_else(draft: "LearningPage", stored: "LearningPage") -> str:
    """It was taken down once; or it draws on a case, or did when it was last published: to take the mark away takes as
    much as publishing. Empty where its authors may publish it alone.
    """
    if was_taken_down(stored.pk):
        return _("It was taken down once, so somebody who didn't write it has to approve it as it is now: submit it.")
    seen = [draft, stored] if stored.first_published_at else [draft]
    if any(page.has_case_material or page.case_review_id for page in seen):
        return _(
            "It draws on a real case, so somebody who didn't write it has to approve it as it is now: submit it for "
            "approval."
        )
    return ""


def _incomplete(draft: "LearningPage") -> dict[str, str]:
    lacks = {field: str(sentence) for field, sentence in draft.lacks().items()}
    try:
        draft.full_clean()
    except ValidationError as error:
        lacks |= {field: _named(draft, field, sentences) for field, sentences in error.message_dict.items()}
    return lacks


def _unseen(draft: "LearningPage", stored: "LearningPage", revision: Revision) -> dict[str, str]:
    because = why_somebody_else(draft, stored)
    return {"has_case_material": because} if because and not is_approved(revision) else {}


def _named(draft: "LearningPage", field: str, sentences: list[str]) -> str:
    """Away from its field, a sentence of Django's has to say which field it means."""
    named = [str(capfirst(draft._meta.get_field(field).verbose_name))] if field != NON_FIELD_ERRORS else []
    return ": ".join([*named, " ".join(sentences)])
