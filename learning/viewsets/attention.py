"""What needs attention: each in one sentence, with one link to where it is put right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import TaskState
from wagtail.permissions import policy_registry

from accounts.models import User
from learning import desk_queries
from learning.models import CaptionsClock, CaseReview, LearningPage, Recording, SlideDeck
from learning.viewsets.statistics import check_url, may_see
from quizzes.models import Question, QuestionVersion

MOST = 5  # of each sort on the first page


@dataclass(frozen=True)
class Matter:
    """Something to be put right, and where."""

    sentence: str
    link: str
    url: str
    is_late: bool = False


class Beginning(NamedTuple):
    """The most urgent matters of a sort, and how many more there are."""

    matters: list[Matter]
    more: int
    heading: str
    url: str


@dataclass(frozen=True)
class Sort:
    """Matters of one sort: what was found, the most urgent first, and how each is said."""

    name: str
    heading: str
    found: QuerySet | Sequence[Any]
    say: Callable[[Any], Matter]

    def beginning(self) -> Beginning:
        """A handful. They are counted only where there are more."""
        first = list(self.found[: MOST + 1])
        more = Paginator(self.found, MOST).count - MOST if len(first) > MOST else 0
        url = reverse("attention", args=[self.name])
        return Beginning([self.say(one) for one in first[:MOST]], more, self.heading, url)


def sorts(person: User) -> list[Sort]:
    """Everything that this person can put right, what is most urgent first."""
    modules = desk_queries.looked_after(person)
    return [
        Sort("given-back", _("Modules that were given back"), desk_queries.given_back(person), _given_back),
        Sort("captions-due", _("Live without reviewed captions"), desk_queries.running_clocks(modules), _clock),
        Sort("problems", _("Problems reported"), _problems(person, modules), _problem),
        Sort("captions", _("Captions not reviewed"), desk_queries.recordings_without_captions(modules), _uncaptioned),
        Sort("failed-slides", _("Slides that failed"), desk_queries.failed_decks(modules, person), _failed_deck),
        Sort(
            "slides-lacking-text",
            _("Slides that leave something unsaid"),
            desk_queries.decks_lacking_text(modules, person),
            _deck_lacking_text,
        ),
        Sort("questions", _("Questions that call for a look"), _weak_checks(person, modules), _weak_check),
        Sort("approvals", _("Questions that wait for approval"), _approvals(person), _approval),
        Sort("reviews", _("Modules to be looked at again"), desk_queries.due_reviews(modules), _due_review),
        Sort("reports", _("Reports that end soon"), desk_queries.ending_reports(modules), _ending_report),
    ]


def _edit(name: str, pk: int) -> str:
    return reverse(f"{name}:edit", args=[pk])


def _given_back(asked: tuple[LearningPage, TaskState]) -> Matter:
    page, task = asked
    words = _("“%(title)s” was given back: %(comment)s") if task.comment else _("“%(title)s” was given back.")
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    names = {"title": page.get_admin_display_title(), "comment": task.comment}
    return Matter(words % names, _("Change it and submit it again"), url)


def _clock(clock: CaptionsClock) -> Matter:
    return Matter(_waiting(clock), _("Review the captions"), _edit("recordings", clock.recording_id), clock.is_over)


def _waiting(clock: CaptionsClock) -> str:
    names = {"title": clock.recording.title, "day": date_format(clock.due_on, "j F Y")}
    days = (clock.due_on - timezone.localdate()).days
    if days < 0:
        return _("“%(title)s” is live without reviewed captions. They were due on %(day)s.") % names
    left = ngettext("%(days)d day is left", "%(days)d days are left", days) % {"days": days}
    words = _("“%(title)s” is live without reviewed captions. They are due on %(day)s: %(left)s.")
    return words % (names | {"left": left})


def _problems(person: User, modules: QuerySet[LearningPage]) -> Sequence[tuple[LearningPage, int]]:
    return list(desk_queries.open_problems(modules).items()) if person.has_perm("learning.view_problemreport") else ()


def _problem(found: tuple[LearningPage, int]) -> Matter:
    page, count = found
    words = ngettext(
        "A problem with “%(title)s” was reported and isn’t handled yet.",
        "%(count)d problems with “%(title)s” were reported and aren’t handled yet.",
        count,
    )
    url = f"{reverse('problem_reports:index')}?state=open"
    return Matter(words % {"title": page.title, "count": count}, _("Read what people wrote"), url)


def _uncaptioned(recording: Recording) -> Matter:
    words = _("Nobody has reviewed the captions of “%(title)s” yet.") % {"title": recording.title}
    return Matter(words, _("Review the captions"), _edit("recordings", recording.pk))


def _failed_deck(deck: SlideDeck) -> Matter:
    words = _("No slides could be made of “%(title)s”.") % {"title": deck.title}
    return Matter(words, _("See why"), _edit("slides", deck.pk))


def _deck_lacking_text(deck: SlideDeck) -> Matter:
    words = _("Some slides of “%(title)s” have no title, or a picture without words.") % {"title": deck.title}
    return Matter(words, _("Write them"), _edit("slides", deck.pk))


def _weak_checks(person: User, modules: QuerySet[LearningPage]) -> Sequence[tuple[LearningPage, int]]:
    return desk_queries.weak_checks(modules) if may_see(person) else ()


def _weak_check(found: tuple[LearningPage, int]) -> Matter:
    page, count = found
    words = ngettext(
        "A question in the check of “%(title)s” calls for a look.",
        "%(count)d questions in the check of “%(title)s” call for a look.",
        count,
    )
    return Matter(words % {"title": page.title, "count": count}, _("Look at the statistics"), check_url(page))


def _approvals(person: User) -> QuerySet[QuestionVersion] | Sequence[QuestionVersion]:
    may_approve = policy_registry.get_by_type(Question).user_has_permission(person, "change")
    return desk_queries.awaiting_approval(person) if may_approve else ()


def _approval(version: QuestionVersion) -> Matter:
    words = _("The question “%(name)s” waits for somebody else than its author.") % {"name": version.question.name}
    return Matter(words, _("Look at it"), reverse("questions:approve", args=[version.question_id]))


def _due_review(page: LearningPage) -> Matter:
    is_late = page.review_on <= timezone.localdate()
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return Matter(_look_again(page, is_late=is_late), _("Look at it again"), url, is_late)


def _look_again(page: LearningPage, *, is_late: bool) -> str:
    names = {"title": page.title, "day": date_format(page.review_on, "j F Y")}
    if is_late:
        return _("“%(title)s” was to be looked at again on %(day)s.") % names
    return _("“%(title)s” is to be looked at again on %(day)s.") % names


def _ending_report(review: CaseReview) -> Matter:
    words = _("The report of %(reference)s can be downloaded until %(day)s only; the learning stays.")
    names = {"reference": review.reference, "day": date_format(review.publish_until, "j F Y")}
    return Matter(words % names, _("Look at the review"), _edit("case_reviews", review.pk))
