"""The demo deck: PPTX from ``content/slides.toml``, and a tagged PDF of it by LibreOffice."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw
from pptx import Presentation
from pptx.util import Inches

from .drawings import DRAWINGS, cover
from .ink import GREY, INK, RIGHT, SAND, colour, letters, words
from .programs import run

MADE_ON = datetime(2025, 1, 14, tzinfo=UTC)
TITLE_ONLY = 5


def build_deck(spec: dict, target: Path, picture: Path) -> None:
    """Write the deck: one titled slide with notes and alternative texts per entry of the content."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    layout = deck.slide_layouts[TITLE_ONLY]
    _keep_only(deck, layout)
    _in_british_english(deck, layout)
    _place(layout.placeholders[0], left=0.8, top=0.65, width=11.73, height=1.0)
    draw_path_home(picture)
    for number, entry in enumerate(spec["slides"], start=1):
        _add_slide(deck, layout, entry, number, spec["footer"], picture)
    about = deck.core_properties
    about.title, about.subject, about.author = spec["title"], spec["subject"], spec["author"]
    about.language, about.created, about.modified = "en-GB", MADE_ON, MADE_ON
    about.last_modified_by = spec["author"]
    deck.save(str(target))


def _add_slide(deck, layout, entry, number, footer, picture) -> None:
    slide = deck.slides.add_slide(layout)
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = colour(SAND)
    title = slide.shapes.title
    if entry["drawing"] == "cover":
        _place(title, left=0.8, top=1.6, width=6.4, height=3.1)
        letters(title.text_frame, entry["title"], 38, ink=INK, bold=True)
        cover(slide, entry, picture)
    else:
        wide = 6.6 if entry["drawing"] == "quote" else 11.73
        _place(title, left=0.8, top=0.7, width=wide, height=2.4 if wide < 11 else 1.0)
        letters(title.text_frame, entry["title"], 34, ink=INK, bold=True)
        DRAWINGS[entry["drawing"]](slide, entry)
        words(slide.shapes, f"{footer}  ·  {number}", 6.5, 6.95, 6.03, 0.3, 11, ink=GREY, align=RIGHT)
    slide.notes_slide.notes_text_frame.text = entry["notes"]


def _place(placeholder, *, left, top, width, height) -> None:
    placeholder.left, placeholder.top = Inches(left), Inches(top)
    placeholder.width, placeholder.height = Inches(width), Inches(height)


def _keep_only(deck, kept) -> None:
    """Drop python-pptx's other layouts: they are drawn for 4:3 and only confuse who edits the deck."""
    for layout in list(deck.slide_layouts):
        if layout != kept:
            deck.slide_layouts.remove(layout)


def _in_british_english(deck, layout) -> None:
    """python-pptx's template is American; a screen reader takes its voice from here."""
    for part in (deck.element, deck.slide_master.element, layout.element):
        for marked in part.xpath("//*[@lang]"):
            marked.set("lang", "en-GB")


def draw_path_home(target: Path) -> None:
    """The picture on the cover: hills, a path, and a house with the light on."""
    wide, high, fine = 900, 1198, 3
    image = Image.new("RGB", (wide * fine, high * fine), "#E8EFE9")
    pen = ImageDraw.Draw(image)

    def dots(*points):
        return [(x * fine, y * fine) for x, y in points]

    pen.ellipse(dots((560, 150), (730, 320)), fill="#F0C987")
    pen.ellipse(dots((-500, 520), (900, 1700)), fill="#A9CDC3")
    pen.ellipse(dots((150, 620), (1500, 1900)), fill="#5E9DA0")
    pen.ellipse(dots((-700, 800), (760, 2100)), fill="#1B6470")
    pen.rectangle(dots((560, 500), (720, 632)), fill="#F6F2E9")
    pen.polygon(dots((535, 506), (640, 415), (745, 506)), fill="#B84A32")
    pen.rectangle(dots((590, 540), (632, 582)), fill="#F0C987")
    pen.rectangle(dots((656, 552), (692, 632)), fill="#14323A")
    for t in range(241):
        along = t / 240
        x = 674 - 250 * along + 130 * _sway(along)
        y = 636 + 600 * along**1.15
        half = 7 + 62 * along
        pen.ellipse(dots((x - half, y - half * 0.5), (x + half, y + half * 0.5)), fill="#F3E3C6")
    image.resize((wide, high), Image.Resampling.LANCZOS).quantize(96).save(target, optimize=True)


def _sway(along: float) -> float:
    """A path's gentle S: from nothing at the door to a full swing in the foreground."""
    return along * (1 - along) * 4 * (1 - 2.2 * along)


def convert_to_pdf(deck: Path, scratch: Path) -> None:
    """Save a tagged PDF beside the deck, with its own settings folder so that an open LibreOffice is no obstacle."""
    wanted = ("UseTaggedPDF", "DisplayPDFDocumentTitle", "ReduceImageResolution")
    options = json.dumps({name: {"type": "boolean", "value": "true"} for name in wanted})
    run(
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{scratch}/office",
        *("--convert-to", f"pdf:impress_pdf_Export:{options}"),
        *("--outdir", str(deck.parent)),
        str(deck),
    )
    # LibreOffice writes the language of its own settings; the words on the slides are British.
    with pikepdf.open(deck.with_suffix(".pdf"), allow_overwriting_input=True) as pdf:
        pdf.Root.Lang = pikepdf.String("en-GB")
        pdf.save()
