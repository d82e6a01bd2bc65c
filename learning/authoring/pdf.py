"""Whether an upload is what its name says."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

BEGINS_WITH = b"%PDF-"


def check_pdf(upload: UploadedFile) -> None:
    """ValidationError where it is no PDF. Some programs write a line of their own first."""
    upload.seek(0)
    begins = upload.read(1024)
    upload.seek(0)
    if BEGINS_WITH not in begins:
        raise ValidationError(_("This isn’t a PDF, whatever its name says. Save it as a PDF anew."), code="not_a_pdf")
