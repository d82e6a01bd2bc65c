"""Recordings, slides, captions, posters and reports are only for those who may see a live page that has them."""

import datetime

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.files.images import ImageFile
from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction

from learning.demo.texts import MEDIA
from learning.models import PartnershipSettings
from learning.tasks.slides import queue_conversion
from tests.factories.media import FILM, PDF, PPTX, REPORT, make_deck, make_film, make_review, with_captions
from tests.factories.pages import make_briefing, make_webinar


def body(response):
    return b"".join(response.streaming_content)


@pytest.fixture
def everything(catalogue, run_durable_tasks):
    """A live page with all that lies in private storage, and the addresses of it."""
    with (MEDIA / "continuity-of-care-poster.webp").open("rb") as picture:
        poster = get_image_model().objects.create(title="Poster", file=ImageFile(picture, name="poster.webp"))
    recording = with_captions(make_film(poster=poster))
    deck = queue_conversion(deck=make_deck(PDF))
    run_durable_tasks()
    review = make_review()
    page = make_webinar(catalogue, recording=recording, deck=deck, case_review=review)
    slide = deck.slides.get(number=1).image_url
    addresses = [recording.file_url, recording.captions_url, recording.poster_url]
    return page, [*addresses, deck.download_url, slide, review.report_url]


def found(client, addresses):
    """The status of each, as a set: all must be alike."""
    return {client.get(address).status_code for address in addresses}


def restrict(page, kind, *groups):
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind)
    restriction.groups.set(groups)


def test_what_a_live_public_page_shows_is_open_to_everybody(client, everything):
    assert found(client, everything[1]) == {200}


def test_what_it_sends_is_what_was_uploaded(client, everything):
    film, captions, poster, deck, slide, report = (client.get(address) for address in everything[1])

    assert body(film) == FILM.read_bytes()
    assert captions.headers["Content-Type"] == "text/vtt; charset=utf-8"
    assert captions.text.startswith("WEBVTT")
    assert poster.headers["Content-Type"] == slide.headers["Content-Type"] == "image/webp"
    assert body(poster)[8:12] == body(slide)[8:12] == b"WEBP"
    assert body(deck) == PDF.read_bytes()
    assert deck.headers["Content-Disposition"] == 'attachment; filename="continuity-of-care-slides.pdf"'
    assert body(report) == REPORT.read_bytes()
    assert report.headers["Content-Disposition"].endswith('-report.pdf"')


def test_captions_that_the_browser_has_are_not_sent_again(client, everything):
    captions = everything[1][1]
    etag = client.get(captions).headers["ETag"]
    assert client.get(captions, headers={"if-none-match": etag}).status_code == 304


def test_what_no_live_page_shows_is_for_editors_only(client, everything, practitioner, manager, trainer):
    page, addresses = everything
    page.unpublish()

    assert found(client, addresses) == {404}
    for person in (practitioner, manager):
        client.force_login(person)
        assert found(client, addresses) == {404}
    client.force_login(trainer)
    assert found(client, addresses) == {200}


def test_what_only_a_draft_shows_is_for_editors_only(client, catalogue, practitioner, trainer):
    page = make_webinar(catalogue)
    draft = page.recording = make_film()
    page.save_revision()

    client.force_login(practitioner)
    assert client.get(draft.file_url).status_code == 404
    client.force_login(trainer)
    assert client.get(draft.file_url).status_code == 200


def test_a_page_for_people_who_are_signed_in(client, everything, practitioner):
    page, addresses = everything
    restrict(page, PageViewRestriction.LOGIN)

    assert found(client, addresses) == {404}
    client.force_login(practitioner)
    assert found(client, addresses) == {200}


def test_a_page_for_one_agencys_group_is_nothing_to_anybody_else(client, everything, practitioner, stranger):
    page, addresses = everything
    ours = Group.objects.create(name="Northmoor")
    practitioner.groups.add(ours)
    restrict(page.get_parent(), PageViewRestriction.GROUPS, ours)  # a page inherits it

    assert found(client, addresses) == {404}
    client.force_login(stranger)
    assert found(client, addresses) == {404}
    client.force_login(practitioner)
    assert found(client, addresses) == {200}


def test_one_public_page_is_enough(client, everything, catalogue):
    page, addresses = everything
    restrict(page, PageViewRestriction.LOGIN)
    make_webinar(catalogue, recording=page.recording, deck=page.deck, case_review=page.case_review)

    assert found(client, addresses) == {200}


def test_the_report_is_gone_the_day_after_for_everybody(client, catalogue, trainer):
    review = make_review(publish_until=datetime.date(2026, 6, 30))
    make_briefing(catalogue, case_review=review)
    address = make_review_address(review)
    with time_machine.travel(datetime.datetime(2026, 6, 30, 22, 59, tzinfo=datetime.UTC)):
        assert client.get(address).status_code == 200
    with time_machine.travel(datetime.datetime(2026, 6, 30, 23, 1, tzinfo=datetime.UTC)):  # 1 July in London
        for _ in range(2):
            gone = client.get(address)
            assert gone.status_code == 410
            assert "was published here until 30 June 2026. What was learnt from it stays." in gone.text
            client.force_login(trainer)


def test_who_may_not_see_the_learning_is_not_told_of_its_report(client, catalogue):
    review = make_review(publish_until=datetime.date(2026, 6, 30))
    restrict(make_briefing(catalogue, case_review=review), PageViewRestriction.LOGIN)

    assert found(client, [make_review_address(review)]) == {404}


def test_the_learning_says_whom_to_ask_for_a_report_that_ended(client, catalogue):
    partnership = PartnershipSettings.for_site(catalogue.get_site())
    partnership.contact_email = "learning@example.org"
    partnership.save()
    review = make_review(publish_until=datetime.date(2026, 6, 30))
    page = client.get(make_briefing(catalogue, case_review=review).url).text

    assert "was published here until 30 June 2026" in page
    assert 'href="mailto:learning@example.org"' in page
    assert make_review_address(review) not in page


def make_review_address(review):
    return f"/media/reviews/{review.public_id}/report/"


def test_names_of_nothing_are_not_found(client, everything):
    unknown = "00000000-0000-4000-8000-000000000000"
    kinds = ["recordings/{}/film.mp4", "recordings/{}/captions.vtt", "recordings/{}/poster.webp", "slides/{}/1.webp"]
    kinds += ["slides/{}/file/", "reviews/{}/report/"]
    assert found(client, [f"/media/{kind.format(unknown)}" for kind in kinds]) == {404}
    page = everything[0]
    assert client.get(f"/media/slides/{page.deck.public_id}/9.webp").status_code == 404


def test_what_is_not_there_is_not_found(client, catalogue):
    make_webinar(catalogue, recording=(film := make_film()))
    make_briefing(catalogue, case_review=(review := make_review(report=None)))
    assert client.get(f"/media/recordings/{film.public_id}/captions.vtt").status_code == 404
    assert client.get(f"/media/recordings/{film.public_id}/poster.webp").status_code == 404
    assert client.get(make_review_address(review)).status_code == 404


def test_a_powerpoint_file_is_a_download_of_its_kind(client, catalogue):
    deck = make_deck(PPTX, title="Gofal parhaus: tŷ")
    make_webinar(catalogue, deck=deck)
    response = client.get(deck.download_url)

    assert response.headers["Content-Disposition"] == 'attachment; filename="gofal-parhaus-ty.pptx"'
    assert response.headers["Content-Type"].endswith("presentationml.presentation")
    body(response)
