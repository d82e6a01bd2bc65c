"""Private files are sent in parts, as players ask for them, and again only where they have changed."""

import pytest
from django.utils.http import http_date

from tests.factories.media import FILM, make_film
from tests.factories.pages import make_webinar

WHOLE = FILM.read_bytes()
SIZE = len(WHOLE)


@pytest.fixture
def film(catalogue):
    """A film on a live public page."""
    recording = make_film(sha256="a" * 64)
    make_webinar(catalogue, recording=recording)
    return recording


def body(response):
    return b"".join(response.streaming_content)


def test_the_whole_file_says_that_it_can_be_had_in_parts(client, film):
    response = client.get(film.file_url)

    assert response.status_code == 200
    assert response.headers["Accept-Ranges"] == "bytes"
    assert response.headers["Content-Length"] == str(SIZE)
    assert response.headers["Content-Type"] == "video/mp4"
    assert response.headers["ETag"] == f'"{"a" * 64}"'
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert body(response) == WHOLE


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-99", range(100)),
        (f"bytes={SIZE - 50}-", range(SIZE - 50, SIZE)),
        ("bytes=-50", range(SIZE - 50, SIZE)),
        ("bytes=100000-299999", range(100_000, 300_000)),
    ],
)
def test_a_part_is_that_part_and_says_which(client, film, header, part):
    response = client.get(film.file_url, headers={"range": header})

    assert response.status_code == 206
    assert response.headers["Content-Range"] == f"bytes {part.start}-{part.stop - 1}/{SIZE}"
    assert response.headers["Content-Length"] == str(len(part))
    assert body(response) == WHOLE[part.start : part.stop]


def test_after_the_end_there_is_nothing_and_the_size_is_told(client, film):
    response = client.get(film.file_url, headers={"range": f"bytes={SIZE}-"})

    assert response.status_code == 416
    assert response.headers["Content-Range"] == f"bytes */{SIZE}"
    assert response.content == b""


def test_several_parts_at_once_are_answered_with_the_whole(client, film):
    response = client.get(film.file_url, headers={"range": "bytes=0-1,5-6"})
    assert (response.status_code, len(body(response))) == (200, SIZE)


def test_head_has_the_headers_alone(client, film):
    response = client.head(film.file_url, headers={"range": "bytes=0-99"})

    assert response.status_code == 200
    assert response.headers["Content-Length"] == str(SIZE)
    assert response.headers["Accept-Ranges"] == "bytes"
    assert response.content == b""


def test_a_part_of_a_version_that_is_gone_is_answered_with_the_whole(client, film):
    first = client.get(film.file_url, headers={"range": "bytes=0-9"})
    etag, changed = first.headers["ETag"], first.headers["Last-Modified"]
    body(first)
    for same in (etag, changed):
        response = client.get(film.file_url, headers={"range": "bytes=0-9", "if-range": same})
        assert (response.status_code, body(response)) == (206, WHOLE[:10])
    for other in ('"other"', f"W/{etag}", http_date(0)):
        response = client.get(film.file_url, headers={"range": "bytes=0-9", "if-range": other})
        assert (response.status_code, len(body(response))) == (200, SIZE)


def test_what_the_browser_has_is_not_sent_again(client, film):
    etag = client.get(film.file_url).headers["ETag"]

    for headers in ({"if-none-match": etag}, {"if-none-match": etag, "range": "bytes=0-9"}):
        response = client.get(film.file_url, headers=headers)
        assert (response.status_code, response.headers["ETag"]) == (304, etag)
    assert client.get(film.file_url, headers={"if-match": '"other"'}).status_code == 412


def test_other_methods_are_refused(client, film):
    assert client.post(film.file_url).status_code == 405


def test_nginx_sends_the_bytes_where_it_can(client, film, settings):
    settings.PRIVATE_ACCEL_PREFIX = "/private-files/"
    response = client.get(film.file_url, headers={"range": "bytes=0-9"})

    assert response.status_code == 200
    assert response.headers["X-Accel-Redirect"] == f"/private-files/{film.file.name}"
    assert response.headers["Content-Type"] == "video/mp4"
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert response.content == b""


def test_a_file_that_is_missing_on_the_disk_is_not_found(client, film):
    film.file.storage.delete(film.file.name)
    assert client.get(film.file_url).status_code == 404


def test_a_public_file_is_found_without_looking_at_the_session(client, film, django_assert_num_queries):
    body(client.get(film.file_url))
    with django_assert_num_queries(3):  # the recording, restrictions, a page
        body(client.get(film.file_url, headers={"range": "bytes=0-99"}))
