"""HTML of a body as people see it: what was cleaned when it was written, with its pictures drawn."""

import html

from django.utils.functional import lazy
from django.utils.safestring import SafeString, mark_safe

from quizzes.kinds.pictures import PICTURE

SIZE = "max-800x800"  # no wider than the column, and no picture that takes the answers off the screen
LARGEST_ID = 2**63 - 1


def with_pictures(markup: str) -> SafeString:
    """With `<img>` for each picture. One that the library doesn't hold any more is told in its words."""
    found = {int(one["number"]) for one in PICTURE.finditer(markup)}
    if found:
        images = _images(found)
        markup = PICTURE.sub(lambda one: _drawn(images.get(int(one["number"])), one["alt"]), markup)
    return mark_safe(markup)  # noqa: S308 (cleaned when it was written)


with_pictures_later = lazy(with_pictures, SafeString)  # for what is asked far more often than it is looked at


def _images(numbers: set[int]) -> dict:
    from wagtail.images import get_image_model  # not sooner: kinds are loaded with the models

    kept = [number for number in numbers if number <= LARGEST_ID]
    return get_image_model().objects.filter(pk__in=kept).prefetch_renditions(SIZE).in_bulk()


def _drawn(image: object, alt: str) -> str:
    from wagtail.images.shortcuts import get_rendition_or_not_found

    if image is None:
        return f"<i>{alt}</i>"
    attributes = {"alt": html.unescape(alt), "loading": "lazy", "class": "app-picture"}
    return get_rendition_or_not_found(image, SIZE).img_tag(attributes)
