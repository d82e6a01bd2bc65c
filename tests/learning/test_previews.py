"""Trainers see a module as practitioners will, before it is published and before it is even saved."""

import pytest
from django.urls import reverse
from wagtail.admin.models import FormState

from learning.blocks import RunningText
from learning.models import BriefingPage, Enrolment, PartnershipSettings, StepProgress, WatchProgress, WebinarPage
from records.models import Certificate, Completion
from tests.factories.editing import add_url, background, edit_url, open_form, themes
from tests.factories.media import FILM, make_chapter, make_deck, make_film, make_review, with_captions
from tests.factories.pages import make_briefing
from tests.factories.questions import make_question

BLOCKS = list(RunningText().child_blocks.values())


@pytest.fixture
def film(db):
    recording = with_captions(make_film())
    make_chapter(recording, 75, "What good discharge looks like")
    return recording


@pytest.fixture
def deck(db):
    deck = make_deck(state="ready")
    deck.slides.create(number=1, title="Begin early", text="On the day of admission", width=1280, height=720)
    return deck


@pytest.fixture
def preview(client, catalogue, trainer):
    """Types this into a new page and looks at its preview; nothing is saved."""
    client.force_login(trainer)

    def preview(kind, mode="", **typed):
        place = ["learning", kind._meta.model_name, catalogue.pk]
        form = open_form(client, add_url(kind, catalogue)) | typed
        url = reverse("wagtailadmin_pages:preview_on_add", args=place)
        assert client.post(url, form).json() == {"is_valid": True, "is_available": True}
        return client.get(url, {"mode": mode, "in_preview_panel": "true"})

    return preview


def questions(question):
    return {
        "check_items-TOTAL_FORMS": "1",
        "check_items-0-question": question.pk,
        "check_items-0-ORDER": "1",
        "check_items-0-DELETE": "",
    }


def test_a_webinar_that_was_never_saved_shows_everything(preview, film, deck):
    review = make_review()
    body = preview(
        WebinarPage,
        title="Planning for home",
        recording=film.pk,
        deck=deck.pk,
        case_review=review.pk,
        **background("Robin was seven."),
        **themes(("Planning too late", ["<p>Begin on the day of admission.</p>"])),
        **questions(make_question()),
    ).content.decode()
    assert not WebinarPage.objects.exists()
    for seen in (
        "Planning for home",
        film.file_url,
        "What good discharge looks like",
        'id="transcript"',
        "Begin early",
        deck.slides.get().image_url,
        "Robin was seven.",
        "Planning too late",
        "Begin on the day of admission.",
        reverse("learning:review_report", args=[review.public_id]),
        "Knowledge check",
    ):
        assert seen in body, seen


def test_a_briefing_that_was_never_saved_shows_everything(preview, agency):
    body = preview(
        BriefingPage,
        title="Was not brought",
        **themes(("Missed appointments", ["<p>Ring the family.</p>"])),
        **{"themes-0-recommendations-0-addressed_to": agency.pk},
        **questions(make_question()),
    ).content.decode()
    assert not BriefingPage.objects.exists()
    for seen in ("Was not brought", "Missed appointments", "Ring the family.", agency.name, "Knowledge check"):
        assert seen in body, seen


@pytest.mark.parametrize("kind", [WebinarPage, BriefingPage])
def test_an_empty_form_has_a_preview_too(preview, kind):
    assert "Placeholder title" in preview(kind).content.decode()


def test_the_handout_is_the_briefing_alone(preview, film):
    body = preview(
        WebinarPage, mode="handout", title="Planning for home", recording=film.pk, **themes(("Planning too late", []))
    ).content.decode()
    assert "Planning too late" in body
    assert film.file_url not in body
    assert "What counts as complete" not in body


@pytest.mark.parametrize(
    ("kind", "what"),
    [(WebinarPage, "watched the recording and passed"), (BriefingPage, "read the briefing and passed")],
)
def test_the_certificate_of_a_module_that_was_never_saved_is_nobodys(preview, catalogue, kind, what):
    body = preview(
        kind, mode="certificate", title="Planning for home", cpd_minutes="75", pass_mark="80",
        **{"learning_outcomes-TOTAL_FORMS": "1", "learning_outcomes-0-text": "Plan a discharge early.",
           "learning_outcomes-0-ORDER": "1", "learning_outcomes-0-DELETE": ""},
        **questions(make_question()),
    ).content.decode()  # fmt: skip
    for seen in ("Preview: nobody has this certificate.", "Sam Example", "Planning for home", what,
                 "1 hour 15 minutes", "80%, pass mark 80%", "Plan a discharge early."):  # fmt: skip
        assert seen in body, seen
    assert not Certificate.objects.exists()
    assert not Completion.objects.exists()


