"""What is looked at in every upload before it is kept."""

import contextlib
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.forms import FileField
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from learning.authoring.file_input import SentAheadInput, upload_name
from learning.authoring.transfer import DiskFull, TooManyUploads, discard_upload, keep_upload
from learning.models import Upload

LARGEST_FILE = 200 * 1024**2
BEGINS_WITH = b"%PDF-"


def check_size(upload: UploadedFile) -> None:
    """ValidationError for what no slides and no report need. Recordings have a limit of their own."""
    if upload.size > LARGEST_FILE:
        raise ValidationError(
            _("The file is larger than 200 MB. Make its pictures smaller, or take films out."), code="too_large"
        )


class SentAhead(UploadedFile):
    """A finished upload, as if the form had brought it. Storage moves it to its place; nothing is copied."""

    def __init__(self, upload: Upload) -> None:
        super().__init__(upload.path.open("rb"), upload.name, size=upload.byte_size)
        self.upload = upload

    def temporary_file_path(self) -> str:
        """Where it lies, for whoever would rather have a path than bytes."""
        return str(self.upload.path)


class UploadForm(WagtailAdminModelForm):
    """A form with files: refused by name and size before they are read, kept while others are put right."""

    check_size = staticmethod(check_size)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self._meta.model._meta.fields:
            if isinstance(self.fields.get(field.name), FileField):  # Django asks a model's validators last
                self.fields[field.name].validators += [*field.validators, self.check_size]
                self.fields[field.name].widget = SentAheadInput((self._meta.model._meta.model_name, field.name))
        self._gone: list[str] = []
        for name, field in self.fields.items():
            if isinstance(field, FileField):
                if not isinstance(field.widget, SentAheadInput):
                    field.widget = SentAheadInput()
                if self.is_bound:
                    self._find_sent_ahead(name)

    def is_valid(self) -> bool:
        """Browsers keep everything that was typed after an error, but no file: so the server does."""
        valid = all([super().is_valid(), self.is_valid_beside()])
        if not valid:
            for name, field in self.fields.items():
                if isinstance(field, FileField) and (file := self.files.get(self.add_prefix(name))):
                    self._keep(name, file)
        return valid

    def is_valid_beside(self) -> bool:
        """Whether that is right which is typed in the same form, but not in its own fields."""
        return True

    def save(self, commit: bool = True) -> Any:
        """Take over what was sent ahead: each file moves to its place as its row is written."""
        brought = [self.files.get(self.add_prefix(name)) for name in self.fields]
        taken = [file for file in brought if isinstance(file, SentAhead)]
        if taken and not self.instance.pk:
            # After a crash in between, this is how the daily cleaning tells whose file it is.
            self.instance.public_id = taken[0].upload.public_id
        with transaction.atomic():
            thing = super().save(commit)
            for file in taken:
                file.close()
                discard_upload(upload=file.upload)
        return thing

    def _clean_fields(self) -> None:
        super()._clean_fields()
        for name in self._gone:
            self._errors.pop(name, None)
            self.add_error(name, _("This upload is no longer on the server. Choose the file again."))

    def _find_sent_ahead(self, name: str) -> None:
        html_name = self.add_prefix(name)
        public_id = self.data.get(upload_name(html_name))
        if not public_id or self.files.get(html_name) or not self.for_user:
            return
        upload = self.for_user.uploads.named(public_id)
        if upload and upload.is_finished and upload.path.exists():
            upload.touch()  # safe from the daily cleaning while this form works
            self.files = self.files.copy()
            self.files[html_name] = SentAhead(upload)
        else:
            self._gone.append(name)

    def _keep(self, name: str, file: UploadedFile) -> None:
        """What is wrong itself is of no use; the rest is still there, by name, when the form comes back."""
        upload = file.upload if isinstance(file, SentAhead) else None
        if upload:
            file.close()
            if self.has_error(name):
                discard_upload(upload=upload)
        elif not self.has_error(name) and self.for_user:
            with contextlib.suppress(TooManyUploads, DiskFull):
                upload = keep_upload(person=self.for_user, file=file)
            if not upload:
                self.add_error(name, _("Choose the file again: browsers don’t keep it while others are put right."))
        if not self.has_error(name):
            self.fields[name].widget.upload = upload


def check_pdf(upload: UploadedFile) -> None:
    """ValidationError where it is no PDF. Some programs write a line of their own first."""
    upload.seek(0)
    begins = upload.read(1024)
    upload.seek(0)
    if BEGINS_WITH not in begins:
        raise ValidationError(_("This isn’t a PDF, whatever its name says. Save it as a PDF anew."), code="not_a_pdf")
