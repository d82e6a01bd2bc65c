"""Rich text in the forms of a question: Wagtail's editor with no more buttons than a body keeps."""

from collections.abc import Callable
from typing import Any

from django import forms

from quizzes.kinds.body import clean_line, clean_text

LINE = ["bold", "italic", "superscript", "subscript", "image"]
TEXT = [*LINE, "ol", "ul"]


class MarkupField(forms.CharField):
    """Clean HTML. What is missing is for the kind to say, so the field itself is never required."""

    features = TEXT
    multiline = True
    clean_markup: Callable[[str], str] = staticmethod(clean_text)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> str:
        """As it will be kept, so that an editor which was only looked at counts as empty."""
        return self.clean_markup(super().to_python(value))


class LineField(MarkupField):
    """One line and its pictures, as a label can hold them."""

    features = LINE
    # Written in as many lines as one likes: where it allows only one, Wagtail's editor drops pictures.
    clean_markup = staticmethod(clean_line)


class WithMarkup(forms.BaseForm):
    """A form with such fields."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Not sooner: kinds are loaded with the models, and Wagtail's rich text needs them loaded already.
        from wagtail.admin.rich_text import get_rich_text_editor_widget

        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, MarkupField):
                field.widget = get_rich_text_editor_widget(features=field.features)
                field.widget.options |= {
                    "ariaLabel": str(field.label),
                    "multiline": field.multiline,
                    "placeholder": "",  # it would tell of blocks to insert, of which there are none
                    "stateSaveInterval": 10,  # milliseconds: whoever types and saves at once loses nothing
                }
