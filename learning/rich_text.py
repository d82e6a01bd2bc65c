"""Wagtail's editor of rich text, with a name that screen readers can say."""

from typing import Any

from django.forms import Widget
from django.utils.functional import Promise
from wagtail.admin.panels import FieldPanel


def named(editor: Widget, label: str | Promise) -> Widget:
    """The editor, called what its label says. Its hint would tell of blocks to insert, of which there are none."""
    editor.options |= {"ariaLabel": label, "placeholder": ""}
    return editor


class RichTextPanel(FieldPanel):
    """A field of rich text."""

    def get_form_options(self) -> dict[str, Any]:
        """As Wagtail's, with the editor named."""
        field = self.db_field.formfield()
        return super().get_form_options() | {"widgets": {self.field_name: named(field.widget, field.label)}}
