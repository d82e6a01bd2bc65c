"""Videos at YouTube and Vimeo: which addresses are accepted, and how they are embedded. Nothing here asks the network.

django-embed-video's own backends call out while a page is rendered, lose the key of unlisted Vimeo videos, know no
`youtube.com/live/` and write frames without a title, so these two stand in for them.
"""

import re
from urllib.parse import parse_qs, urlencode, urlsplit

from django.utils.translation import gettext_lazy as _
from embed_video.backends import (
    EmbedVideoException,
    UnknownIdException,
    VideoBackend,
    detect_backend,
)
from wagtail.embeds.exceptions import EmbedNotFoundException
from wagtail.embeds.finders.base import EmbedFinder


class Video(VideoBackend):
    """What both have in common. Hosts are compared whole: `youtube.com.example.org` is somebody else."""

    template_name = "learning/video_embed.html"
    provider = ""
    name = ""
    hosts: frozenset[str] = frozenset()

    is_secure = property(lambda self: True, lambda self, value: None)  # the package's tag assigns the request's

    @classmethod
    def is_valid(cls, url: str) -> bool:
        """Whether the address is one of this provider's."""
        parts = _split(url)
        return parts.scheme in {"http", "https"} and (parts.hostname or "") in cls.hosts

    def get_code(self) -> str:
        """The video's own id. UnknownIdException where the address is a channel, an event or anything else."""
        code = self.read_code()
        if code is None:
            raise UnknownIdException(self._url)
        return code

    def read_code(self) -> str | None:
        """The id, or None."""
        raise NotImplementedError

    def get_thumbnail_url(self) -> str:
        """Pictures would come from the provider before anybody agreed to it; posters are our own."""
        return ""

    def get_info(self) -> dict:
        """Titles would have to be fetched."""
        return {}

    @property
    def outside_url(self) -> str:
        """The video on the provider's own site."""
        raise NotImplementedError


class YouTube(Video):
    """YouTube, by its domain that sets no cookie before playing."""

    provider, name = "youtube", "YouTube"
    hosts = frozenset(
        {
            *("youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be", "www.youtu.be"),
            *("youtube-nocookie.com", "www.youtube-nocookie.com"),
        }
    )

    def read_code(self) -> str | None:
        parts = _split(self._url)
        words = _words(parts.path)
        if "youtu.be" in (parts.hostname or ""):
            code = words[0] if len(words) == 1 else ""
        elif words == ["watch"]:
            code = parse_qs(parts.query).get("v", [""])[0]
        else:
            code = words[1] if len(words) == 2 and words[0] in {"embed", "live", "shorts", "v"} else ""
        return code if re.fullmatch(r"[A-Za-z0-9_-]{11}", code) else None

    def get_url(self) -> str:
        query = urlencode({"enablejsapi": 1, "rel": 0, "playsinline": 1})
        return f"https://www.youtube-nocookie.com/embed/{self.code}?{query}"

    @property
    def outside_url(self) -> str:
        return f"https://www.youtube.com/watch?v={self.code}"


class Vimeo(Video):
    """Vimeo, asked not to track, with the key that an unlisted video needs."""

    provider, name = "vimeo", "Vimeo"
    hosts = frozenset({"vimeo.com", "www.vimeo.com", "player.vimeo.com"})
    _path = re.compile(
        r"/(?:video/|manage/videos/|channels/[\w-]+/|groups/[\w-]+/videos/)?"
        r"(?P<id>[0-9]{1,12})(?:/(?P<key>[0-9a-f]{6,20}))?/?"
    )

    def read_code(self) -> str | None:
        found = self._path.fullmatch(_split(self._url).path)
        return found["id"] if found else None

    @property
    def key(self) -> str:
        """What makes an unlisted video play: the last part of its path, or `?h=`. Empty for a public one."""
        parts = _split(self._url)
        found = self._path.fullmatch(parts.path)
        key = (found and found["key"]) or parse_qs(parts.query).get("h", [""])[0]
        return key if re.fullmatch(r"[0-9a-f]{6,20}", key) else ""

    def get_url(self) -> str:
        query = urlencode(({"h": self.key} if self.key else {}) | {"dnt": 1})
        return f"https://player.vimeo.com/video/{self.code}?{query}"

    @property
    def outside_url(self) -> str:
        return f"https://vimeo.com/{self.code}" + (f"/{self.key}" if self.key else "")


ACCEPTED = _(
    "This isn’t the address of a video at YouTube or Vimeo. Open the video there and copy its address, such as "
    "https://www.youtube.com/watch?v=abcdefghijk, https://www.youtube.com/live/abcdefghijk, "
    "https://youtu.be/abcdefghijk, https://vimeo.com/123456789 or, unlisted, https://vimeo.com/123456789/abcdef1234. "
    "A video from anywhere else can be uploaded as a file."
)


def find_video(url: str) -> Video | None:
    """The video at this address, or None where it isn't one of ours."""
    try:
        video = detect_backend(url)
        video.get_code()
    except EmbedVideoException:
        return None
    return video


class EmbedVideoFinder(EmbedFinder):
    """The same videos inside Wagtail's rich text, by the same rules."""

    def accept(self, url: str) -> bool:
        """Every address: one that isn't ours must be refused here, not asked of the network by another finder."""
        return True

    def find_embed(self, url: str, max_width: int | None = None, max_height: int | None = None) -> dict:
        """Wagtail's description of the video. EmbedNotFoundException for an address that isn't one of ours."""
        video = find_video(url)
        if video is None:
            raise EmbedNotFoundException(str(ACCEPTED))
        return {
            "title": video.name,
            "provider_name": video.name,
            "type": "video",
            "width": 1280,
            "height": 720,
            "html": video.get_embed_code(width=1280, height=720),
        }


def _split(url: str):
    try:
        return urlsplit(url.strip())
    except ValueError:  # such as http://[broken
        return urlsplit("")


def _words(path: str) -> list[str]:
    return [word for word in path.split("/") if word]
