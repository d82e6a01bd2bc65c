"""Which addresses of videos are accepted, and what they become. No test here may reach another host."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.embeds.embeds import get_embed
from wagtail.embeds.exceptions import EmbedNotFoundException

from learning.authoring.recordings import VideoAddressField
from learning.embeds import find_video

YOUTUBE = "https://www.youtube-nocookie.com/embed/abcdefghijk?enablejsapi=1&rel=0&playsinline=1"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/watch?v=abcdefghijk",
        "http://youtube.com/watch?v=abcdefghijk",
        "https://m.youtube.com/watch?list=PL1&v=abcdefghijk&t=75s",
        "https://www.youtube.com/live/abcdefghijk?si=xyz",
        "https://www.youtube.com/embed/abcdefghijk",
        "https://www.youtube.com/shorts/abcdefghijk",
        "https://youtu.be/abcdefghijk?t=75",
        "https://www.youtube-nocookie.com/embed/abcdefghijk",
        "https://WWW.YouTube.com/watch?v=abcdefghijk",
    ],
)
def test_every_way_to_write_a_youtube_address_becomes_its_domain_without_cookies(address):
    assert find_video(address).get_url() == YOUTUBE


@pytest.mark.parametrize(
    ("address", "frame"),
    [
        ("https://vimeo.com/123456789", "https://player.vimeo.com/video/123456789?dnt=1"),
        ("https://www.vimeo.com/123456789/", "https://player.vimeo.com/video/123456789?dnt=1"),
        ("https://vimeo.com/123456789/abcdef1234", "https://player.vimeo.com/video/123456789?h=abcdef1234&dnt=1"),
        (
            "https://player.vimeo.com/video/123456789?h=abcdef1234",
            "https://player.vimeo.com/video/123456789?h=abcdef1234&dnt=1",
        ),
        ("https://vimeo.com/channels/staffpicks/123456789", "https://player.vimeo.com/video/123456789?dnt=1"),
    ],
)
def test_vimeo_is_asked_not_to_track_and_unlisted_videos_keep_their_key(address, frame):
    assert find_video(address).get_url() == frame


@pytest.mark.parametrize(
    "address",
    [
        "https://youtube.com.example.org/watch?v=abcdefghijk",
        "https://youtube.com@example.org/watch?v=abcdefghijk",
        "https://notyoutube.com/watch?v=abcdefghijk",
        "https://example.org/?https://www.youtube.com/watch?v=abcdefghijk",
        "https://example.org/vimeo.com/123456789",
        "https://www.youtube.com/channel/abcdefghijk",
        "https://www.youtube.com/watch?v=short",
        "https://www.youtube.com/watch?v=abcdefghij%22",
        "https://youtu.be/abcdefghijk/more",
        "https://vimeo.com/event/123456",
        "https://vimeo.com/",
        "ftp://vimeo.com/123456789",
        "https://teams.microsoft.com/l/meetup-join/1",
    ],
)
def test_any_other_address_is_refused_in_a_sentence_with_examples(address):
    assert find_video(address) is None
    with pytest.raises(ValidationError) as refusal:
        VideoAddressField().clean(address)
    (sentence,) = refusal.value.messages
    if not address.startswith("ftp"):
        assert sentence.startswith("This isn’t the address of a video at YouTube or Vimeo.")
        assert "https://www.youtube.com/live/abcdefghijk" in sentence
        assert "https://vimeo.com/123456789/abcdef1234" in sentence


@pytest.mark.django_db
def test_a_video_in_running_text_is_a_titled_frame_that_says_where_it_is_shown():
    embed = get_embed("https://vimeo.com/123456789/abcdef1234")

    assert 'src="https://player.vimeo.com/video/123456789?h=abcdef1234&amp;dnt=1"' in embed.html
    assert 'title="Video from Vimeo"' in embed.html
    assert 'referrerpolicy="strict-origin-when-cross-origin"' in embed.html  # YouTube: error 153 without
    assert 'loading="lazy"' in embed.html


@pytest.mark.django_db
def test_running_text_takes_no_other_video_and_asks_nobody_about_it():
    with pytest.raises(EmbedNotFoundException, match="uploaded as a file"):
        get_embed("https://example.org/video")
