"""Wagtail's form of an image, as questions need it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm

from quizzes.pictures import question_that_shows


class ImageForm(BaseImageForm):
    """The file of an image that a question shows stays: people were, or will be, asked about that picture."""

    def clean_file(self) -> Any:
        """Refuse another file."""
        file = self.cleaned_data["file"]
        if self.instance.pk and "file" in self.changed_data and (question := question_that_shows(self.instance)):
            told = _(
                "The question “%(name)s” shows this picture, so its file stays as it is. Add the new file as a new "
                "image, and choose that in the question."
            )
            raise ValidationError(told, params={"name": question.name})
        return file
