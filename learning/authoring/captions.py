"""The form in which captions are corrected beside the player."""

import hashlib
from typing import Any

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from accounts.models import User
from learning.captions import MOST_BYTES, Captions, Problem, ProblemKind, read_text
from learning.captions_wording import sentences
from learning.models.recording import CaptionsState, Recording

EMPTY = "WEBVTT\n"


class CaptionsForm(forms.Form):
    """All captions as one text. `known` says what was there when it was opened."""

    captions = forms.CharField(
        label=_("Captions as WebVTT"),
        strip=False,
        required=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
        help_text=_(
            "Each caption has a line with its times, such as 00:01:15.000 --> 00:01:18.500, and its words below. "
            "An empty line ends it."
        ),
    )
    known = forms.CharField(widget=forms.HiddenInput)
    found = Captions()

    def __init__(self, *args: Any, recording: Recording, **kwargs: Any) -> None:
        self.recording = recording
        kwargs["initial"] = {"captions": recording.captions or EMPTY, "known": digest(recording)}
        super().__init__(*args, **kwargs)

    def clean_captions(self) -> str:
        """Read it as the upload is read."""
        typed = self.cleaned_data["captions"]
        if len(typed.encode()) > MOST_BYTES:
            self.found = Captions(problems=(Problem(1, ProblemKind.TOO_BIG),))
        else:
            self.found = read_text(typed, self.recording.seconds)
        if self.found.problems:
            raise forms.ValidationError(sentences(self.found.problems))
        return self.found.text

    @transaction.atomic
    def save(self, *, by: User, reviewed: bool) -> bool:
        """Keep the captions, unless somebody else has saved others since: then keep nothing, and answer False.

        What was changed and not read through is not reviewed any more.
        """
        recording = Recording.objects.select_for_update().get(pk=self.recording.pk)
        if digest(recording) != self.cleaned_data["known"]:
            self._ask_again(recording)
            return False
        text = self.cleaned_data["captions"]
        state = recording.captions_state if text == recording.captions else CaptionsState.AUTOMATIC
        recording.keep_captions(text, CaptionsState.REVIEWED if reviewed else state, by=by, at=timezone.now())
        recording.save()
        log(instance=recording, action="wagtail.edit", user=by, content_changed=True)
        return True

    def _ask_again(self, recording: Recording) -> None:
        """The next time it is known what would be replaced."""
        self.add_error(
            None,
            _(
                "Somebody else has saved these captions while you had them open. Yours are still here and not saved. "
                "Open the page in another tab to see theirs; if you save again, yours replace them."
            ),
        )
        self.data = self.data.copy()
        self.data["known"] = digest(recording)


def digest(recording: Recording) -> str:
    """Which captions these are."""
    return hashlib.sha256(f"{recording.captions_state} {recording.captions}".encode()).hexdigest()
