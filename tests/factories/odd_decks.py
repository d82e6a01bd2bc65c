"""Files that somebody made to do harm, and files that are only unusual."""

import io
import re
import zipfile
from collections.abc import Callable
from copy import copy
from pathlib import Path

import pikepdf
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PROG_ID
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Inches

from tests.factories.decks import dot, write_pptx
from tests.factories.media import FILM

SLIDE = "ppt/slides/slide1.xml"
TYPES = "[Content_Types].xml"
LAUGHS = '<!DOCTYPE p:sld [<!ENTITY a "ha">{}]>'.format(
    "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True))
)
FILE_ENTITY = '<!DOCTYPE p:sld [<!ENTITY i SYSTEM "file:///etc/hostname">]>'


def write_with_macros(path: Path) -> Path:
    """A .pptm under the name of a .pptx, by its list of types."""
    return change(
        path, TYPES, lambda text: text.replace(b"presentation.main+xml", b"presentation.macroEnabled.main+xml")
    )


def write_with_hidden_macros(path: Path) -> Path:
    """A .pptx that holds a program and doesn't say so."""
    write_pptx(path, ["One"])
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("ppt/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    return path


def write_laughs(path: Path) -> Path:
    """A title that would be as long as a billion letters."""
    return _with_entity(path, LAUGHS)


def write_file_entity(path: Path) -> Path:
    """A title that would be the content of a file of the server, in the letters of UTF-16."""
    _with_entity(path, FILE_ENTITY)
    return change(path, SLIDE, lambda text: text.decode().replace("UTF-8", "UTF-16").encode("utf-16"), made=True)


def write_overlapping(path: Path, names: Callable[[int], str] = "ppt/media/{}.png".format) -> Path:
    """A table of contents in which a thousand names lead to the same bytes."""
    write_pptx(path, ["One"])
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(names(0), b"\0" * 1000)
        for number in range(1, 1000):
            again = copy(archive.filelist[-1])
            again.filename = names(number)
            archive.filelist.append(again)
    return path


def write_twice_the_same_name(path: Path) -> Path:
    """Two parts of one name: what one program has looked at is not what another shows."""
    return write_overlapping(path, lambda number: "ppt/media/1.png")


def write_locked_zip(path: Path) -> Path:
    """A zip whose parts are locked one by one, as zip programs do it."""
    write_pptx(path, ["One"])
    data = bytearray(path.read_bytes())
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        data[place + 8] |= 1
        place = data.find(b"PK\x01\x02", place + 1)
    path.write_bytes(data)
    return path


def write_odd_pptx(path: Path, link: str) -> Path:
    """A film, a table of another program, a zip bomb within, letters of four scripts, and pictures elsewhere."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "التخطيط 護理計劃 tŷ dŵr"
    place = Inches(1), Inches(2), Inches(2), Inches(2)
    slide.shapes.add_movie(str(FILM), *place, mime_type="video/mp4")
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/workbook.xml", "w") as member:
        for _ in range(200):
            member.write(b"\0" * 1024 * 1024)
    bomb.seek(0)
    slide.shapes.add_ole_object(bomb, PROG_ID.XLSX, *place)
    _link(slide, link)
    slide.shapes.add_textbox(*place).click_action.hyperlink.address = f"{link}clicked"
    deck.save(path)
    return path


def write_sized_pptx(path: Path, width: int, height: int) -> Path:
    """A slide of this size in EMU, of which an inch has 914,400."""
    size = f'<p:sldSz cx="{width}" cy="{height}"'.encode()
    return change(path, "ppt/presentation.xml", lambda text: re.sub(rb'<p:sldSz cx="\d+" cy="\d+"', size, text))


def write_sized_pdf(path: Path, width: float, height: float) -> Path:
    """A page of this size in points."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(200, 200))
    document.pages[0].MediaBox = [0, 0, width, height]
    document.save(path)
    return path


def write_pdf_without_pages(path: Path) -> Path:
    """A whole file with nothing in it."""
    pikepdf.new().save(path)
    return path


def write_scripted_pdf(path: Path) -> Path:
    """A page that runs a script and opens an address as soon as it is opened."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(960, 540))
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('here'); this.submitForm('http://127.0.0.1/')")
    document.Root.OpenAction = document.make_indirect(script)
    document.save(path)
    return path


def _link(slide, link: str) -> None:
    """Two pictures that aren't in the file: one linked as a picture, one as a film."""
    for number in (1, 2):
        picture = slide.shapes.add_picture(io.BytesIO(dot()), Inches(number), Inches(5))
        outside = slide.part.relate_to(f"{link}{number}.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
        blip = picture._element.blipFill.find("{*}blip")
        blip.attrib.clear()
        blip.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}link", outside)
        etree.cleanup_namespaces(blip)


def _with_entity(path: Path, document_type: str) -> Path:
    def with_type(text: bytes) -> bytes:
        head, body = text.decode().split("?>", 1)
        return f"{head}?>{document_type}{body.replace('One', '&i;')}".encode()

    return change(path, SLIDE, with_type)


def change(path: Path, name: str, to: Callable[[bytes], bytes], *, made: bool = False) -> Path:
    """One slide, of which one part of the file is changed."""
    if not made:
        write_pptx(path, ["One"])
    with zipfile.ZipFile(path) as archive:
        parts = {member: archive.read(member) for member in archive.namelist()}
    parts[name] = to(parts[name])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in parts.items():
            archive.writestr(member, content)
    return path
