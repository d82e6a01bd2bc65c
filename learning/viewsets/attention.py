"""What needs attention: each in one sentence, with one link to where it is put right."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.permissions import policy_registry

from accounts.models import User
from learning import desk_queries
from learning.models import CaptionsClock, LearningPage, SlideDeck
from learning.viewsets.statistics import check_url, may_see
from quizzes.models import Question

MOST = 5  # of each sort


@dataclass(frozen=True)
class Matter:
    """Something to be put right, and where."""

    sentence: str
    link: str
    url: str
    is_late: bool = False


def matters(person: User) -> list[Matter]:
    """Everything that this person can put right, what is most urgent first; a handful of each sort."""
    modules = desk_queries.looked_after(person)
    sorts = [_clocks(modules), _problems(person, modules), _captions(modules), *_slides(person, modules)]
    sorts += [_weak(person, modules), _approvals(person), _reviews(modules), _reports(modules)]
    return [matter for sort in sorts for matter in islice(sort, MOST)]


def _edit(name: str, pk: int) -> str:
    return reverse(f"{name}:edit", args=[pk])


def _clocks(modules: QuerySet[LearningPage]) -> Iterator[Matter]:
    for clock in desk_queries.running_clocks(modules)[:MOST]:
        yield Matter(_waiting(clock), _("Review the captions"), _edit("recordings", clock.recording_id), clock.is_over)


def _waiting(clock: CaptionsClock) -> str:
    names = {"title": clock.recording.title, "day": date_format(clock.due_on, "j F Y")}
    days = (clock.due_on - timezone.localdate()).days
    if days < 0:
        return _("“%(title)s” is live without reviewed captions. They were due on %(day)s.") % names
    left = ngettext("%(days)d day is left", "%(days)d days are left", days) % {"days": days}
    words = _("“%(title)s” is live without reviewed captions. They are due on %(day)s: %(left)s.")
    return words % (names | {"left": left})


def _problems(person: User, modules: QuerySet[LearningPage]) -> Iterator[Matter]:
    if not person.has_perm("learning.view_problemreport"):
        return
    url = f"{reverse('problem_reports:index')}?state=open"
    for page, count in desk_queries.open_problems(modules).items():
        words = ngettext(
            "A problem with “%(title)s” was reported and isn’t handled yet.",
            "%(count)d problems with “%(title)s” were reported and aren’t handled yet.",
            count,
        )
        yield Matter(words % {"title": page.title, "count": count}, _("Read what people wrote"), url)


def _captions(modules: QuerySet[LearningPage]) -> Iterator[Matter]:
    for recording in desk_queries.recordings_without_captions(modules)[:MOST]:
        words = _("Nobody has reviewed the captions of “%(title)s” yet.") % {"title": recording.title}
        yield Matter(words, _("Review the captions"), _edit("recordings", recording.pk))


def _slides(person: User, modules: QuerySet[LearningPage]) -> Iterator[Iterator[Matter]]:
    yield _decks(
        desk_queries.failed_decks(modules, person),
        _("No slides could be made of “%(title)s”."),
        _("See why"),
    )
    yield _decks(
        desk_queries.decks_lacking_text(modules, person),
        _("Some slides of “%(title)s” have no title, or a picture without words."),
        _("Write them"),
    )


def _decks(decks: QuerySet[SlideDeck], words: str, link: str) -> Iterator[Matter]:
    for deck in decks[:MOST]:
        yield Matter(words % {"title": deck.title}, link, _edit("slides", deck.pk))


def _weak(person: User, modules: QuerySet[LearningPage]) -> Iterator[Matter]:
    if not may_see(person):
        return
    for page, count in desk_queries.weak_checks(modules):
        words = ngettext(
            "A question in the check of “%(title)s” calls for a look.",
            "%(count)d questions in the check of “%(title)s” call for a look.",
            count,
        )
        yield Matter(words % {"title": page.title, "count": count}, _("Look at the statistics"), check_url(page))


def _approvals(person: User) -> Iterator[Matter]:
    if not policy_registry.get_by_type(Question).user_has_permission(person, "change"):
        return
    for version in desk_queries.awaiting_approval(person)[:MOST]:
        words = _("The question “%(name)s” waits for somebody else than its author.")
        url = reverse("questions:approve", args=[version.question_id])
        yield Matter(words % {"name": version.question.name}, _("Look at it"), url)


def _reviews(modules: QuerySet[LearningPage]) -> Iterator[Matter]:
    today = timezone.localdate()
    for page in desk_queries.due_reviews(modules)[:MOST]:
        is_late = page.review_on <= today
        yield Matter(_look_again(page, is_late=is_late), _("Look at it again"), _editor(page), is_late)


def _look_again(page: LearningPage, *, is_late: bool) -> str:
    names = {"title": page.title, "day": date_format(page.review_on, "j F Y")}
    if is_late:
        return _("“%(title)s” was to be looked at again on %(day)s.") % names
    return _("“%(title)s” is to be looked at again on %(day)s.") % names


def _reports(modules: QuerySet[LearningPage]) -> Iterator[Matter]:
    for review in desk_queries.ending_reports(modules)[:MOST]:
        words = _("The report of %(reference)s can be downloaded until %(day)s only; the learning stays.")
        names = {"reference": review.reference, "day": date_format(review.publish_until, "j F Y")}
        yield Matter(words % names, _("Look at the review"), _edit("case_reviews", review.pk))


def _editor(page: LearningPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
