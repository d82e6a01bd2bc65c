"""Bringing pictures into the library with their questions, and keeping there what people were asked about."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from accounts.models import User
from quizzes.exchange import QuestionRecord
from quizzes.models import QuestionVersion
from quizzes.picture_files import Brought, brought_with
from quizzes.pictures import content_number, need_pictures

TITLE = "Picture of a question"


def seal_pictures(version: QuestionVersion) -> None:
    """Keep what a version shows from being deleted."""
    for image in need_pictures(version.content).values():
        version.images.create(image=image, digest=image.get_file_hash())


@contextmanager
def keeping_pictures(records: Iterable[QuestionRecord], *, by: User | None) -> Iterator[dict[int, int]]:
    """Put the pictures of these questions into the library, and give their numbers there by their contents.

    What is there already isn't put there twice. A database takes its rows back where something fails; this does so
    with the files.
    """
    brought = {one.file_hash: one for record in records for one in brought_with(record)}
    held = get_image_model().objects.filter(file_hash__in=list(brought)).order_by("-pk")
    numbers = {image.file_hash: image.pk for image in held}  # of several the oldest
    written: list[AbstractImage] = []
    try:
        for file_hash, one in brought.items():
            if file_hash not in numbers:
                written.append(_image(one, by))
                written[-1].save()
                numbers[file_hash] = written[-1].pk
        yield {content_number(file_hash): number for file_hash, number in numbers.items()}
    except BaseException:
        for image in written:
            image.file.delete(save=False)
        raise


def _image(brought: Brought, by: User | None) -> AbstractImage:
    image = get_image_model()(title=brought.alt[:255] or TITLE, file=brought.file, uploaded_by_user=by)
    image._set_image_file_metadata()
    return image
