"""The forms in which a trainer adds a recording, and later its captions and chapters."""

from typing import Any

from django import forms
from django.core.validators import FileExtensionValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from embed_video.fields import EmbedVideoFormField
from wagtail.admin.forms import WagtailAdminModelForm

from learning import captions
from learning.captions_wording import sentences
from learning.embeds import ACCEPTED, find_video
from learning.models.recording import CaptionsState, Recording
from learning.probe import Film, NotPlayable, probe

LARGEST_FILE = 4 * 1024**3


class VideoAddressField(EmbedVideoFormField):
    """An address at YouTube or Vimeo. The package's own messages don't say what would be right."""

    def validate(self, value: str) -> None:
        """Refuse any other address, with examples of those that are accepted."""
        forms.URLField.validate(self, value)
        if value and find_video(value) is None:
            raise forms.ValidationError(ACCEPTED, code="unknown_video")


class RecordingForm(WagtailAdminModelForm):
    """A recording. Its file or address is given once; captions, chapters and poster may change later."""

    external_url = VideoAddressField(
        label=Recording._meta.get_field("external_url").verbose_name,
        help_text=Recording._meta.get_field("external_url").help_text,
        required=False,
        assume_scheme="https",
    )
    captions_file = forms.FileField(
        label=_("captions file"),
        required=False,
        validators=[FileExtensionValidator(["vtt"])],
        help_text=_("A WebVTT file (.vtt). YouTube, Teams and Zoom can save one. A new file replaces the captions."),
    )
    film: Film | None = None

    class Meta:
        model = Recording
        fields = ("title", "external_url", "file", "duration_seconds", "captions_state")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:  # a new file is a new recording, so that what people watched stays what they watched
            for name in ("file", "external_url"):
                self.fields.pop(name, None)
        if self.instance.is_file:
            self.fields.pop("duration_seconds", None)

    def clean_file(self) -> Any:
        """Read the upload; it is refused in a sentence where browsers can't play it."""
        upload = self.cleaned_data["file"]
        if not upload:
            return upload
        if upload.size > LARGEST_FILE:
            raise forms.ValidationError(_("The file is larger than 4 GB. Save the recording in a lower resolution."))
        try:
            self.film = probe(upload)
        except NotPlayable as error:
            raise forms.ValidationError(str(error), code="not_playable") from error
        return upload

    def clean(self) -> dict[str, Any]:
        """What concerns several fields: the duration, and the captions that must fit it."""
        cleaned = super().clean()
        if self.film:
            cleaned["duration_seconds"] = self.film.duration_seconds
            self.instance.describe(self.film)
        elif cleaned.get("external_url") and not cleaned.get("duration_seconds") and not self.errors:
            self.add_error("duration_seconds", _("Type how long the video is. For example, 58 minutes are 3480."))
        self._clean_captions(cleaned)
        if not self.instance.pk and self.for_user:
            self.instance.created_by = self.for_user
        return cleaned

    def _clean_captions(self, cleaned: dict[str, Any]) -> None:
        upload, state = cleaned.get("captions_file"), cleaned.get("captions_state", CaptionsState.NONE)
        text = self._read_captions(upload, cleaned) if upload else self.instance.captions
        if self.has_error("captions_file"):
            return
        if upload and state == CaptionsState.NONE:
            self.add_error("captions_state", _("Say whether a person has checked these captions."))
        elif not text and state != CaptionsState.NONE:
            self.add_error("captions_file", _("Choose a captions file, or set their state to “No captions”."))
        else:
            kept = "" if state == CaptionsState.NONE else text
            self.instance.keep_captions(kept, state, by=self.for_user, at=timezone.now())

    def _read_captions(self, upload: Any, cleaned: dict[str, Any]) -> str:
        duration = float(cleaned.get("duration_seconds") or self.instance.seconds)
        data = upload.read(captions.MOST_BYTES + 1)
        found = captions.read(data, duration)
        if found.problems:
            self.add_error("captions_file", sentences(found.problems))
            return ""
        return data.decode("utf-8-sig")

    def _post_clean(self) -> None:
        super()._post_clean()
        upload = self.cleaned_data.get("file")
        if upload and self.errors and not self.has_error("file"):
            self.add_error("file", _("Choose the file again: browsers don’t keep it while other fields are put right."))

    def is_valid(self) -> bool:
        """The form, its chapters, and that each chapter starts while the recording still plays."""
        if not super().is_valid():
            return False
        late = [form for form in self._chapters() if form.cleaned_data["starts_seconds"] >= self.instance.seconds]
        for form in late:
            form.add_error("starts_seconds", _("The recording has ended by then."))
        return not late

    def _chapters(self) -> list[forms.ModelForm]:
        chapters = self.formsets.get("chapters")
        return (
            [form for form in chapters.forms if form.has_changed() and form not in chapters.deleted_forms]
            if chapters
            else []
        )
