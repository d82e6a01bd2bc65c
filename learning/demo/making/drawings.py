"""The eight drawings of the demo deck. Each takes a slide and its words, and leaves the title alone."""

from math import cos, radians, sin
from pathlib import Path

from pptx.util import Inches

from .ink import (
    BAR,
    BLUSH,
    CARD,
    CENTRE,
    CORAL,
    GREY,
    INK,
    MIDDLE,
    OVAL,
    SAGE,
    SAND,
    TEAL,
    WHITE,
    describe,
    group,
    letters,
    line_between,
    shape,
    words,
)


def pairs(spec):
    """The lines of a slide that have a head and a body."""
    return [line.split(" | ") for line in spec["text"]]


def cover(slide, spec, picture: Path) -> None:
    """The picture fills the right side; who speaks stands under the title."""
    drawn = slide.shapes.add_picture(str(picture), Inches(7.7), 0, Inches(5.633), Inches(7.5))
    describe(drawn, spec["alt"])
    lines = spec["text"]
    words(slide.shapes, lines[0], 0.8, 1.05, 6.4, 0.4, 16, ink=CORAL, bold=True)
    box = words(slide.shapes, lines[1], 0.8, 5.0, 6.4, 1.0, 18, ink=INK)
    letters(box.text_frame, lines[2], 18, first=False)


def timeline(slide, spec) -> None:
    """Four moments of the year; the months of waiting are thick and red."""
    art = group(slide, spec["alt"]).shapes
    shape(art, BAR, 1.1, 3.4, 3.3, 0.1, fill=TEAL)
    shape(art, BAR, 4.4, 3.34, 6.6, 0.22, fill=CORAL)
    for (when, what), left in zip(pairs(spec), (0.8, 4.1, 7.4, 10.7), strict=True):
        shape(art, OVAL, left, 3.15, 0.6, 0.6, fill=TEAL, line=SAND)
        words(art, when, left, 2.35, 2.3, 0.5, 24, bold=True)
        words(art, what, left, 4.0, 2.1, 1.0, 20)
    band = shape(slide.shapes, CARD, 4.1, 5.3, 8.43, 0.85, fill=BLUSH, round_by=0.2)
    letters(band.text_frame, spec["caption"], 20, bold=True, align=CENTRE, anchor=MIDDLE)


def quote(slide, spec) -> None:
    """The family's sentence beside nineteen figures."""
    words(slide.shapes, spec["text"][0], 0.8, 3.0, 6.2, 0.5, 20, ink=GREY)
    note = shape(slide.shapes, CARD, 0.8, 4.5, 6.2, 1.65, fill=BLUSH)
    letters(note.text_frame, spec["caption"], 22, anchor=MIDDLE)
    note.text_frame.margin_left = note.text_frame.margin_right = Inches(0.35)
    art = group(slide, spec["alt"]).shapes
    for number in range(19):
        row, column = divmod(number, 5)
        left, top = 8.15 + column * 0.94, 1.35 + row * 1.25
        fill = CORAL if number == 18 else TEAL
        shape(art, OVAL, left + 0.14, top, 0.34, 0.34, fill=fill)
        shape(art, CARD, left, top + 0.4, 0.62, 0.6, fill=fill, round_by=0.45)


def cards(slide, spec) -> None:
    """Three findings side by side."""
    for number, (head, body) in enumerate(pairs(spec), start=1):
        left = 0.8 + (number - 1) * 4.0
        shape(slide.shapes, CARD, left, 2.0, 3.73, 4.1, round_by=0.04)
        disc = shape(slide.shapes, OVAL, left + 0.35, 2.35, 0.7, 0.7, fill=TEAL)
        letters(disc.text_frame, str(number), 20, ink=WHITE, bold=True, align=CENTRE, anchor=MIDDLE)
        words(slide.shapes, head, left + 0.35, 3.3, 3.1, 0.8, 23, bold=True)
        words(slide.shapes, body, left + 0.35, 4.3, 3.1, 1.7, 19)


