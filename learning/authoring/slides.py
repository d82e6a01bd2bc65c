"""The form in which a trainer adds slides."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from learning.authoring.slide_words import SlideWordsForm
from learning.authoring.uploads import UploadForm, check_pdf
from learning.models import SlideDeck
from learning.slides_conversion import office
from learning.slides_conversion.archive import check_archive
from learning.slides_conversion.slide import Refused
from learning.tasks.slides import queue_conversion


class SlideDeckForm(UploadForm):
    """Slides. The file is given once; a PDF may be put beside it as long as there are no slides yet."""

    class Meta(UploadForm.Meta):
        model = SlideDeck
        fields = ("title", "file", "pdf")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:  # a new file is a new deck, so that people who saw it can be shown what they saw
            self.fields.pop("file", None)
        if self.instance.pk and (self.instance.is_ready or not self.instance.is_powerpoint):
            self.fields.pop("pdf", None)
        if "pdf" in self.fields and office.find():
            self.fields["pdf"].help_text = _("Leave this empty: this server makes the pictures from PowerPoint itself.")
        slides = self.instance.slides.all() if self.instance.pk else ()
        self.words = SlideWordsForm(self.data if self.is_bound else None, slides=slides)

    def is_valid_beside(self) -> bool:
        """What is typed beside the slides."""
        return self.words.is_valid()

    def clean_file(self) -> Any:
        """Refuse at once what can be seen from outside; the rest shows when the slides are made."""
        upload = self.cleaned_data["file"]
        if upload.name.lower().endswith(".pptx"):
            try:
                check_archive(upload)
            except Refused as refusal:
                raise forms.ValidationError(SlideDeck.Problem(refusal.key).label, code=refusal.key) from refusal
        else:
            check_pdf(upload)
        return upload

    def clean_pdf(self) -> Any:
        """It must be a PDF, if there is one."""
        upload = self.cleaned_data["pdf"]
        if "pdf" in self.changed_data and upload:
            check_pdf(upload)
        return upload

    def save(self, commit: bool = True) -> SlideDeck:
        """Keep the deck and have its slides made: both or neither."""
        new_file = not self.instance.pk or "pdf" in self.changed_data
        if not self.instance.pk:
            self.instance.created_by = self.for_user
        with transaction.atomic():
            deck = super().save(commit)
            self.words.save()
            if commit and new_file:
                queue_conversion(deck=deck)
        return deck
