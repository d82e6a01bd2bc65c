"""The screen of identifying details: all that a draft says, with a link to each place; it warns and never stops."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from learning.details_queries import MOST_SHOWN, findings
from learning.models import BriefingTheme, LearningOutcome, Recommendation, Slide, Speaker
from learning.viewsets.details import warn_on_submit
from quizzes.drawing import Draw
from tests.factories.editing import background, edit_url, open_form
from tests.factories.media import make_chapter, make_deck, make_film, make_review, with_captions
from tests.factories.pages import make_briefing, make_webinar
from tests.factories.questions import make_question

CAPTIONS = """WEBVTT

00:01.000 --> 00:03.000
<v Anwen Pritchard>I am Anwen Pritchard, and this is Robin

00:04.000 --> 00:06.000
Hughes, who lived in LS1 4AP.
"""


def url(page):
    return reverse("identifying_details", args=[page.pk])


@pytest.fixture
def telling(catalogue):
    """A webinar with a name or a number in every place where something is said."""
    deck = make_deck()
    Slide.objects.create(deck=deck, number=1, width=1, height=1, notes="Ring 07700 900123.", picture_text="Idris Elwyn")
    recording = with_captions(make_film(), CAPTIONS)
    make_chapter(recording, 0, "Tomos Bevan speaks")
    page = make_webinar(
        catalogue,
        recording=recording,
        deck=deck,
        case_review=make_review(title="Aisha Khan"),
        questions=[make_question(stem="<p>Omar Malik was late.</p><p>What now?</p>", publish=False)],
        draws=[Draw("Drawn", 1, False)],
        background=[("text", "<p>Born on 3 March 2014.</p>")],
    )
    make_question(topic="Drawn", rationale="<p>See Siân Powell.</p>")
    page.speakers = [Speaker(name="Dr Anwen Pritchard")]
    page.learning_outcomes = [LearningOutcome(text="Write to robin@example.org")]
    page.summary = "She went to Fernleigh Academy."
    page.save_revision()
    return page


def test_every_place_is_looked_at_and_named(telling):
    assert [(str(one.kind), one.words) for one in findings(telling).shown] == [
        ("School, hospital or ward", "Fernleigh Academy"),
        ("E-mail address", "robin@example.org"),
        ("Date of birth", "3 March 2014"),
        ("Full name", "Tomos Bevan"),
        ("Full name", "Robin Hughes"),
        ("Postcode", "LS1 4AP"),
        ("Phone number", "07700 900123"),
        ("Full name", "Idris Elwyn"),
        ("Full name", "Omar Malik"),
        ("Full name", "Siân Powell"),
        ("Full name", "Aisha Khan"),
    ]


def test_captions_are_told_by_moment_and_line(telling):
    by_words = {one.words: one for one in findings(telling).shown}
    assert by_words["Robin Hughes"].where == "Captions at 0:01, line 3"
    assert by_words["LS1 4AP"].where == "Captions at 0:04, line 6"
    assert by_words["LS1 4AP"].url == reverse("recordings:captions", args=[telling.recording.pk])


def test_what_was_found_in_the_page_leads_to_its_own_field(client, trainer, catalogue):
    theme = BriefingTheme(title="Omar Malik", text="<p>Missed.</p>", sort_order=0)
    theme.recommendations = [
        Recommendation(text="<p>Ask.</p>", sort_order=0),
        Recommendation(text="<p>See Aisha Khan.</p>", sort_order=1),
    ]
    page = make_webinar(
        catalogue, title="Robin Hughes", summary="Siân Powell", audience="Idris Elwyn", content_note="Bronwen Rees",
        background=[("text", "<p>Gethin Vaughan</p>")],
    )  # fmt: skip
    page.learning_outcomes = [LearningOutcome(text="Plan."), LearningOutcome(text="Write to Carys Morgan")]
    page.themes = [theme]
    page.save_revision()
    client.force_login(trainer)
    editor = client.get(edit_url(page)).text

    found = {one.words: one.url for one in findings(page).shown}

    assert set(found) == {
        "Robin Hughes", "Siân Powell", "Idris Elwyn", "Bronwen Rees", "Gethin Vaughan", "Carys Morgan", "Omar Malik",
        "Aisha Khan",
    }  # fmt: skip
    assert len(set(found.values())) == len(found)
    for url in found.values():
        address, _, anchor = url.partition("#")
        assert address == edit_url(page)
        assert f'id="{anchor}"' in editor, url


def test_the_screen_shows_words_in_their_context_with_a_link(client, trainer, telling):
    client.force_login(trainer)
    text = client.get(url(telling)).text
    assert "11 places in the newest draft may identify somebody" in text
    assert "Born on <mark>3 March 2014</mark>." in text
    assert f"{reverse('slides:edit', args=[telling.deck.pk])}" in text
    assert reverse("questions:edit", args=[telling.check_items.get().question_id]) in text


def test_markup_in_a_finding_stays_text(client, trainer, catalogue):
    client.force_login(trainer)
    page = make_briefing(catalogue, summary="<b>x</b> Robin Hughes <script>")
    text = client.get(url(page)).text
    assert "&lt;b&gt;x&lt;/b&gt; <mark>Robin Hughes</mark> &lt;script&gt;" in text


def test_a_finding_is_shown_with_whole_words_around_it(catalogue):
    page = make_briefing(catalogue, summary=f"{'before ' * 20}Robin Hughes{' after' * 20}")
    (found,) = findings(page).shown
    assert (found.before, found.after) == (f"… {'before ' * 8}", f"{' after' * 9} …")


def test_of_very_many_the_first_are_shown_and_the_others_counted(client, trainer, catalogue):
    client.force_login(trainer)
    page = make_briefing(catalogue, background=[("text", "<p>Robin Hughes rang.</p>" * (MOST_SHOWN + 3))])
    text = client.get(url(page)).text
    assert f"{MOST_SHOWN + 3} places in the newest draft" in text
    assert text.count("<mark>") == MOST_SHOWN
    assert "3 more places are not shown." in text


def test_nothing_found_is_no_proof(client, trainer, catalogue):
    client.force_login(trainer)
    assert "None found; that is no proof." in client.get(url(make_briefing(catalogue))).text


def test_it_is_for_those_who_may_edit_the_module(client, practitioner, manager, catalogue):
    page = make_briefing(catalogue, summary="Robin Hughes")
    for person in (practitioner, manager):
        client.force_login(person)
        answer = client.get(url(page))
        assert answer.status_code in (302, 403)
        assert "Robin Hughes" not in answer.text


def test_the_editor_leads_there(client, trainer, catalogue):
    client.force_login(trainer)
    page = make_briefing(catalogue)
    assert url(page) in client.get(edit_url(page)).text


@pytest.mark.parametrize(("button", "told"), [("action-submit", True), ("", False)])
def test_who_submits_is_warned_and_not_stopped_and_drafts_are_left_alone(client, trainer, catalogue, button, told):
    client.force_login(trainer)
    page = make_briefing(catalogue, summary="This is Robin Hughes.")
    form = open_form(client, edit_url(page)) | background("Ask why.") | ({button: "1"} if button else {})
    answer = client.post(edit_url(page), form)
    sentences = [str(message) for message in get_messages(answer.wsgi_request)]
    assert any("1 place may identify somebody." in sentence for sentence in sentences) is told
    assert page.get_latest_revision_as_object().summary == "This is Robin Hughes."
    assert bool(page.current_workflow_state) is told


def save_captions(client, page):
    url = reverse("recordings:captions", args=[page.recording.pk])
    known = client.get(url).context["form"]["known"].value()
    return client.post(url, {"captions": CAPTIONS, "known": known})


def save_title(client, url):
    form = querydict_from_html(client.get(url).text, form_id="w-editor-form").dict()
    return client.post(url, form | {"title": "With Robin Hughes in LS1 4AP"})


def save_recording(client, page):
    return save_title(client, reverse("recordings:edit", args=[page.recording.pk]))


def save_slides(client, page):
    return save_title(client, reverse("slides:edit", args=[page.deck.pk]))


@pytest.mark.parametrize("save", [save_captions, save_recording, save_slides])
@pytest.mark.parametrize("live", [True, False])
def test_what_is_saved_under_a_live_module_is_looked_at_at_once(client, trainer, catalogue, save, live):
    page = make_webinar(catalogue, recording=make_film(), deck=make_deck(), summary="Elin Rhys")
    if not live:
        page.unpublish()
    client.force_login(trainer)
    messages = [str(message) for message in get_messages(save(client, page).wsgi_request)]
    told = f"“{page.title}” is live and shows this already. 2 places may identify somebody."
    assert any(told in message for message in messages) is live


def test_other_pages_are_published_without_a_word(rf, catalogue):
    assert warn_on_submit(rf.post("/", {"action-publish": "1"}), catalogue) is None


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_does_not_grow(catalogue, rows, django_assert_num_queries):
    page = make_webinar(catalogue, questions=[make_question(stem="<p>Omar Malik?</p>") for _ in range(rows)])
    with django_assert_num_queries(12):
        assert findings(page).count == rows