@pytest.mark.parametrize("mode", ["", "check", "certificate", "handout"])
def test_a_module_that_was_never_published_has_each_preview(client, trainer, catalogue, mode):
    page = make_briefing(catalogue, title="Was not brought", questions=[make_question(stem="<p>What first?</p>")])
    page.unpublish()
    client.force_login(trainer)
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    client.post(url, open_form(client, edit_url(page)))
    body = client.get(url, {"mode": mode}, follow=True).text
    seen = {"": "Missed appointments.", "check": "Question 1", "certificate": "Sam Example"}
    assert seen.get(mode, "Missed appointments.") in body


def test_a_check_that_was_never_saved_says_what_to_do(preview):
    body = preview(BriefingPage, mode="check", title="Was not brought").text
    assert "Save the draft once. From then on you can try the check here." in body


def test_a_preview_has_nothing_that_could_be_recorded(preview, film):
    body = preview(
        WebinarPage, title="Planning for home", recording=film.pk, **themes(("Planning too late", []))
    ).content.decode()
    assert "I read the transcript instead" in body
    assert "I have read this briefing" in body
    assert 'data-watched-url=""' in body
    assert "/journey/" not in body
    assert not Enrolment.objects.exists()
    assert not StepProgress.objects.exists()
    assert not WatchProgress.objects.exists()


def test_a_draft_of_a_live_module_does_not_record_either(client, catalogue, trainer):
    page = make_briefing(catalogue, questions=[make_question()])
    client.force_login(trainer)
    assert "/journey/" in client.get(page.url).content.decode(), "the module itself does"
    body = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).content.decode()
    assert "Start the check" in body
    assert "/journey/" not in body


def test_the_admin_may_frame_a_preview_and_nobody_may_frame_the_page(preview, client, catalogue):
    framed = preview(BriefingPage, title="Was not brought").headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in framed
    assert "script-src 'self';" in framed, "a preview is as strict as the page"
    page = make_briefing(catalogue)
    assert "frame-ancestors 'none'" in client.get(page.url).headers["Content-Security-Policy"]


def test_the_userbar_is_in_previews_only(preview, client, catalogue):
    assert "<wagtail-userbar>" in preview(BriefingPage, title="Was not brought").content.decode()
    page = make_briefing(catalogue)
    assert "<wagtail-userbar>" not in client.get(page.url).content.decode()


def test_what_is_typed_over_a_live_page_is_seen_in_the_preview_only(client, catalogue, trainer):
    page = make_briefing(catalogue, title="As published")
    client.force_login(trainer)
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    form = open_form(client, edit_url(page)) | {"title": "As typed"}
    assert client.post(url, form).json()["is_valid"]
    assert "As typed" in client.get(url).content.decode()
    assert "As typed" not in client.get(page.url).content.decode()
    assert FormState.objects.count() == 1


def test_private_files_of_a_draft_open_for_who_edits_and_for_nobody_else(client, trainer, practitioner, film, deck):
    files = [film.file_url, film.captions_url, deck.download_url]
    client.force_login(trainer)
    assert b"".join(client.get(film.file_url)) == FILM.read_bytes()
    assert [client.get(url).status_code for url in files] == [200, 200, 200]
    client.force_login(practitioner)
    assert [client.get(url).status_code for url in files] == [404, 404, 404]


def test_the_settings_have_a_preview_of_what_is_typed(client, catalogue, administrator):
    settings = PartnershipSettings.for_site(catalogue.get_site())
    client.force_login(administrator)
    request = client.get("/admin/").wsgi_request
    settings.name, settings.brand_colour = "Typed Partnership", "#123456"
    body = settings.make_preview_request(request).content.decode()
    assert "Typed Partnership" in body
    assert "#123456" in body
    assert "Typed Partnership" not in client.get(catalogue.url).content.decode()


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.name)
def test_every_block_can_be_seen_before_it_is_chosen(block, client, trainer):
    assert block.is_previewable
    assert block.get_description()
    client.force_login(trainer)
    url = reverse("wagtailadmin_block_preview")
    body = client.get(url, {"id": block.definition_prefix}).content.decode()
    value = block.get_preview_value()
    words = value["words"] if isinstance(value, dict) else getattr(value, "source", value)
    assert str(words) in body
    assert "css/lanyard.css" in body
