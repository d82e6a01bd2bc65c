"""What is looked at in every upload before it is kept."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import FileField
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

LARGEST_FILE = 200 * 1024**2
BEGINS_WITH = b"%PDF-"


class UploadForm(WagtailAdminModelForm):
    """A form with files: refused by their ending before they are read, asked for again after an error elsewhere."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self._meta.model._meta.fields:
            if isinstance(self.fields.get(field.name), FileField):  # Django asks a model's validators last
                self.fields[field.name].validators += field.validators

    def is_valid(self) -> bool:
        """Browsers keep everything that was typed after an error, but no file."""
        valid = super().is_valid()
        if not valid:
            for name, field in self.fields.items():
                if isinstance(field, FileField) and self.files.get(self.add_prefix(name)) and not self.has_error(name):
                    self.add_error(name, _("Choose the file again: browsers don’t keep it while others are put right."))
        return valid


def check_size(upload: UploadedFile) -> None:
    """ValidationError for what no slides and no report need. Recordings have a limit of their own."""
    if upload.size > LARGEST_FILE:
        raise ValidationError(
            _("The file is larger than 200 MB. Make its pictures smaller, or take films out."), code="too_large"
        )


def check_pdf(upload: UploadedFile) -> None:
    """ValidationError where it is no PDF, or too large. Some programs write a line of their own first."""
    check_size(upload)
    upload.seek(0)
    begins = upload.read(1024)
    upload.seek(0)
    if BEGINS_WITH not in begins:
        raise ValidationError(_("This isn’t a PDF, whatever its name says. Save it as a PDF anew."), code="not_a_pdf")
