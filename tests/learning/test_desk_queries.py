"""What a trainer's desk asks for: whose modules, which of their faults, and each of them once."""

import datetime

import pytest
from django.core.cache import cache
from django.utils import timezone

from learning.desk_queries import (
    MOST_MODULES,
    WEAK_QUESTIONS,
    Weak,
    awaiting_approval,
    decks_lacking_text,
    due_reviews,
    ending_reports,
    failed_decks,
    first_module,
    looked_after,
    modules_on_desk,
    open_problems,
    recordings_without_captions,
    running_clocks,
    weak_checks,
)
from learning.models import CaptionsClock, LearningPage, ProblemReport, Slide
from quizzes.actions import ask_approval, publish_version
from quizzes.models import Question
from records.actions import revoke_completion
from tests.factories.media import make_deck, make_film, make_review, with_captions
from tests.factories.pages import make_briefing, make_recording, make_webinar
from tests.factories.questions import make_question
from tests.factories.records import make_completion

EVERYTHING = LearningPage.objects.all


@pytest.fixture
def today(db):
    return timezone.localdate()


def days(number):
    return datetime.timedelta(days=number)


def test_a_module_is_its_owners_and_of_whoever_changed_it_last(catalogue, trainer, administrator, colleague):
    page = make_briefing(catalogue, owner=colleague)
    assert [module.pk for module in looked_after(administrator)] == [page.pk]  # who publishes looks after all
    assert not looked_after(trainer).exists()
    page.save_revision(user=trainer)
    for person in (trainer, colleague):
        assert [module.pk for module in looked_after(person)] == [page.pk]


def test_the_newest_modules_come_first_and_the_oldest_have_no_room(catalogue, trainer):
    pages = [make_briefing(catalogue, owner=trainer) for _ in range(MOST_MODULES + 1)]
    pages[0].save_revision()
    assert [one.page.pk for one in modules_on_desk(trainer)] == [
        pages[0].pk, *(page.pk for page in reversed(pages[2:])),
    ]  # fmt: skip


def test_people_are_counted_once_and_only_where_their_completion_stands(
    catalogue, trainer, administrator, practitioner, colleague
):
    page = make_briefing(catalogue, owner=trainer)
    for cycle in (1, 2):
        make_completion(practitioner, activity=page.translation_key, cycle=cycle)
    make_completion(colleague)
    revoked = make_completion(colleague, activity=page.translation_key)
    revoke_completion(completion=revoked, reason="Somebody else’s.", by=administrator)
    assert [one.people for one in modules_on_desk(trainer)] == [1]


def test_a_clock_belongs_to_the_modules_it_runs_for_the_longest_first(catalogue):
    pages = [make_webinar(catalogue) for _ in range(3)]
    for page, since in zip(pages, (2, 5, 1), strict=True):
        CaptionsClock.objects.filter(activity=page.translation_key).update(started_at=timezone.now() - days(since))
    mine = EVERYTHING().exclude(pk=pages[2].pk)
    assert [clock.activity for clock in running_clocks(mine)] == [pages[1].translation_key, pages[0].translation_key]


def test_a_recording_without_captions_is_told_once_and_not_while_its_clock_runs(catalogue):
    recording = make_recording()
    for _ in range(2):
        make_webinar(catalogue, recording=recording)
    make_webinar(catalogue, recording=with_captions(make_film()))
    make_recording()  # which no module shows
    assert not recordings_without_captions(EVERYTHING()).exists()
    CaptionsClock.objects.all().delete()
    assert list(recordings_without_captions(EVERYTHING())) == [recording]


@pytest.mark.parametrize("find", [failed_decks, decks_lacking_text])
def test_a_deck_with_a_fault_is_told_once_to_whoever_shows_or_uploaded_it(catalogue, trainer, find):
    facts = {"state": "failed", "problem": "broken"} if find is failed_decks else {"state": "ready"}
    shown, uploaded, _neither = decks = [make_deck(**facts) for _ in range(3)]
    for deck in decks:
        for number in (1, 2):
            Slide.objects.create(deck=deck, number=number, width=1, height=1)
    type(uploaded).objects.filter(pk=uploaded.pk).update(created_by=trainer)
    for _ in range(2):
        make_webinar(catalogue, deck=shown)
    assert list(find(EVERYTHING(), trainer)) == [uploaded, shown]