def steps(slide, spec) -> None:
    """Four steps that rise towards home."""
    fills = (SAGE, "B7D5CB", "9CC6BF", TEAL)
    for number, (when, what) in enumerate(pairs(spec)):
        left, top = 0.8 + number * 3.0, 3.4 - number * 0.45
        ink = WHITE if number == 3 else INK
        block = shape(slide.shapes, BAR, left, top, 2.73, 6.2 - top, fill=fills[number])
        letters(block.text_frame, when, 24, bold=True, ink=ink)
        letters(block.text_frame, what, 19, ink=ink, first=False)
        block.text_frame.margin_left = block.text_frame.margin_right = Inches(0.25)
        block.text_frame.margin_top = Inches(0.25)


def hub(slide, spec) -> None:
    """The child in the middle, the lead professional around, everybody else joined to them."""
    for number, line in enumerate(spec["text"]):
        shape(slide.shapes, BAR, 0.8, 2.2 + number * 1.35, 0.09, 0.95, fill=CORAL)
        words(slide.shapes, line, 1.1, 2.2 + number * 1.35, 5.0, 0.95, 22, anchor=MIDDLE)
    art = group(slide, spec["alt"]).shapes
    x, y, reach = 9.6, 4.2, 2.05
    around = []
    for number, name in enumerate(spec["caption"].split(" | ")):
        angle = radians(number * 60 - 90)
        around.append((name, x + 1.17 * reach * cos(angle), y + reach * sin(angle)))
    for _, at_x, at_y in around:
        line_between(art, (x, y), (at_x, at_y))
    for name, at_x, at_y in around:
        leaf = shape(art, CARD, at_x - 0.85, at_y - 0.34, 1.7, 0.68, line=TEAL, round_by=0.3)
        letters(leaf.text_frame, name, 14, align=CENTRE, anchor=MIDDLE)
    shape(art, OVAL, x - 1.2, y - 1.2, 2.4, 2.4, fill=TEAL)
    label = words(art, "Lead", x - 0.9, y - 1.0, 1.8, 0.25, 13, ink=WHITE, bold=True, align=CENTRE)
    letters(label.text_frame, "professional", 13, ink=WHITE, bold=True, align=CENTRE, first=False)
    heart = shape(art, OVAL, x - 0.6, y - 0.3, 1.2, 1.2, fill=SAND)
    letters(heart.text_frame, "Robin", 18, bold=True, align=CENTRE, anchor=MIDDLE)


def checklist(slide, spec) -> None:
    """Four signs that it goes well, each ticked."""
    for number, line in enumerate(spec["text"]):
        top = 1.95 + number * 1.08
        shape(slide.shapes, CARD, 0.8, top, 11.73, 0.92, round_by=0.12)
        disc = shape(slide.shapes, OVAL, 1.05, top + 0.18, 0.56, 0.56, fill=TEAL)
        if not number:
            describe(disc, spec["alt"])
        line_between(slide.shapes, (1.2, top + 0.47), (1.3, top + 0.58), ink=WHITE, width=3)
        line_between(slide.shapes, (1.3, top + 0.58), (1.47, top + 0.35), ink=WHITE, width=3)
        words(slide.shapes, line, 1.95, top, 10.3, 0.92, 21, anchor=MIDDLE)


def actions(slide, spec) -> None:
    """Three numbered things to do, and whom to ring."""
    for number, line in enumerate(spec["text"], start=1):
        left = 0.8 + (number - 1) * 4.0
        disc = shape(slide.shapes, OVAL, left, 2.15, 1.1, 1.1, fill=TEAL)
        letters(disc.text_frame, str(number), 32, ink=WHITE, bold=True, align=CENTRE, anchor=MIDDLE)
        words(slide.shapes, line, left, 3.5, 3.5, 1.5, 24, bold=True)
    band = shape(slide.shapes, CARD, 0.8, 5.35, 11.73, 0.8, fill=SAGE, round_by=0.2)
    letters(band.text_frame, spec["caption"], 19, align=CENTRE, anchor=MIDDLE)


DRAWINGS = {
    "timeline": timeline,
    "quote": quote,
    "cards": cards,
    "steps": steps,
    "hub": hub,
    "checklist": checklist,
    "actions": actions,
}
