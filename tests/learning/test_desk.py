"""The trainer's desk: what needs attention, the way to a first module, and one's own modules."""

import datetime
import re

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.menu import admin_menu

from learning.desk.retiring import retire_module
from learning.desk_queries import WEAK_QUESTIONS, Weak
from learning.models import CaptionsClock, LearningPage, ProblemReport
from learning.models.recording import CaptionsState
from learning.viewsets.attention import MOST, Matter, Sort, sorts
from learning.viewsets.attention_in_full import AttentionView
from quizzes.actions.approval import ask_approval
from tests.factories.media import make_deck, make_review
from tests.factories.pages import make_briefing, make_recording, make_webinar
from tests.factories.people import make_person
from tests.factories.questions import make_question
from tests.factories.records import make_completion

HOME = "wagtailadmin_home"


@pytest.fixture
def as_trainer(client, trainer):
    client.force_login(trainer)
    return client


@pytest.fixture
def own(catalogue, trainer):
    """A live module of the trainer's with everything wrong that can be wrong."""

    def own(number=1):
        today = timezone.localdate()
        review = make_review(reference=f"N-{number}", publish_until=today + datetime.timedelta(days=3))
        recording = make_recording(title=f"Film {number}")
        deck = make_deck(title=f"Deck {number}", state="failed", problem="broken")
        page = make_webinar(
            catalogue, title=f"Module {number}", owner=trainer, recording=recording, deck=deck, case_review=review,
            review_on=today,
        )  # fmt: skip
        CaptionsClock.objects.filter(activity=page.translation_key).delete()  # live since before there were clocks
        ProblemReport.objects.create(page_address=page.url, text="The film stops.")
        return page

    yield own
    cache.delete(WEAK_QUESTIONS)


def matters(person):
    return [matter for sort in sorts(person) for matter in sort.beginning().matters]


def sentences(person):
    return [matter.sentence for matter in matters(person)]


def found(person, words):
    return [sentence for sentence in sentences(person) if words in sentence]


def test_each_matter_is_a_sentence_with_one_link_to_where_it_is_put_right(as_trainer, trainer, own):
    page = own()
    cache.set(WEAK_QUESTIONS, {page.translation_key: Weak(2, (20, 0))})

    html = as_trainer.get(reverse(HOME)).text

    for sentence, url in [
        ("A problem with “Module 1” was reported", f"{reverse('problem_reports:index')}?state=open"),
        ("Nobody has reviewed the captions of “Film 1” yet", reverse("recordings:edit", args=[page.recording_id])),
        ("No slides could be made of “Deck 1”", reverse("slides:edit", args=[page.deck_id])),
        ("2 questions in the check of “Module 1”", reverse("check_statistics:check", args=[page.pk])),
        ("“Module 1” was to be looked at again on", reverse("wagtailadmin_pages:edit", args=[page.pk])),
        ("The report of N-1 can be downloaded until", reverse("case_reviews:edit", args=[page.case_review_id])),
    ]:
        [matter] = [one for one in matters(trainer) if sentence in one.sentence]
        assert matter.url == url
        assert sentence in html
        assert f'href="{url}"' in html


def test_the_captions_clock_says_how_many_days_are_left_and_when_it_is_over(trainer, own):
    page = own()
    started = timezone.now() - datetime.timedelta(days=4)
    clock = CaptionsClock.objects.create(
        activity=page.translation_key, recording=page.recording, reason="Being typed.", started_at=started
    )
    assert "10 days are left" in found(trainer, "live without reviewed captions")[0]
    assert not found(trainer, "Nobody has reviewed")

    CaptionsClock.objects.filter(pk=clock.pk).update(started_at=started - datetime.timedelta(days=20))
    [matter] = [one for one in matters(trainer) if "They were due on" in one.sentence]
    assert matter.is_late


def test_what_is_put_right_is_gone(trainer, own):
    page = own()
    ProblemReport.objects.update(handled_at=timezone.now(), handled_by=trainer)
    page.recording.captions_state, page.recording.captions = CaptionsState.REVIEWED, "WEBVTT"
    page.recording.captions_reviewed_at = timezone.now()
    page.recording.save()
    LearningPage.objects.filter(pk=page.pk).update(review_on=None, case_review=None)
    page.deck.state, page.deck.problem = "ready", ""
    page.deck.save()
    assert sentences(trainer) == []


def test_a_trainer_sees_their_own_modules_and_who_publishes_all(trainer, administrator, own):
    page = own()
    LearningPage.objects.filter(pk=page.pk).update(owner=administrator)
    assert found(trainer, "Module 1") == []
    assert found(administrator, "Module 1")


def test_a_draft_of_a_question_waits_for_somebody_else(trainer, administrator, db):
    draft = make_question(publish=False, name="Second clinic").draft_version
    draft.written_by = trainer
    draft.save()
    ask_approval(version=draft, by=trainer)
    assert found(trainer, "Second clinic") == []
    assert found(administrator, "The question “Second clinic” waits")


def failed_decks(person, number):
    for one in range(number):
        make_deck(title=f"Deck {one}", state="failed", problem="broken", created_by=person)


def test_the_first_page_shows_five_of_a_sort_and_leads_to_all_of_them(as_trainer, trainer):
    all_of_them = reverse("attention", args=["failed-slides"])
    failed_decks(trainer, MOST)
    assert all_of_them not in as_trainer.get(reverse(HOME)).text
    failed_decks(trainer, 2)

    html = as_trainer.get(reverse(HOME)).text

    assert html.count("No slides could be made of") == 2 * MOST  # each link says again what it is about
    assert f'<a href="{all_of_them}">Slides that failed: 2 more</a>' in html
    assert as_trainer.get(all_of_them).text.count("No slides could be made of") == 2 * (MOST + 2)


