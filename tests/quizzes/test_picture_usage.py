"""From a picture to the question that shows it, and what the database refuses of pictures that are kept."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder

from quizzes.models import VersionImage
from tests.factories.pictures import make_image, shows
from tests.factories.questions import make_question


@pytest.fixture
def shown(db) -> VersionImage:
    """A picture that a published question shows."""
    question = make_question(stem=f"{shows(make_image())}<p>What do you ask?</p>")
    return question.current_version.images.get()


def test_who_may_change_questions_is_led_to_the_question(shown, trainer, practitioner):
    form = reverse("questions:edit", args=[shown.version.question_id])
    assert AdminURLFinder(trainer).get_edit_url(shown) == form
    assert AdminURLFinder(practitioner).get_edit_url(shown) is None
    assert AdminURLFinder().get_edit_url(shown) == form  # nobody in particular: Wagtail asks for no right then


@pytest.mark.parametrize(
    ("name", "digest", "is_another"),
    [("version_image_has_a_digest", "", True), ("version_shows_an_image_once", "ab12", False)],
)
def test_the_database_refuses_a_picture_kept_twice_or_without_its_digest(shown, name, digest, is_another):
    image = make_image("red") if is_another else shown.image
    with pytest.raises(IntegrityError, match=f"{name}|UNIQUE constraint"), transaction.atomic():
        VersionImage.objects.create(version=shown.version, image=image, digest=digest)
