"""PowerPoint and PDF files of all kinds, good and bad, made on the spot."""

import zipfile
from collections.abc import Iterable
from copy import deepcopy
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.util import Inches

DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


def write_pptx(path: Path, titles: Iterable[str], *, hidden: Iterable[int] = (), notes: str = "") -> Path:
    """One slide for each title, with a paragraph; `hidden` are numbers from 1."""
    deck = Presentation()
    for number, title in enumerate(titles, start=1):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = f"Text {number}"
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
        if number in hidden:
            slide.element.set("show", "0")
    deck.save(path)
    return path


def write_long_pptx(path: Path, slides: int) -> Path:
    """The same slide so many times."""
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[6])
    ids = deck.slides._sldIdLst
    for number in range(1, slides):
        again = deepcopy(ids[0])
        again.set("id", str(256 + number))
        ids.append(again)
    deck.save(path)
    return path


def write_rich_pptx(path: Path) -> Path:
    """A slide with a table, a group and a picture that is described."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Who does what"
    table = slide.shapes.add_table(1, 2, Inches(1), Inches(2), Inches(4), Inches(1)).table
    table.cell(0, 0).text, table.cell(0, 1).text = "Health", "Plans the discharge"
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(Inches(1), Inches(4), Inches(3), Inches(1)).text_frame.text = "In a group"
    path.with_suffix(".png").write_bytes(dot())
    picture = slide.shapes.add_picture(str(path.with_suffix(".png")), Inches(5), Inches(4), Inches(1), Inches(1))
    picture._element.nvPicPr.cNvPr.set("descr", "A path that leads home")
    deck.save(path)
    return path


def write_pictures(path: Path) -> Path:
    """A slide without a title, with a picture that nobody describes, one that is described and one that decorates."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    for words, mark in [("", ""), ("A path", ""), ("", DECORATIVE)]:
        picture = slide.shapes.add_picture(BytesIO(dot()), Inches(1), Inches(1))._element.nvPicPr.cNvPr
        picture.set("descr", words)
        if mark:
            picture.append(parse_xml(mark))
    deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = "Nothing is missing"
    deck.save(path)
    return path


def write_talk(path: Path) -> Path:
    """A talk of three slides as trainers bring them: one has no title, and one a picture that nobody describes."""
    deck = Presentation()
    for title, text in [("When a child was not brought", "Three missed appointments"), ("", "Who could have asked?")]:
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text, slide.placeholders[1].text = title, text
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "What helped"
    picture = slide.shapes.add_picture(BytesIO(_house()), Inches(2.5), Inches(2), Inches(5), Inches(4.5))
    picture._element.nvPicPr.cNvPr.set("descr", "")
    deck.save(path)
    return path


def write_pdf(path: Path, pages: int, *, password: str = "", owner: str = "") -> Path:
    """Empty pages of the size of a slide. `password` opens them; `owner` only unlocks printing and changing."""
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=(960, 540))
    locked = pikepdf.Encryption(owner=owner or password, user=password) if owner or password else None
    document.save(path, encryption=locked)
    return path


def write_bomb(path: Path) -> Path:
    """A PowerPoint file by its table of contents, which unpacks to 200 MB of nothing."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("ppt/media/image1.png", "w") as member:
            for _ in range(200):
                member.write(b"\0" * 1024 * 1024)
    return path


def write_locked_pptx(path: Path) -> Path:
    """How Office wraps a file that has a password: no zip any more."""
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096)
    return path


def _house() -> bytes:
    image = Image.new("RGB", (500, 450), "#e8eee8")
    draw = ImageDraw.Draw(image)
    draw.rectangle((140, 200, 360, 400), fill="#f4f1ea")
    draw.polygon([(120, 200), (250, 80), (380, 200)], fill="#b5442c")
    draw.rectangle((230, 300, 280, 400), fill="#1d6470")
    stream = BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def dot() -> bytes:
    """A small picture."""
    stream = BytesIO()
    Image.new("RGB", (8, 8), "teal").save(stream, "PNG")
    return stream.getvalue()