def test_a_review_is_due_from_two_weeks_ahead_on_and_only_of_these_modules(catalogue, today):
    soon, _later, _others = [
        make_briefing(catalogue, review_on=today + days(ahead)) for ahead in (14, 15, 0)
    ]  # fmt: skip
    assert [page.pk for page in due_reviews(EVERYTHING().exclude(pk=_others.pk))] == [soon.pk]


def test_a_report_ends_soon_if_there_is_one_and_it_has_not_ended(catalogue, today):
    reviews = [make_review(publish_until=today + days(ahead)) for ahead in (30, 0, 31, -1)]
    unread = make_review(None, publish_until=today)
    for review in (*reviews, unread):
        make_briefing(catalogue, case_review=review)
    make_review(publish_until=today)  # of which no module was made
    assert list(ending_reports(EVERYTHING())) == [reviews[1], reviews[0]]


def test_problems_are_counted_module_by_module_however_its_address_was_written(catalogue, administrator):
    page, other = make_briefing(catalogue), make_briefing(catalogue)
    for address in (page.url, page.url, f"{page.url}?from=mail", other.url, "/nowhere/"):
        ProblemReport.objects.create(page_address=address, text="The film stops.")
    ProblemReport.objects.create(
        page_address=page.url, text="Long ago.", handled_at=timezone.now(), handled_by=administrator
    )
    found = open_problems(EVERYTHING().exclude(pk=other.pk))
    assert [(module.pk, count) for module, count in found.items()] == [(page.pk, 3)]


def test_only_live_checks_with_questions_to_look_at_are_told_by_title(catalogue):
    second, first, sound, gone = pages = [make_briefing(catalogue, title=title) for title in ("B", "A", "C", "D")]
    gone.unpublish()
    cache.set(WEAK_QUESTIONS, {page.translation_key: Weak(0 if page == sound else 2, (20, 0)) for page in pages})
    assert [(page.pk, count) for page, count in weak_checks(EVERYTHING())] == [(first.pk, 2), (second.pk, 2)]


def test_a_question_waits_until_it_is_published_and_not_for_its_author(trainer, administrator):
    asked, _not_asked, published = [make_question(publish=False).draft_version for _ in range(3)]
    for version in (asked, published):
        type(version).objects.filter(pk=version.pk).update(written_by=trainer)
        ask_approval(version=version, by=trainer)
    publish_version(version=published, by=administrator)
    assert list(awaiting_approval(administrator)) == [asked]
    assert not awaiting_approval(trainer).exists()


def test_a_first_module_is_ones_own_newest_and_has_what_was_uploaded_for_it(catalogue, trainer, colleague):
    older, newer = [make_briefing(catalogue, owner=trainer) for _ in range(2)]
    make_briefing(catalogue, owner=colleague)
    assert first_module(trainer) is None
    LearningPage.objects.filter(owner=trainer).update(first_published_at=None)
    assert first_module(trainer).page.pk == newer.pk != older.pk

    make_recording(created_by=colleague)
    make_deck(created_by=colleague)
    question = make_question()
    wrote = Question.objects.filter(pk=question.pk).update
    wrote(created_by=colleague)
    module = first_module(trainer)
    assert (module.recording, module.has_slides, module.has_questions, module.has_captions) == (
        None,
        False,
        False,
        False,
    )
    assert module.has_briefing
    assert not module.has_check
    assert not module.is_submitted

    recordings = [make_recording(created_by=trainer) for _ in range(2)]
    make_deck(created_by=trainer)
    wrote(created_by=trainer)
    module = first_module(trainer)
    assert (module.recording, module.has_slides, module.has_questions) == (recordings[1], True, True)
    assert not module.has_captions
    with_captions(recordings[1])
    assert first_module(trainer).has_captions


def test_nobody_has_begun_where_there_is_no_module(trainer):
    module = first_module(trainer)
    assert (module.page, module.draft, module.has_briefing, module.has_check, module.is_submitted) == (
        None, None, False, False, False,
    )  # fmt: skip
