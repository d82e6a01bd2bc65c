"""What an uploaded recording is, read from real files."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from learning.probe import NotPlayable, probe
from tests.factories.media import FILM, REPORT, SMALL_FILES


def upload(path, name=""):
    return SimpleUploadedFile(name or path.name, path.read_bytes())


def test_the_facts_of_an_mp4():
    film = probe(upload(FILM))

    assert film.duration_seconds == Decimal("131.67")
    assert (film.content_type, film.width, film.height) == ("video/mp4", 854, 480)
    assert film.byte_size == FILM.stat().st_size
    assert len(film.sha256) == 64
    assert film.starts_fast


def test_the_facts_of_a_webm_whatever_it_is_called():
    film = probe(upload(SMALL_FILES / "clip.webm", "clip.mp4"))

    assert (film.content_type, film.width, film.height) == ("video/webm", 64, 36)
    assert film.duration_seconds == Decimal("3.01")


def test_an_index_at_the_end_of_the_file_is_seen():
    assert not probe(upload(SMALL_FILES / "slow-start.mp4")).starts_fast


def test_a_large_upload_is_read_where_it_lies_and_can_still_be_saved():
    large = TemporaryUploadedFile("film.mp4", "video/mp4", FILM.stat().st_size, None)
    large.write(FILM.read_bytes())
    large.seek(0)

    assert probe(large).duration_seconds == Decimal("131.67")
    assert large.read() == FILM.read_bytes()
    large.close()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"Dear colleague, here is the recording.", "This isn’t a video file, whatever its name says."),
        (b"", "This isn’t a video file, whatever its name says."),
        (REPORT.read_bytes(), "This is a PDF file. Save it as MP4 or WebM."),
        (
            (SMALL_FILES / "sound-only.mp4").read_bytes(),
            "The file has sound but no picture. Save it as a video, with a still picture if need be.",
        ),
        ((SMALL_FILES / "old-codec.mp4").read_bytes(), "Not every browser can play MPEG-4 Visual."),
        (FILM.read_bytes()[:700_000], "The end of the file is missing."),
    ],
    ids=["text", "nothing", "PDF", "sound only", "codec", "cut off"],
)
def test_what_browsers_cannot_play_is_refused_in_a_sentence(content, sentence):
    with pytest.raises(NotPlayable) as refusal:
        probe(SimpleUploadedFile("film.mp4", content))
    assert str(refusal.value).startswith(sentence)
    assert str(refusal.value).endswith(".")
