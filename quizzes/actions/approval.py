"""The second pair of eyes on questions that draw on a real case, as with pages."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import User
from quizzes import kinds
from quizzes.models import Question, QuestionVersion
from quizzes.pictures import need_pictures


class NeedsAnotherPerson(Exception):
    """Whoever wrote it can't publish it alone: it draws on a real case."""


class PublishedMeanwhile(Exception):
    """It is live by now, so there is nothing to ask for or to write back."""


class ChangedMeanwhile(Exception):
    """The draft says something else than what was looked at."""


def has_written(person: User | None, version: QuestionVersion) -> bool:
    """Whether the version's words are theirs. An account that was merged into theirs is the same person."""
    if person is None or version.written_by_id is None:
        return version.written_by == person
    return person.identities().filter(pk=version.written_by_id).exists()


def need_another_person(version: QuestionVersion, by: User | None, alone_because: str) -> str:
    """Nothing, where somebody else has written it; the reason, where there is nobody else; or refused."""
    if not has_written(by, version):
        return ""
    if not (reason := alone_because.strip()):
        raise NeedsAnotherPerson(str(version))
    return reason


def need_unchanged(version: QuestionVersion, seen: str) -> None:
    """Refuse where it says something else than what was looked at; `seen` is the digest of that."""
    if version.body_digest != seen:
        raise ChangedMeanwhile(str(version))


@transaction.atomic
def ask_approval(*, version: QuestionVersion, by: User) -> QuestionVersion:
    """Have the draft wait for somebody else to publish it. Asking again changes nothing. Refused while unfinished."""
    version = _locked_draft(version)
    kinds.clean(version.kind, version.content)
    need_pictures(version.content)
    if version.approval_asked_at is None:
        version.approval_asked_at = timezone.now()
        version.save(update_fields=["approval_asked_at"])
        log(instance=version.question, action="quizzes.ask_approval", user=by)
    return version


@transaction.atomic
def write_back(*, version: QuestionVersion, by: User, comment: str, seen: str) -> QuestionVersion:
    """Give the draft back to its author, with what should be different. The comment stays in the history."""
    version = _locked_draft(version)
    need_unchanged(version, seen)
    version.approval_asked_at = None
    version.save(update_fields=["approval_asked_at"])
    log(instance=version.question, action="quizzes.write_back", user=by, data={"comment": comment})
    return version


def _locked_draft(version: QuestionVersion) -> QuestionVersion:
    Question.objects.select_for_update().get(pk=version.question_id)  # in the order in which publishing locks
    version = QuestionVersion.objects.select_for_update().get(pk=version.pk)
    if version.published_at is not None:
        raise PublishedMeanwhile(str(version))
    return version
