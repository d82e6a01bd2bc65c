"""What an Office file says of itself is looked at before anything unpacks it: its limits, and ways around them."""

import io
import os
import tracemalloc
import zipfile
from types import SimpleNamespace

import pytest

from learning.slides_conversion import archive
from learning.slides_conversion.read_pdf import words_of
from learning.slides_conversion.read_pptx import read
from learning.slides_conversion.slide import Refused, print_result, text_of_page
from tests.factories import odd_decks

TYPES = "[Content_Types].xml"
PLAIN = {TYPES: b"<Types/>"}
MEGABYTE = 1024 * 1024


def packed(members, method=zipfile.ZIP_STORED):
    """A zip of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as deck:
        for name, content in members.items():
            deck.writestr(name, content)
    file.seek(0)
    return file


def refusal(members, method=zipfile.ZIP_STORED):
    """The key of the sentence; None where it may be unpacked."""
    try:
        archive.check_archive(packed(members, method))
    except Refused as refused:
        return refused.key
    return None


@pytest.mark.parametrize(
    ("limit", "most", "fits", "too_much"),
    [
        ("MOST_MEMBERS", 2, {"1.png": b""}, {"1.png": b"", "2.png": b""}),
        ("LARGEST_MEMBER_OF_WORDS", 100, {"1.xml": bytes(100), "1.png": bytes(101)}, {"1.xml": bytes(101)}),
        ("LARGEST_MEMBER_OF_WORDS", 100, {"1.rels": bytes(100)}, {"ppt/_rels/1.RELS": bytes(101)}),
        ("LARGEST_MEMBER_OF_WORDS", 100, {"1.vml": bytes(100)}, {"1.VML": bytes(101)}),
        ("LARGEST_WHOLE", 108, {"1.png": bytes(100)}, {"1.png": bytes(101)}),
    ],
)
def test_a_file_of_more_than_slides_need_is_not_unpacked(monkeypatch, limit, most, fits, too_much):
    assert refusal(PLAIN | too_much) is None
    monkeypatch.setattr(archive, limit, most)
    assert refusal(PLAIN | fits) is None
    assert refusal(PLAIN | too_much) == "bomb"


def test_only_a_large_file_that_shrinks_to_a_hundredth_is_a_bomb(monkeypatch):
    monkeypatch.setattr(archive, "SMALL_WHOLE", MEGABYTE)
    pictures = {"1.png": bytes(MEGABYTE)}
    assert refusal(PLAIN | pictures, zipfile.ZIP_DEFLATED) == "bomb"
    assert refusal(PLAIN | pictures) is None
    assert refusal(PLAIN | pictures | {"2.png": os.urandom(MEGABYTE // 32)}, zipfile.ZIP_DEFLATED) is None
    assert refusal(PLAIN | {"1.png": bytes(MEGABYTE - 8)}, zipfile.ZIP_DEFLATED) is None, "blank paper is small"


@pytest.mark.parametrize(
    ("members", "key"),
    [
        ({TYPES: '<Types a="macroEnabled"/>'.encode("utf-16")}, "macros"),
        (PLAIN | {"PPT/VBAPROJECT.BIN": b""}, "macros"),
        (PLAIN | {"ppt/media/1.png": b"", "ppt/media/1.PNG": b""}, "not_a_deck"),
        ({"ppt/presentation.xml": b""}, "not_a_deck"),
    ],
    ids=["macros in UTF-16", "macros in capitals", "a name twice but for its capitals", "no list of types"],
)
def test_another_way_to_write_it_gets_nothing_past(members, key):
    assert refusal(members) == key


def test_a_list_of_types_as_large_as_a_bomb_is_not_read_into_memory():
    bomb = packed({TYPES: bytes(80 * MEGABYTE)}, zipfile.ZIP_DEFLATED)
    tracemalloc.start()
    with pytest.raises(Refused, match="bomb"):
        archive.check_archive(bomb)
    assert tracemalloc.get_traced_memory()[1] < 20 * MEGABYTE
    tracemalloc.stop()


@pytest.mark.parametrize(
    "name", ["ppt/slides/slide9.xml", "ppt/slides/_rels/slide9.xml.rels", "ppt/drawings/1.vml", "ppt/slides/slide9.XML"]
)
def test_no_part_may_declare_a_type_of_document(tmp_path, name):
    deck = odd_decks.write_sized_pptx(tmp_path / "deck.pptx", 9144000, 6858000)
    assert len(read(str(deck))) == 1
    with zipfile.ZipFile(deck, "a") as parts:
        parts.writestr(name, '<!DOCTYPE a [<!ENTITY b "c">]><a/>')
    with pytest.raises(Refused, match="not_a_deck"):
        read(str(deck))


@pytest.mark.parametrize("part", [None, "ppt/presentation.xml", "ppt/slides/slide1.xml", "_rels/.rels"])
def test_a_part_that_is_missing_or_broken_costs_the_deck_and_not_its_reader(tmp_path, part):
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(packed(PLAIN).read())
    if part:
        odd_decks.change(deck, part, lambda text: text[: len(text) // 2])
    with pytest.raises(Refused, match="not_a_deck"):
        read(str(deck))


UNREADABLE = b"""<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="9" name="Art"/><p:cNvGraphicFramePr/><p:nvPr/>
</p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="1" cy="1"/></p:xfrm><a:graphic><a:graphicData
uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"><dgm:relIds
xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:dm="rId99"/>
</a:graphicData></a:graphic></p:graphicFrame></p:spTree>"""


def test_one_shape_that_can_not_be_read_costs_its_own_words_only(tmp_path):
    deck = odd_decks.change(
        tmp_path / "deck.pptx", odd_decks.SLIDE, lambda text: text.replace(b"</p:spTree>", UNREADABLE)
    )
    [slide] = read(str(deck))
    assert (slide.title, slide.text) == ("One", "Text 1")


def test_signs_of_a_pdf_that_no_database_keeps_are_left_out():
    words = SimpleNamespace(get_text_bounded=lambda: "Ti\0tle\r\nA di\x02vided word\r\n\r\n", close=lambda: None)
    assert words_of(SimpleNamespace(get_textpage=lambda: words)) == "Title\nA divided word"


def test_a_reader_that_runs_out_of_memory_says_that_the_file_is_too_big(capsys):
    def greedy():
        raise MemoryError

    print_result(greedy)
    assert capsys.readouterr().out == '{"refused": "too_big"}'


def test_a_line_as_long_as_a_page_is_cut_to_a_title():
    assert text_of_page("x" * 300).title == "x" * 200
