"""What both choosers with an upload share."""

from typing import Any


class UploadMixin:
    """The form of the second tab. Its prefix keeps it apart from the fields of the page behind it."""

    def get_creation_form_kwargs(self) -> dict[str, Any]:
        """Say whose upload it is."""
        return super().get_creation_form_kwargs() | {"prefix": "upload", "for_user": self.request.user}
