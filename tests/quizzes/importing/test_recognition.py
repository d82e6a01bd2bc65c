"""The format of a file is told by what is in it."""

import io
import zipfile

import pytest

from quizzes.exchange import FileRefused
from quizzes.exporters import FORMATS as WRITTEN
from quizzes.exporters.table_examples import examples
from quizzes.importers import FORMATS, read
from quizzes.importers.recognition import format_of

XML = '<?xml version="1.0"?>\n<quiz><question type="essay"><name><text>a</text></name></question></quiz>'
AIKEN = "What now?\nA. Call\nB. Wait\nANSWER: A\n"


@pytest.mark.parametrize(
    ("text", "format_name"),
    [
        (XML, "moodle_xml"),
        ("\n <quiz>", "moodle_xml"),
        ("<!-- from Moodle -->\n<quiz>", "moodle_xml"),
        ("<!DOCTYPE quiz []><quiz/>", "moodle_xml"),
        ("kind,question,right\n", "csv"),
        ("Question;Option 1;Option 2", "csv"),
        ("Who?{=Ama ~Tom}", "gift"),
        ("Who?{\n  ~Tom\n  =Ama\n}", "gift"),
        ("Two is even.{T}", "gift"),
        ("Two is odd.{FALSE#No.}", "gift"),
        ("When?{#1822:5}", "gift"),
        ("Write about it. {}", "gift"),
        ("::Q1:: Who?", "gift"),
        ("$CATEGORY: $course$/Top\n", "gift"),
        (AIKEN, "aiken"),
        ("What now?\nA) Call\nB) Wait\nANSWER: A", "aiken"),
        (AIKEN.replace("\n", "\n\n"), "aiken"),
        ("1. What now?\nA. Call\nB. Wait\nANSWER: A", "text"),
        ("What now?\na) Call\nb) Wait\nAnswer: a", "text"),
        ("What now?\n*A. Call\nB. Wait", "text"),
        (f"{AIKEN}Feedback: Yes.", "text"),
        ("What now?\n[x] Call\n[ ] Wait", "text"),
        ("Is {this} a question?", "text"),
        (r"Is \{=this\} a question?", "text"),
        ("<p>What now?</p>", "text"),
    ],
)
def test_a_text_says_itself_what_it_is(text, format_name):
    assert format_of(text) == format_name
    assert format_of(text, "questions.txt") == format_name


@pytest.mark.parametrize(
    ("name", "format_name"),
    [("a.gift", "gift"), ("a.CSV", "csv"), ("a.xml", "moodle_xml"), ("a.txt", "text"), ("", "text"), ("gift", "text")],
)
def test_a_name_counts_only_where_the_content_says_nothing(name, format_name):
    assert format_of("What now?", name) == format_name
    assert format_of("Who?{=Ama ~Tom}", name) == "gift"


@pytest.mark.parametrize("format_name", sorted(set(WRITTEN) - {"aiken"}))
def test_what_we_write_is_recognised(format_name):
    written = WRITTEN[format_name].write(examples()).data
    reading = read(written)
    assert reading.format == format_name
    assert [record.kind for record in reading.questions][:2] == ["single_choice", "multiple_choice"]


def test_every_format_that_is_written_can_be_read():
    assert set(WRITTEN) <= set(FORMATS)


def test_a_format_that_is_asked_for_is_used_whatever_the_content():
    assert read("Who?{=Ama ~Tom}\nA. Call\nB. Wait\nANSWER: A", format="aiken").format == "aiken"


def archive(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        for name in names:
            parts.writestr(name, "")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (archive("word/document.xml"), "This is a Word document."),
        (archive("content.xml"), "This is an archive"),
        (b"PK\x03\x04", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Save it as .xlsx"),
        (b"%PDF-1.7\n", "This is a PDF."),
        (b"{\\rtf1\\ansi", "Rich Text"),
        (b"<!DOCTYPE html><html></html>", "This is a web page."),
        ("<html><body>", "This is a web page."),
        (b"", "nothing in it"),
        (" \n\t ", "nothing in it"),
        (b"\xef\xbb\xbf", "nothing in it"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x00\x00\x00", "no text file"),
        (bytes(range(256)) * 40, "letters can't be read"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(data, sentence):
    with pytest.raises(FileRefused, match=sentence):
        read(data)


def test_a_format_that_does_not_fit_is_refused():
    with pytest.raises(FileRefused, match="isn't an Excel workbook"):
        read("kind,question", format="xlsx")
    with pytest.raises(FileRefused, match="no format called “word”"):
        read("kind,question", format="word")


WORDS = "1. Who decides, Zoë – or “nobody”?\nA) Me\n*B) She pays £5"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_however_it_is_encoded(encoding):
    reading = read(WORDS.encode(encoding))
    assert reading.problems == []
    assert "Zoë – or “nobody”" in reading.questions[0].text


def test_windows_own_encoding_is_read_with_a_note():
    reading = read(WORDS.encode("windows-1252"))
    assert "Zoë – or “nobody”" in reading.questions[0].text
    assert [(note.line, note.is_error) for note in reading.problems] == [(0, False)]
    assert "isn't in UTF-8" in reading.problems[0].sentence


def declaring(encoding: str, text: str) -> str:
    declared = XML.replace('"1.0"', f'"1.0" encoding="{encoding}"')
    return declared.replace("<name>", f"<questiontext>{text}</questiontext><name>")


def test_xml_is_read_in_the_encoding_that_it_declares():
    reading = read(declaring("ISO-8859-1", "Zoë").encode("iso-8859-1"))
    assert (reading.questions[0].text, reading.problems) == ("Zoë", [])


@pytest.mark.parametrize("declared", ["idna", "punycode", "unicode_escape", "zlib_codec", "utf-7"])
def test_no_codec_is_used_that_a_file_has_no_business_with(declared):
    assert read(declaring(declared, "+AGE- \\x61").encode()).questions[0].text == "+AGE- \\x61"


def test_control_characters_are_left_out_with_a_note_where_the_first_stands():
    reading = read(b"1. What\n now\x00 \x07then?\nA) Me\n*B) She")
    assert "now then" in reading.questions[0].text
    assert [(note.line, note.column, note.is_error) for note in reading.problems] == [(2, 5, False)]


def test_line_ends_of_every_system_count_alike():
    read_as = [read(WORDS.replace("\n", end)).questions for end in ("\n", "\r\n", "\r")]
    assert read_as[0] == read_as[1] == read_as[2]