def test_what_was_counted_in_python_is_shown_five_at_a_time_too():
    names = [f"Question {one}" for one in range(MOST + 3)]
    sort = Sort("weak", "Weak", names, lambda name: Matter(name, "See it", "/"))
    assert [matter.sentence for matter in sort.beginning().matters] == names[:MOST]
    assert sort.beginning().more == 3


def test_a_sort_in_full_is_what_one_can_put_right_oneself_page_by_page(as_trainer, administrator, monkeypatch, trainer):
    url = reverse("attention", args=["failed-slides"])
    failed_decks(administrator, 1)
    assert "Nothing of this sort needs attention." in as_trainer.get(url).text
    failed_decks(trainer, 3)
    monkeypatch.setattr(AttentionView, "paginate_by", 2)
    pages = [as_trainer.get(f"{url}?p={page}").text for page in (1, 2)]
    assert [re.findall(r"made of “(Deck \d)”\.<br>", html) for html in pages] == [["Deck 2", "Deck 1"], ["Deck 0"]]
    assert as_trainer.get(reverse("attention", args=["nonsense"])).status_code == 404


def test_problems_questions_and_approvals_are_for_whoever_may_handle_them(practitioner, trainer, own):
    page = own()
    cache.set(WEAK_QUESTIONS, {page.translation_key: Weak(2, (20, 0))})
    draft = make_question(publish=False, name="Second clinic").draft_version
    ask_approval(version=draft, by=trainer)
    LearningPage.objects.filter(pk=page.pk).update(owner=practitioner)  # who is no trainer any more
    assert found(practitioner, "made of “Deck 1”")
    for words in ("was reported and", "in the check of", "waits for somebody else"):
        assert not found(practitioner, words), words


def test_my_modules_say_how_they_stand_and_hide_a_handful_of_people(
    as_trainer, administrator, practitioner, catalogue, trainer
):
    facts = {"owner": trainer}
    live = make_briefing(catalogue, title="Live one", **facts)
    gone = make_briefing(catalogue, title="Gone one", **facts)
    retire_module(page=gone, reason="Old.", by=administrator)
    make_briefing(catalogue, title="Taken one", **facts).unpublish()
    make_briefing(catalogue, title="Of somebody else")
    make_completion(practitioner, activity=live.translation_key)

    panel = as_trainer.get(reverse(HOME)).text.partition('id="my-modules')[2]

    for words in ("Live one", "Gone one", "Retired", "Taken one", "Taken down", "fewer than 5"):
        assert words in panel
    assert "Of somebody else" not in panel


@pytest.mark.filterwarnings("ignore:get_connection.. is deprecated")  # Wagtail's mail to who approves
def test_a_module_that_waits_says_so_and_one_that_was_given_back_says_why(as_trainer, trainer, catalogue):
    page = make_webinar(catalogue, title="Planning", owner=trainer)
    page.get_workflow().start(page, trainer)
    assert "In approval: " in as_trainer.get(reverse(HOME)).text
    assert found(trainer, "given back") == []

    page.current_workflow_task_state.reject(user=make_person("sam@example.org"), comment="The town is named.")

    assert "Given back: changes are asked for" in as_trainer.get(reverse(HOME)).text
    [matter] = [one for one in matters(trainer) if "given back" in one.sentence]
    assert matter.sentence == "“Planning” was given back: The town is named."
    assert matter.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert found(make_person("another@example.org"), "given back") == []


def steps(client):
    html = client.get(reverse(HOME)).text
    _, shown, rest = html.partition("Your first module")
    return rest.partition("</ol>")[0].count("Done:") if shown else None


def test_the_first_steps_are_ticked_by_what_is_there(as_trainer, trainer, catalogue):
    assert steps(as_trainer) == 0
    make_recording(created_by=trainer)
    assert steps(as_trainer) == 1
    page = make_webinar(catalogue, owner=trainer, questions=[make_question()])
    LearningPage.objects.filter(pk=page.pk).update(live=False, first_published_at=None)
    assert steps(as_trainer) == 5


def test_the_first_steps_go_once_a_module_is_published_or_they_are_closed(as_trainer, trainer, catalogue):
    as_trainer.patch(
        reverse("wagtailadmin_dismissibles"), {"lanyard_first_steps": True}, content_type="application/json"
    )
    assert steps(as_trainer) is None
    trainer.wagtail_userprofile.delete()
    assert steps(as_trainer) == 0
    make_briefing(catalogue, owner=trainer)
    assert steps(as_trainer) is None


@pytest.mark.parametrize("rows", [1, 3])
def test_the_desk_asks_as_often_for_many_modules_as_for_one(as_trainer, own, django_assert_num_queries, rows):
    pages = [own(number) for number in range(1, rows + 1)]
    cache.set(WEAK_QUESTIONS, {page.translation_key: Weak(1, (20, 0)) for page in pages})
    as_trainer.get(reverse(HOME))
    with django_assert_num_queries(40):
        as_trainer.get(reverse(HOME))


def test_the_menu_leads_a_trainer_to_modules_and_to_nothing_that_is_refused(as_trainer, catalogue):
    request = as_trainer.get(reverse(HOME)).wsgi_request
    names = [item.name for item in sorted(admin_menu.menu_items_for_request(request), key=lambda item: item.order)]
    assert names[:4] == ["modules", "explorer", "library", "questions"]
    assert "images" not in names
    assert as_trainer.get(reverse("modules")).url == reverse("wagtailadmin_explore", args=[catalogue.pk])
