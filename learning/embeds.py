"""Placeholder until the recordings builder writes the backends."""

from embed_video.backends import VideoBackend
from wagtail.embeds.finders.base import EmbedFinder


class YouTube(VideoBackend):
    pass


class Vimeo(VideoBackend):
    pass


class EmbedVideoFinder(EmbedFinder):
    def accept(self, url):
        return False
