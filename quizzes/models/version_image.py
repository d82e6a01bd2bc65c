"""What the pictures of a published question were."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string

from quizzes.models.question import QuestionVersion


class VersionImage(models.Model):
    """A picture that a published version shows, and the digest of its file. It can't be deleted from the library."""

    version = models.ForeignKey(QuestionVersion, models.PROTECT, related_name="images")
    image = models.ForeignKey(get_image_model_string(), models.PROTECT, related_name="question_versions")
    digest = models.CharField(max_length=40)  # Wagtail's `file_hash`

    sealed_when = ""  # always

    class Meta:
        verbose_name = _("picture of a question")
        verbose_name_plural = _("pictures of questions")
        ordering = ["version", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "image"], name="version_shows_an_image_once"),
            models.CheckConstraint(condition=~models.Q(digest=""), name="version_image_has_a_digest"),
        ]

    def __str__(self) -> str:
        version = self.version
        return gettext("Question “%(name)s”, version %(number)s") % {"name": version.question, "number": version.number}
