"""Pictures for questions."""

import base64
from html import escape
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image as PillowImage
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from quizzes.kinds.pictures import picture


def picture_bytes(colour: str = "teal", size: tuple[int, int] = (40, 30), kind: str = "png") -> bytes:
    """A picture of one colour."""
    file = BytesIO()
    PillowImage.new("RGB", size, colour).save(file, kind)
    return file.getvalue()


def make_image(colour: str = "teal", *, title: str = "A chart", size: tuple[int, int] = (40, 30)) -> AbstractImage:
    """An image of the library, as Wagtail's form leaves one."""
    image = get_image_model()(title=title, file=ContentFile(picture_bytes(colour, size), name="picture.png"))
    image._set_image_file_metadata()
    image.save()
    return image


def shows(image: AbstractImage, alt: str = "Visits fall after March") -> str:
    """The image in a text of a question."""
    return picture(alt, image.pk)


def as_data(content: bytes, alt: str = "Visits fall after March", kind: str = "png") -> str:
    """A picture in a text of a file."""
    return f'<img src="data:image/{kind};base64,{base64.b64encode(content).decode()}" alt="{escape(alt)}">'
