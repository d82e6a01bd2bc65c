"""What a trainer types beside slides: the titles and the words for pictures that their file doesn't hold."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from learning.models import Slide

LONGEST_PICTURE_TEXT = 2000


class Row(NamedTuple):
    """A slide, and the fields for what its file lacks."""

    slide: Slide
    title: BoundField | None
    pictures: BoundField | None


class SlideWordsForm(forms.Form):
    """A field for each title and each picture text that the file lacks; what the file says is put right in the file."""

    def __init__(self, *args: Any, slides: Iterable[Slide], **kwargs: Any) -> None:
        super().__init__(*args, prefix="slide", **kwargs)
        self.slides = list(slides)
        for slide in self.slides:
            if slide.title_is_typed or slide.lacks_title:
                self.fields[f"{slide.number}-title"] = forms.CharField(
                    label=_("Title of slide %(number)s") % {"number": slide.number},
                    required=False,
                    max_length=Slide._meta.get_field("title").max_length,
                    initial=slide.title,
                )
            if slide.pictures_without_text:
                self.fields[f"{slide.number}-pictures"] = forms.CharField(
                    label=_("What the pictures on slide %(number)s show") % {"number": slide.number},
                    required=False,
                    max_length=LONGEST_PICTURE_TEXT,
                    widget=forms.Textarea(attrs={"rows": 2}),
                    initial=slide.typed_picture_text,
                )

    def rows(self) -> Iterator[Row]:
        """Every slide in its order."""
        for slide in self.slides:
            title, pictures = f"{slide.number}-title", f"{slide.number}-pictures"
            yield Row(
                slide,
                self[title] if title in self.fields else None,
                self[pictures] if pictures in self.fields else None,
            )

    def without_title(self) -> list[int]:
        """The numbers of the slides that have no title."""
        return [slide.number for slide in self.slides if slide.lacks_title]

    def without_picture_text(self) -> list[int]:
        """The numbers of the slides with a picture that nobody has put into words."""
        return [slide.number for slide in self.slides if slide.lacks_picture_text]

    def save(self) -> None:
        """Keep what was typed, on the slides it was typed for."""
        for slide, title, pictures in self.rows():
            if title:
                slide.type_title(self.cleaned_data[title.name])
            if pictures:
                slide.typed_picture_text = self.cleaned_data[pictures.name]
        Slide.objects.bulk_update(self.slides, ["title", "title_is_typed", "typed_picture_text"], batch_size=100)
