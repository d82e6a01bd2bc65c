"""The building blocks of running text. Each has a preview, so that a trainer sees what it is before choosing it."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from learning.rich_text import named

TEXT_FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link"]


class TextBlock(blocks.RichTextBlock):
    """Paragraphs, lists and links."""

    def __init__(self, **kwargs):
        super().__init__(features=TEXT_FEATURES, **kwargs)

    @cached_property
    def field(self):
        """The field of the editor. Made late: blocks are loaded before the models that the editor needs."""
        field = super().field
        named(field.widget, self.label)
        return field

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists and links.")
        template = "blocks/text.html"
        preview_value = "<p>A health visitor was told of three missed appointments in two months.</p>"


class HeadingBlock(blocks.CharBlock):
    """A heading of the second level."""

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Starts a new part of the page.")
        template = "blocks/heading.html"
        preview_value = "What happened"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, above all a child's."""

    words = blocks.TextBlock(label=_("words"), help_text=_("For example: Nobody asked me what I wanted."))
    speaker = blocks.CharBlock(
        label=_("who said it"), required=False, help_text=_("A role, never a name. For example: a young person, 14.")
    )

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("A child's, parent's or practitioner's own words.")
        template = "blocks/quote.html"
        preview_value = {"words": "Nobody asked me what I wanted.", "speaker": "A young person"}


class KeyPointBlock(blocks.TextBlock):
    """A sentence to remember."""

    class Meta:
        icon = "key"
        label = _("Key point")
        description = _("One sentence that a reader should take away.")
        template = "blocks/key_point.html"
        preview_value = "Ask who was not brought, and why."


class RunningText(blocks.StreamBlock):
    """Text of a page, in any order."""

    heading = HeadingBlock()
    text = TextBlock()
    quote = QuoteBlock()
    key_point = KeyPointBlock()
