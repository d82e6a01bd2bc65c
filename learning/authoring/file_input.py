"""A file input that a script may send ahead of its form, piece by piece. Without the script it is a plain one."""

from typing import Any

from django import forms
from django.urls import reverse

from learning.models import Upload

PIECE_BYTES = 5 * 1024**2


class SentAheadInput(forms.FileInput):
    """Names the upload that stands for the file, and keeps its name in sight when the form comes back."""

    template_name = "learning/admin/file_input.html"

    def __init__(self, begin_at: tuple[str, str] | None = None) -> None:
        super().__init__()
        self.begin_at = begin_at
        self.upload: Upload | None = None

    def use_required_attribute(self, initial: Any) -> bool:
        """A file that is on the server already needn't be chosen."""
        return super().use_required_attribute(initial) and not self.upload

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Where a script sends the file, and which one is there."""
        own = {"upload": self.upload, "upload_name": upload_name(name), "piece_bytes": PIECE_BYTES}
        if self.begin_at:
            own["begin"] = reverse("begin_upload", args=self.begin_at)
        return super().get_context(name, value, attrs) | own


def upload_name(html_name: str) -> str:
    """The field that carries the id of the upload."""
    return f"{html_name}-upload"
