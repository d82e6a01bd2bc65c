"""A trainer adds slides; what can be seen at once is said at once, the rest when the worker has tried."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from learning.models import SlideDeck
from learning.tasks.slides import queue_conversion
from tests.factories import decks
from tests.factories.media import PDF, PPTX, make_deck
from tests.factories.pages import make_webinar

ADD = "/admin/slides/new/"


@pytest.fixture
def admin(client, trainer):
    client.force_login(trainer)
    return client


def upload(path, name=""):
    return SimpleUploadedFile(name or path.name, path.read_bytes())


def edit_url(deck):
    return f"/admin/slides/edit/{deck.pk}/"


def failed(problem, path=PPTX):
    return make_deck(path, state=SlideDeck.State.FAILED, problem=problem)


def test_slides_are_kept_as_they_came_and_made_by_the_worker(admin, trainer, run_durable_tasks):
    admin.post(ADD, {"title": "Slides", "file": upload(PDF)})

    deck = SlideDeck.objects.get()
    assert (deck.state, deck.created_by) == ("queued", trainer)
    assert "Waiting to be converted" in admin.get(edit_url(deck)).text
    run_durable_tasks()
    page = admin.get(edit_url(deck)).text
    assert "8 slides are shown." in page
    assert page.count('<img src="/media/slides/') == 8
    with deck.file.open() as kept:
        assert kept.read() == PDF.read_bytes()


def test_a_server_without_libreoffice_says_so_before_anything_is_uploaded(admin, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "There is no LibreOffice on this server" in admin.get(ADD).text
    (tmp_path / "soffice").touch(mode=0o755)
    assert "There is no LibreOffice on this server" not in admin.get(ADD).text


def test_one_row_is_queued_with_the_deck_and_none_without_it(admin):
    admin.post(ADD, {"title": "Slides", "file": upload(PPTX), "pdf": upload(PDF)})
    assert DBTaskResult.objects.get().args_kwargs["args"] == [SlideDeck.objects.get().pk]

    admin.post(ADD, {"title": "", "file": upload(PDF)})
    assert DBTaskResult.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "write", "sentence"),
    [
        ("deck.pptx", decks.write_bomb, "The file unpacks to far more than any slides need."),
        ("deck.pptx", decks.write_locked_pptx, "The file is protected by a password"),
        ("deck.pptx", lambda path: path.write_text("text") and path, "The file is broken, or it isn’t what its name"),
        ("deck.pdf", lambda path: path.write_text("text") and path, "This isn’t a PDF, whatever its name says."),
        ("deck.ppt", decks.write_locked_pptx, "Slides are a PowerPoint file (.pptx) or a PDF."),
    ],
    ids=["zip bomb", "password", "text named pptx", "text named pdf", "another kind"],
)
def test_what_can_be_seen_at_once_is_refused_at_once(admin, tmp_path, name, write, sentence):
    response = admin.post(ADD, {"title": "Kept", "file": upload(write(tmp_path / name))})

    assert response.context["form"].errors["file"][0].startswith(sentence)
    assert 'value="Kept"' in response.text
    assert not SlideDeck.objects.exists()


def test_a_pdf_may_begin_with_a_line_of_the_program_that_made_it(admin, tmp_path):
    (tmp_path / "deck.pdf").write_bytes(b"Made by a scanner\n" + PDF.read_bytes())
    admin.post(ADD, {"title": "Slides", "file": upload(tmp_path / "deck.pdf")})
    assert SlideDeck.objects.get().state == "queued"


def test_the_pdf_beside_a_powerpoint_file_must_be_one(admin):
    response = admin.post(ADD, {"title": "Slides", "file": upload(PPTX), "pdf": upload(PPTX, "deck.pdf")})

    assert response.context["form"].errors == {
        "pdf": ["This isn’t a PDF, whatever its name says. Save it as a PDF anew."]
    }


def test_a_deck_that_failed_says_why_and_is_tried_again_by_a_button(admin, run_durable_tasks):
    deck = failed(SlideDeck.Problem.CRASHED, PDF)
    page = admin.get(edit_url(deck))
    assert "The converter broke down on this file, twice. Try a PDF of the slides." in page.text
    assert 'name="try-again"' in page.text
    assert 'name="pdf"' not in page.text, "it is one"

    answer = admin.post(edit_url(deck), {"title": "Not looked at", "try-again": "yes"}, follow=True)
    assert "The slides will be made again." in answer.text
    deck.refresh_from_db()
    assert (deck.state, deck.problem, deck.title) == ("queued", "", "Continuity of care: slides")
    run_durable_tasks()
    deck.refresh_from_db()
    assert (deck.state, deck.slides.count()) == ("ready", 8)


def test_adding_the_pdf_that_was_asked_for_makes_the_slides(admin, run_durable_tasks):
    deck = failed(SlideDeck.Problem.NEEDS_PDF)
    page = admin.get(edit_url(deck)).text
    assert "Save the slides as a PDF too and add it here." in page
    assert 'name="pdf"' in page

    admin.post(edit_url(deck), {"title": "Slides", "pdf": upload(PDF)})
    run_durable_tasks()
    deck.refresh_from_db()
    assert (deck.state, deck.slides.count()) == ("ready", 8)
    assert 'name="pdf"' not in admin.get(edit_url(deck)).text, "what people see never changes"


def test_another_title_converts_nothing_anew_and_another_file_is_not_taken(admin):
    deck = make_deck(PDF, state=SlideDeck.State.READY)
    name = deck.file.name
    admin.post(edit_url(deck), {"title": "Another title", "file": upload(PPTX)})

    deck.refresh_from_db()
    assert (deck.title, deck.file.name, deck.state) == ("Another title", name, "ready")
    assert not DBTaskResult.objects.exists()


def test_the_chooser_takes_an_upload_and_has_it_converted(admin, run_durable_tasks):
    answer = admin.post(reverse("slides_chooser:create"), {"upload-title": "New", "upload-file": upload(PDF)}).json()

    deck = SlideDeck.objects.get()
    assert answer["step"] == "chosen"
    assert answer["result"] == {"id": str(deck.pk), "title": "New", "edit_url": edit_url(deck)}
    run_durable_tasks()
    deck.refresh_from_db()
    assert deck.is_ready


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_says_how_far_each_is_in_the_same_number_of_queries(admin, rows, django_assert_num_queries):
    for _ in range(rows):
        failed(SlideDeck.Problem.NEEDS_PDF)
    admin.get("/admin/slides/")  # what Wagtail remembers between requests
    with django_assert_num_queries(12):
        page = admin.get("/admin/slides/")
    assert page.text.count("Could not be converted") == rows + 1  # the filter names it too
    assert page.text.count("See why, and try again") == rows


@pytest.mark.parametrize("slides", [1, 3])
def test_the_page_of_a_deck_asks_the_same_for_any_number_of_slides(
    admin, slides, tmp_path, run_durable_tasks, django_assert_num_queries
):
    deck = queue_conversion(deck=make_deck(decks.write_pdf(tmp_path / "deck.pdf", slides)))
    run_durable_tasks()
    admin.get(edit_url(deck))
    with django_assert_num_queries(15):
        assert admin.get(edit_url(deck)).text.count('<img src="/media/slides/') == slides


@pytest.fixture
def lacking(tmp_path, run_durable_tasks):
    """Two slides; the first has no title, and a picture that nobody describes."""
    deck = make_deck(decks.write_pictures(tmp_path / "deck.pptx"), pdf=decks.write_pdf(tmp_path / "beside.pdf", 2))
    queue_conversion(deck=deck)
    run_durable_tasks()
    return deck


def test_the_page_of_a_deck_names_what_is_missing_and_how_to_put_it_right(admin, lacking):
    page = admin.get(edit_url(lacking)).text
    assert "Slide 1 has no title." in page
    assert "In PowerPoint: Review, Check Accessibility, Missing slide title." in page
    assert "Slide 1 has a picture without alternative text." in page
    assert "right-click the picture, then View Alt Text" in page
    assert page.count('name="slide-') == 2
    assert "1 slide</td>" in " ".join(admin.get("/admin/slides/").text.split()).replace(" </td>", "</td>")


def test_a_title_and_a_picture_text_are_typed_beside_the_slide_and_shown(admin, trainer, lacking, catalogue, client):
    typed = {"title": "Slides", "slide-1-title": "Who was there", "slide-1-pictures": "A family of four"}
    admin.post(edit_url(lacking), typed)
    page = make_webinar(catalogue, deck=SlideDeck.objects.get())
    client.logout()
    shown = client.get(page.url).text
    assert '<h3 class="govuk-heading-s">Who was there</h3>' in shown
    assert 'alt="Who was there"' in shown
    assert "A family of four" in shown
    assert not SlideDeck.objects.lacking_text().exists()

    client.force_login(trainer)
    again = admin.get(edit_url(lacking)).text
    assert "has no title" not in again
    assert "without alternative text" not in again
    assert 'value="Who was there"' in again


def test_what_was_typed_can_be_taken_away_and_what_the_file_says_can_not(admin, lacking):
    admin.post(edit_url(lacking), {"title": "Slides", "slide-1-title": "Typed", "slide-2-title": "Not asked for"})
    assert list(lacking.slides.values_list("title", flat=True)) == ["Typed", "Nothing is missing"]
    admin.post(edit_url(lacking), {"title": "Slides", "slide-1-title": "", "slide-1-pictures": ""})
    assert lacking.slides.first().lacks_title


@pytest.mark.parametrize(
    ("title", "pictures", "told"),
    [
        ("x" * 201, "A family of four", "at most 200 characters"),
        ("Who was there", "x" * 2001, "at most 2000 characters"),
    ],
)
def test_what_is_typed_too_long_is_refused_at_its_field_and_all_of_it_stays(admin, lacking, title, pictures, told):
    typed = {"title": "Slides", "slide-1-title": title, "slide-1-pictures": pictures}
    response = admin.post(edit_url(lacking), typed)
    assert told in response.text
    assert f'value="{title}"' in response.text
    assert f"{pictures}</textarea>" in response.text
    assert lacking.slides.first().lacks_title


def test_the_state_of_a_deck_is_a_piece_of_a_page_that_says_whether_to_ask_again(admin, run_durable_tasks):
    deck = failed(SlideDeck.Problem.CRASHED, PDF)
    url = f"/admin/slides/state/{deck.pk}/"
    first = admin.get(url).text
    assert "The converter broke down on this file, twice." in first
    assert "data-deck-waits" not in first

    assert "data-deck-waits" in admin.post(url).text
    run_durable_tasks()
    last = admin.get(url).text
    assert "Ready: 8 slides are shown." in last
    assert "data-deck-waits" not in last


def test_the_editor_of_a_module_says_how_far_its_slides_are(admin, catalogue):
    deck = failed(SlideDeck.Problem.NEEDS_PDF)
    page = make_webinar(catalogue, deck=deck)
    editor = admin.get(f"/admin/pages/{page.pk}/edit/").text
    assert f'data-deck-state="/admin/slides/state/{deck.pk}/"' in editor
    assert "Save the slides as a PDF too and add it here." in editor


def test_the_state_of_a_deck_is_for_those_who_keep_decks(client, practitioner):
    client.force_login(practitioner)
    deck = make_deck(PDF)
    url = f"/admin/slides/state/{deck.pk}/"
    for right, sees, tries in [("", 0, 0), ("access_admin", 0, 0), ("view_slidedeck", 1, 0), ("add_slidedeck", 1, 1)]:
        practitioner.user_permissions.add(*Permission.objects.filter(codename=right))
        assert client.get(url).text.count("Waiting to be converted") == sees
        client.post(url)
        assert DBTaskResult.objects.count() == tries


def test_deleting_a_deck_takes_its_file_and_pictures(
    client, administrator, run_durable_tasks, django_capture_on_commit_callbacks
):
    client.force_login(administrator)
    deck = queue_conversion(deck=make_deck(PPTX, pdf=PDF))
    run_durable_tasks()
    storage, folder = deck.file.storage, deck.file.name.rpartition("/")[0]
    assert len(storage.listdir(folder)[1]) == 10
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/admin/slides/delete/{deck.pk}/")

    assert not SlideDeck.objects.exists()
    assert storage.listdir(folder)[1] == []
