"""A trainer adds recordings and keeps their captions and chapters."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.urls import reverse
from django.utils import timezone

from learning.authoring.recordings import LARGEST_FILE, RecordingForm
from learning.models import Recording, Upload
from tests.factories.media import FILM, SMALL_FILES, make_film, with_captions
from tests.factories.pages import make_enrolment, make_recording, make_webinar
from tests.learning.recording_forms import ADD, ADDRESS, GOOD, content, edit_url, errors, filled, film, sent_ahead, vtt


@pytest.fixture
def admin(client, trainer):
    client.force_login(trainer)
    return client


def test_an_uploaded_file_is_described_by_itself(admin, trainer):
    response = admin.post(ADD, filled(file=film()))

    assert response.status_code == 302
    recording = Recording.objects.get()
    assert (recording.seconds, recording.content_type) == (131.67, "video/mp4")
    assert (recording.width, recording.height) == (854, 480)
    assert recording.byte_size == FILM.stat().st_size
    assert len(recording.sha256) == 64
    assert recording.created_by == trainer
    assert content(recording) == FILM.read_bytes()


def test_a_file_whose_index_is_at_its_end_is_kept_with_a_hint(admin):
    response = admin.post(ADD, filled(file=film(SMALL_FILES / "slow-start.mp4")), follow=True)

    assert Recording.objects.count() == 1
    assert "The recording starts a little slowly" in response.text


def test_a_file_that_starts_at_once_needs_no_hint(admin):
    assert "starts a little slowly" not in admin.post(ADD, filled(file=film()), follow=True).text


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (SimpleUploadedFile("film.mp4", b"Dear colleague"), "This isn’t a video file, whatever its name says."),
        (SimpleUploadedFile("film.mov", FILM.read_bytes()), "Allowed extensions are: mp4, webm."),
        (SimpleUploadedFile("film.mp4", b""), "The submitted file is empty."),
    ],
    ids=["text", "another kind", "nothing"],
)
def test_a_file_that_is_no_recording_is_refused_in_a_sentence(admin, upload, sentence):
    response = admin.post(ADD, filled(file=upload, title="Kept"))

    assert sentence in errors(response)["file"][0]
    assert 'value="Kept"' in response.text
    assert not Recording.objects.exists()


def test_a_file_over_four_gigabytes_is_refused_before_it_is_read(trainer, tmp_path):
    path = tmp_path / "film.mp4"
    with path.open("wb") as sparse:
        sparse.truncate(LARGEST_FILE + 1)
    with path.open("rb") as opened:
        upload = UploadedFile(opened, "film.mp4", "video/mp4", path.stat().st_size)
        form = RecordingForm(filled(), {"file": upload}, instance=Recording(), for_user=trainer)
        assert not form.is_valid()
    assert form.errors["file"] == ["The file is larger than 4 GB. Save the recording in a lower resolution."]


def test_an_address_needs_its_length(admin):
    response = admin.post(ADD, filled(external_url=ADDRESS))
    assert errors(response) == {"duration_seconds": ["Type how long the video is. For example: 58:00 or 1:02:30."]}

    admin.post(ADD, filled(external_url=ADDRESS, duration_seconds="58:00"))
    recording = Recording.objects.get()
    assert (recording.external_url, recording.seconds, recording.provider) == (ADDRESS, 3480, "youtube")


@pytest.mark.parametrize(
    ("typed", "seconds"), [("1:02:30", 3750), ("3480", 3480), (" 58:00 ", 3480), ("99:59:59", 359_999)]
)
def test_a_length_is_typed_as_a_clock_shows_it(admin, typed, seconds):
    admin.post(ADD, filled(external_url=ADDRESS, duration_seconds=typed))
    assert Recording.objects.get().seconds == seconds


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("58", "This is less than a minute. For 58 minutes write 58:00."),
        ("an hour", "Write hours, minutes and seconds with colons. For example: 58:00 or 1:02:30."),
        ("1:75", "Write hours, minutes and seconds with colons. For example: 58:00 or 1:02:30."),
    ],
)
def test_a_length_that_cannot_be_meant_is_refused_and_kept_in_the_form(admin, typed, sentence):
    response = admin.post(ADD, filled(external_url=ADDRESS, duration_seconds=typed))

    assert errors(response) == {"duration_seconds": [sentence]}
    shown = re.search(r'name="duration_seconds" value="([^"]*)"', response.text)
    assert shown[1] in {typed, "0:58"}


def test_either_a_file_or_an_address(admin):
    sentence = "Upload a file or give an address: one of the two."
    assert sentence in admin.post(ADD, filled()).text
    response = admin.post(ADD, filled(external_url=ADDRESS, duration_seconds="58:00", file=film()))
    assert sentence in response.text
    assert not Recording.objects.exists()


def test_an_address_of_another_site_is_refused_with_examples(admin):
    response = admin.post(ADD, filled(external_url="https://youtube.com.example.org/watch?v=abcdefghijk"))

    assert errors(response)["external_url"][0].startswith("This isn’t the address of a video at YouTube or Vimeo.")
    assert "https://youtube.com.example.org/watch?v=abcdefghijk" in response.text


def test_after_an_error_elsewhere_files_and_all_that_was_typed_are_still_there(admin):
    response = admin.post(
        ADD,
        filled(
            {"starts_seconds": "5:00", "title": "After the end"},
            file=film(),
            captions_file=vtt(GOOD),
            captions_state="automatic",
            title="Kept",
        ),
    )

    assert errors(response) == {"chapters-0-starts_seconds": ["The recording has ended by then."]}
    assert f"{FILM.name} (" in response.text
    assert "captions.vtt (" in response.text
    assert 'value="Kept"' in response.text
    assert 'value="After the end"' in response.text
    assert 'value="5:00"' in response.text

    sent = {f"{name}-upload": sent_ahead(response, name) for name in ("file", "captions_file")}
    admin.post(ADD, filled(captions_state="automatic", title="Kept", **sent))
    assert content(recording := Recording.objects.get()) == FILM.read_bytes()
    assert (recording.title, recording.transcript[0].text) == ("Kept", "Hello")
    assert not Upload.objects.exists()


def test_the_file_of_a_recording_is_never_replaced(admin):
    recording = make_film()
    name = recording.file.name
    admin.post(edit_url(recording), filled(file=film(SMALL_FILES / "clip.webm"), duration_seconds="9:00"))

    recording.refresh_from_db()
    assert (recording.file.name, recording.seconds) == (name, 131.67)
    assert content(recording) == FILM.read_bytes()
    page = admin.get(edit_url(recording))
    assert 'name="file"' not in page.text
    assert 'name="external_url"' not in page.text


def test_the_chooser_takes_an_upload_and_answers_with_it(admin, trainer):
    upload = {"upload-title": "New", "upload-captions_state": "none", "upload-file": film()}
    answer = admin.post(reverse("recording_chooser:create"), upload).json()

    recording = Recording.objects.get()
    assert answer["step"] == "chosen"
    assert answer["result"] == {"id": str(recording.pk), "title": "New", "edit_url": edit_url(recording)}
    assert recording.created_by == trainer


def test_the_chooser_shows_the_form_again_with_the_error(admin):
    upload = {
        "upload-title": "Kept",
        "upload-captions_state": "none",
        "upload-file": SimpleUploadedFile("film.mp4", b"text"),
    }
    answer = admin.post(reverse("recording_chooser:create"), upload).json()

    assert answer["step"] == "reshow_creation_form"
    assert "This isn’t a video file" in answer["htmlFragment"]
    assert 'value="Kept"' in answer["htmlFragment"]


def test_the_chooser_finds_by_any_words_of_the_title(admin):
    make_recording(title="Continuity of care")
    make_recording(title="Professional curiosity")

    found = admin.get(reverse("recording_chooser:choose_results"), {"q": "care CONTINUITY"}).text
    assert "Continuity of care" in found
    assert "Professional curiosity" not in found
    assert "1:40" in found  # its length


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_database_the_same_for_any_number(admin, rows, django_assert_num_queries):
    for _ in range(rows):
        with_captions(make_film())
    admin.get("/admin/recordings/")  # what Wagtail remembers between requests
    with django_assert_num_queries(12):
        page = admin.get("/admin/recordings/")
    assert page.text.count("Reviewed by a person") == rows + 1  # the filter names it too


def test_an_unused_recording_is_deleted_with_its_file(client, administrator, django_capture_on_commit_callbacks):
    client.force_login(administrator)
    recording = make_film()
    storage, name = recording.file.storage, recording.file.name
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/admin/recordings/delete/{recording.pk}/")

    assert not Recording.objects.exists()
    assert not storage.exists(name)


def test_a_recording_that_somebody_has_watched_stays(client, administrator, practitioner, catalogue):
    client.force_login(administrator)
    recording = make_film()
    page = make_webinar(catalogue)
    enrolment = make_enrolment(practitioner, page, started_at=timezone.now())
    enrolment.watch_progress.create(recording=recording, updated_at=timezone.now())

    response = client.post(f"/admin/recordings/delete/{recording.pk}/", follow=True)
    assert "People’s records need this, so it can’t be deleted." in response.text
    assert recording.file.storage.exists(recording.file.name)


def test_trainers_delete_nothing(admin):
    recording = make_film()
    response = admin.post(f"/admin/recordings/delete/{recording.pk}/", follow=True)
    assert "you do not have permission" in response.text.lower()
    assert Recording.objects.exists()


@pytest.mark.parametrize("who", ["practitioner", "manager"])
def test_nobody_but_authors_comes_in(client, request, who):
    client.force_login(request.getfixturevalue(who))
    for address in (ADD, "/admin/recordings/", reverse("recording_chooser:choose")):
        assert client.get(address).status_code in {302, 403}
    assert not Recording.objects.exists()
