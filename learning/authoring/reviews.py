"""The form in which a trainer keeps a case review."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learning.authoring.uploads import UploadForm, check_pdf
from learning.models import CaseReview

NOT_A_DAY = _("Write the day in figures. For example: 31/12/2027.")


class CaseReviewForm(UploadForm):
    """A review. Another report takes the place of the one before; a tick takes it away."""

    remove_report = forms.BooleanField(label=_("Remove the report"), required=False)

    class Meta(UploadForm.Meta):
        model = CaseReview
        fields = ("reference", "title", "review_type", "published_on", "publish_until", "report", "repository_url")
        error_messages = {name: {"invalid": NOT_A_DAY} for name in ("published_on", "publish_until")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.report:
            del self.fields["remove_report"]

    def clean_report(self) -> Any:
        """It must be a PDF, if there is one."""
        upload = self.cleaned_data["report"]
        if "report" in self.changed_data and upload:
            check_pdf(upload)
        return upload

    def clean(self) -> dict[str, Any]:
        """A report stops being published after it starts."""
        cleaned = super().clean()
        if cleaned.get("remove_report") and "report" not in self.changed_data:
            cleaned["report"] = False
        start, end = cleaned.get("published_on"), cleaned.get("publish_until")
        if start and end and end < start:
            self.add_error("publish_until", _("This day is before the report is published."))
        return cleaned
