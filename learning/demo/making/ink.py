"""Shapes and letters on a slide: what every drawing of the demo deck is built from."""

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

INK = "14323A"
TEAL = "1B6470"
SAGE = "CFE2DA"
SAND = "F6F2E9"
WHITE = "FFFFFF"
CORAL = "B84A32"
BLUSH = "F3D9CF"
GREY = "55696E"

FONT = "Arial"
LEFT, CENTRE, RIGHT = PP_ALIGN.LEFT, PP_ALIGN.CENTER, PP_ALIGN.RIGHT
OVAL, CARD, BAR = MSO_SHAPE.OVAL, MSO_SHAPE.ROUNDED_RECTANGLE, MSO_SHAPE.RECTANGLE
TOP, MIDDLE = MSO_ANCHOR.TOP, MSO_ANCHOR.MIDDLE


def colour(name: str) -> RGBColor:
    """A colour of the palette as python-pptx wants it."""
    return RGBColor.from_string(name)


def letters(frame, text: str, size: float, *, ink=INK, bold=False, align=LEFT, anchor=TOP, first=True):
    """Write one paragraph into a text frame, in British English, without surprises of the theme."""
    frame.word_wrap = True
    frame.vertical_anchor = anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
    paragraph.alignment = align
    paragraph.line_spacing = 1.08
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
    run.font.color.rgb = colour(ink)
    run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
    return paragraph


def shape(shapes, kind, left, top, width, height, *, fill=WHITE, line=None, round_by=0.08):
    """A flat shape, measured in inches, without the theme's shadow."""
    drawn = shapes.add_shape(kind, Inches(left), Inches(top), Inches(width), Inches(height))
    _without_theme(drawn)
    drawn.fill.solid()
    drawn.fill.fore_color.rgb = colour(fill)
    if line:
        drawn.line.color.rgb = colour(line)
        drawn.line.width = Pt(2)
    else:
        drawn.line.fill.background()
    if kind == CARD:
        drawn.adjustments[0] = round_by
    return drawn


def words(shapes, text, left, top, width, height, size, **style):
    """A text box, measured in inches."""
    box = shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
    letters(box.text_frame, text, size, **style)
    return box


def _without_theme(drawn) -> None:
    """Take away the theme's style, which would add a shadow and its own line."""
    for style in drawn._element.xpath("./p:style"):
        style.getparent().remove(style)


def line_between(shapes, start, end, *, ink=TEAL, width=2.0):
    """A straight line between two points, measured in inches."""
    drawn = shapes.add_connector(1, *(Inches(value) for value in (*start, *end)))
    _without_theme(drawn)
    drawn.line.color.rgb = colour(ink)
    drawn.line.width = Pt(width)
    return drawn


def describe(drawn, text: str) -> None:
    """Give a drawing its alternative text (python-pptx has no property for it)."""
    drawn._element.xpath(".//p:cNvPr")[0].set("descr", text)


def group(slide, alt: str):
    """A group of shapes that reads as one picture with one alternative text."""
    drawn = slide.shapes.add_group_shape()
    drawn.name = "Drawing"
    describe(drawn, alt)
    return drawn
