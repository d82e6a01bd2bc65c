"""The form in which a trainer adds a recording, and later its captions and chapters."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import FileExtensionValidator, RegexValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from embed_video.fields import EmbedVideoFormField

from learning import captions
from learning.authoring.uploads import UploadForm
from learning.captions_wording import sentences
from learning.embeds import ACCEPTED, find_video
from learning.models.recording import CaptionsState, Recording
from learning.moment_inputs import NOT_A_MOMENT, MomentInput
from learning.probe import Film, NotPlayable, probe

LARGEST_FILE = 4 * 1024**3
SHORTEST_VIDEO_SECONDS = 60
CAPTIONS_ACCEPTED = _("Captions are accepted as WebVTT (.vtt) or SRT (.srt).")
LANGUAGE_TAG = RegexValidator(
    r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", _("Write the code of the language. For example: en, cy or pl.")
)


class VideoAddressField(EmbedVideoFormField):
    """An address at YouTube or Vimeo. The package's own messages don't say what would be right."""

    def validate(self, value: str) -> None:
        """Refuse any other address, with examples of those that are accepted."""
        forms.URLField.validate(self, value)
        if value and find_video(value) is None:
            raise forms.ValidationError(ACCEPTED, code="unknown_video")


def check_size(upload: UploadedFile) -> None:
    """ValidationError for what is larger than hours of film need to be."""
    if upload.size > LARGEST_FILE:
        raise forms.ValidationError(
            _("The file is larger than 4 GB. Save the recording in a lower resolution."), code="too_large"
        )


class RecordingForm(UploadForm):
    """A recording. Its file or address is given once; captions, chapters and poster may change later."""

    check_size = staticmethod(check_size)

    external_url = VideoAddressField(
        label=Recording._meta.get_field("external_url").verbose_name,
        help_text=Recording._meta.get_field("external_url").help_text,
        required=False,
        assume_scheme="https",
    )
    captions_file = forms.FileField(
        label=_("Captions file"),
        required=False,
        validators=[FileExtensionValidator(["vtt", "srt"], CAPTIONS_ACCEPTED)],
        help_text=_(
            "WebVTT (.vtt) or SRT (.srt). YouTube, Teams and Zoom can save one. A new file replaces the captions."
        ),
    )
    film: Film | None = None
    field_order = ("title", "file", "external_url", "duration_seconds", "captions_file", "captions_state")

    class Meta(UploadForm.Meta):
        model = Recording
        fields = ("title", "external_url", "file", "duration_seconds", "captions_state")
        labels = {"duration_seconds": _("Duration")}
        widgets = {"duration_seconds": MomentInput}
        help_texts = {
            "duration_seconds": _("Read from an uploaded file by itself. For an address, type it: 58:00 or 1:02:30."),
            "captions_state": _("“No captions” takes away those that are there."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:  # a new file is a new recording, so that what people watched stays what they watched
            for name in ("file", "external_url"):
                self.fields.pop(name, None)
        if self.instance.is_file:
            self.fields.pop("duration_seconds", None)
        if "captions_language" in self.fields:
            self.fields["captions_language"].validators.append(LANGUAGE_TAG)
            self.fields["captions_language"].help_text = _("Its code: en for English, cy for Welsh.")
        chapters = self.formsets["chapters"].forms if "chapters" in self.formsets else []
        for form, name in ((self, "duration_seconds"), *((chapter, "starts_seconds") for chapter in chapters)):
            if name in form.fields:
                form.fields[name].error_messages["invalid"] = NOT_A_MOMENT

    def clean_file(self) -> Any:
        """Read the upload; it is refused in a sentence where browsers can't play it."""
        upload = self.cleaned_data["file"]
        if not upload:
            return upload
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
        elif "duration_seconds" in cleaned and (cleaned.get("external_url") or self.instance.external_url):
            self._clean_duration(cleaned["duration_seconds"] or 0)
        self._clean_captions(cleaned)
        if not self.instance.pk and self.for_user:
            self.instance.created_by = self.for_user
        return cleaned

    def _clean_duration(self, seconds: Any) -> None:
        """58 may be meant as minutes; people would then be done with the webinar after 58 seconds."""
        if not seconds:
            self.add_error("duration_seconds", _("Type how long the video is. For example: 58:00 or 1:02:30."))
        elif seconds < SHORTEST_VIDEO_SECONDS:
            self.add_error("duration_seconds", _("This is less than a minute. For 58 minutes write 58:00."))

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
        found = captions.read_file(upload, duration, name=upload.name)
        if found.problems:
            self.add_error("captions_file", sentences(found.problems))
            return ""
        return found.text

    def _post_clean(self) -> None:
        """Each chapter starts while the recording plays, which is known now."""
        super()._post_clean()
        chapters = self.formsets.get("chapters")
        for chapter in chapters.forms if chapters else []:
            start = chapter.cleaned_data.get("starts_seconds") if chapter.is_valid() else None
            if start is not None and self.instance.seconds <= start:
                chapter.add_error("starts_seconds", _("The recording has ended by then."))
