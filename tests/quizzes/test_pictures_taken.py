"""Which pictures the library takes: those that every browser shows, and that are what they say."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model

from accounts.models import User
from tests.factories.pictures import picture_bytes

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("picture.svg", SVG, "Not a supported image format. Supported formats: GIF, JPG, JPEG, PNG, WEBP."),
        ("picture.bmp", picture_bytes(kind="bmp"), "Not a supported image format."),
        ("picture.png", SVG, "Not a valid .png image."),
        ("picture.png", picture_bytes(kind="jpeg"), "Not a valid .png image."),
        ("picture.png", picture_bytes(size=(8000, 5001), kind="png"), "This file has too many pixels"),
    ],
    ids=["SVG", "BMP", "SVG named PNG", "JPEG named PNG", "too many pixels"],
)
def test_the_library_takes_what_every_browser_shows(
    client: Client, trainer: User, name: str, content: bytes, told: str
) -> None:
    client.force_login(trainer)
    sent = {"title": "A chart", "tags": "", "file": SimpleUploadedFile(name, content)}
    answer = client.post(reverse("wagtailimages:add"), sent)
    assert answer.context["form"].errors["file"][0].startswith(told)
    assert not get_image_model().objects.exists()
