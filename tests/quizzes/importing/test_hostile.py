"""Files that were made to hurt: each is refused or cleaned with a sentence, in bounded time and memory."""

import re
import resource
import time
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes import importers
from quizzes.exchange import FileRefused, Reading
from quizzes.exporters.tables import template
from quizzes.importers import csv_table, moodle_xml, read, read_workbook, xlsx_table
from quizzes.importers.cleaning import clean, words
from quizzes.importers.limits import MEGABYTE, MOST_QUESTIONS
from tests.quizzes.importing.moodle import question, quiz
from tests.quizzes.importing.workbooks import repacked, workbook

LAUGHS = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
SHEET = "xl/worksheets/sheet1.xml"


def refusal(data: bytes | str, **how: str) -> str:
    with pytest.raises(FileRefused) as refused:
        read(data, **how)
    return refused.value.problem.sentence


@pytest.mark.parametrize(
    "declared",
    [
        f"<!DOCTYPE quiz [{LAUGHS}]>",
        '<!DOCTYPE quiz [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE quiz [<!ENTITY % a SYSTEM "http://127.0.0.1:9/a"> %a;]>',
        '<!DOCTYPE quiz SYSTEM "http://127.0.0.1:9/quiz.dtd">',
        "<!DOCTYPE quiz>",
    ],
)
def test_a_document_type_is_refused_before_anything_of_it_is_used(declared):
    xml = f"<?xml version='1.0'?>\n{declared}<quiz>{question('essay', text=']]>&a9;<![CDATA[')}</quiz>"
    assert "declares a document type" in refusal(xml.encode())
    assert "declares a document type" in refusal(xml)


HARMLESS = re.compile(
    r"</?(?:b|i|em|strong|sub|sup|p|br|ul|ol|li)>"
    r'|<img src="data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+"(?: alt="[^"]*")?>'
)
SCRIPTS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>here</a>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<svg><script>alert(1)</script></svg>",
    "<svg onload=alert(1)>",
    "<scr<x>ipt>alert(1)</scr<x>ipt>",
    "<img src='data:text/html,<script>alert(1)</script>' alt='a'>",
    "<object data='data:text/html;base64,PHNjcmlwdD4='></object>",
    "<p style='background:url(javascript:alert(1))'>a</p>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
]


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("markup", ["html", "markdown", "moodle_auto_format"])
def test_nothing_that_runs_comes_through_moodle_xml(script, markup):
    parts = f'<generalfeedback format="{markup}"><text><![CDATA[Yes {script}]]></text></generalfeedback>'
    reading = read(quiz(question("essay", parts, text=f"What {script} now?")))
    assert runs_nowhere(reading)
    told = [note.sentence for note in reading.problems]
    assert "Something that a browser would run was taken out of the text." in told or "<x>" in script


@pytest.mark.parametrize("script", SCRIPTS)
def test_nothing_that_runs_comes_through_a_table(script):
    cell = script.replace('"', '""')
    reading = read(f'kind,question,right,option 1,feedback 1\nsingle choice,"a {cell}",1,"b {cell}","c {cell}"\n')
    assert runs_nowhere(reading)


def runs_nowhere(reading: Reading) -> bool:
    """No tag is left but those that the bank keeps, and they have no attributes but a picture's."""
    [record] = reading.questions
    of_options = [part for option in record.options for part in (option.text, option.feedback)]
    return "<" not in HARMLESS.sub("", "".join([record.text, record.general_feedback, *of_options]))


SIGNS = [*"<>\"'&/= abp", "script", "<p>", "</p>", "<img src=", "on", "&lt;", "<!--", "]]>", "<li>", "</b>", "title="]


@settings(deadline=None)  # other work on the machine takes time as well
@given(st.lists(st.sampled_from(SIGNS)).map("".join))
def test_cleaning_twice_changes_nothing(markup):
    once = clean(markup)
    assert clean(once) == once
    assert "<" not in HARMLESS.sub("", once)


def test_the_words_outlive_their_tags():
    assert words("<p>a &lt;b&gt;<br>c</p> <p>d</p>") == "a <b>\nc\n\nd"


def bomb(size: int) -> bytes:
    return repacked(workbook(["kind", "question"]), lambda _name, content: content, **{"xl/media/a.bin": b"\0" * size})


def test_a_workbook_that_unpacks_beyond_measure_is_refused_unopened():
    data = bomb(60 * MEGABYTE)
    assert len(data) < MEGABYTE
    assert "too large when it is unpacked" in refusal(data)
    assert "too large when it is unpacked" in refusal(bomb(2 * MEGABYTE))


def test_a_workbook_of_too_many_parts_is_refused():
    parts = {f"xl/media/{number}.bin": b"" for number in range(600)}
    data = repacked(workbook(["kind", "question"]), lambda _name, content: content, **parts)
    assert "too large when it is unpacked" in refusal(data)


@pytest.mark.parametrize("part", [SHEET, "xl/styles.xml", "xl/workbook.xml"])
def test_a_workbook_with_entities_is_refused(part):
    def laughing(name: str, content: bytes) -> bytes:
        root = content.rpartition(b"?>")[2]
        return f"<!DOCTYPE a [{LAUGHS}]>".encode() + root if name == part else content

    assert "declares a document type" in refusal(repacked(template("xlsx"), laughing))


def stored(data: bytes, size: int) -> bytes:
    """The same workbook with a part of this size that isn't packed."""
    file = BytesIO(data)
    with ZipFile(file, "a", ZIP_STORED) as archive:
        archive.writestr("xl/media/b.bin", b"\0" * size)
    return file.getvalue()


def test_a_workbook_that_swells_when_it_is_read_is_given_up_in_its_own_process(monkeypatch):
    monkeypatch.setattr(xlsx_table, "SECONDS", 3)

    def swollen(name: str, content: bytes) -> bytes:
        more = b"<row>" + b"<c/>" * 6_000_000 + b"</row></sheetData>"
        return content.replace(b"</sheetData>", more) if name == SHEET else content

    data = stored(repacked(template("xlsx"), swollen), MEGABYTE)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert "takes too long to read" in refusal(data)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024  # kilobytes


def test_a_workbook_whose_rows_go_on_for_ever_is_refused():
    def endless(name: str, content: bytes) -> bytes:
        row = b'<row r="900000"><c r="A900000" t="inlineStr"><is><t>essay</t></is></c></row></sheetData>'
        return content.replace(b"</sheetData>", row) if name == SHEET else content

    assert "goes on for more than 50,000 rows" in refusal(repacked(template("xlsx"), endless))


@pytest.mark.parametrize("size", [b"A1:XFD1048576", b"A1:B2"])
def test_a_workbook_that_lies_about_its_size_is_read_by_what_is_in_it(size):
    def lying(name: str, content: bytes) -> bytes:
        dimension = b'<dimension ref="' + size + b'"/><sheetData>'
        return content.replace(b"<sheetData>", dimension) if name == SHEET else content

    assert len(read(repacked(template("xlsx"), lying)).questions) == 9


def test_a_file_larger_than_any_is_refused_by_its_size_alone():
    begun = time.process_time()
    assert "larger than 10 MB" in refusal(b"a" * 100 * MEGABYTE)
    assert "larger than 10 MB" in refusal("a" * 11 * MEGABYTE)
    assert "larger than 5 MB" in refusal(stored(template("xlsx"), 6 * MEGABYTE))
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("head", ["kind,question,right\nessay,", "1. ", "Q{=", "Q\nA. a\nANSWER: A\n"])
def test_a_line_longer_than_any_is_refused(head):
    assert "longer than a million characters" in refusal(f"{head}{'a' * (MEGABYTE + 1)}")


def test_more_lines_than_any_list_has_are_refused():
    assert "more than half a million lines" in refusal("a\n" * 600_000)


@pytest.mark.parametrize(
    "data",
    [
        b"kind,question\n" + b"essay,a\n" * (MOST_QUESTIONS + 2),
        quiz("<question type='cloze'/>" * (2 * MOST_QUESTIONS + 2)),
        b"a{}\n\n" * (MOST_QUESTIONS + 2),
    ],
    ids=["csv", "moodle_xml", "gift"],
)
def test_more_questions_than_can_be_looked_over_are_refused(data):
    assert "Import at most 10,000 at once." in refusal(data)


def test_depth_and_number_of_elements_are_bounded():
    assert "more parts than any question" in refusal(b"<quiz>" + b"<question>" * 100_000)
    assert "more parts than any question" in refusal(b"<quiz><question>" + b"<a/>" * 1_000_000)


def parsing(data: bytes) -> Callable[[], object]:
    return lambda: moodle_xml.read(data)


def cell(text: str) -> Callable[[], object]:
    return lambda: csv_table.read(f'kind,question\nessay,"{text}"')


HOSTILE = {
    "nested lists": lambda size: parsing(quiz(question("essay", text="<ul><li>" * (size // 8)))),
    "nested fonts": lambda size: parsing(
        quiz(question("essay", text="".join(f"<font size={n}>" for n in range(size // 12))))
    ),
    "open tags": lambda size: parsing(quiz(question("essay", text="<a" * (size // 2)))),
    "one long tag": lambda size: parsing(quiz(question("essay", text=f"<{'a' * size}"))),
    "events": lambda size: parsing(quiz(question("essay", text="<a" + " on" * (size // 3)))),
    "ampersands": lambda size: parsing(quiz(question("essay", text="&" * (10 * size)))),
    "entities": lambda size: parsing(quiz(question("essay", text="&lt;" * (size // 4)))),
    "pictures": lambda size: parsing(quiz(question("essay", text="<img alt='" * (size // 10)))),
    "gaps": lambda size: parsing(quiz(question("gapselect", text="[[" * (size // 2)))),
    "slashes": lambda size: parsing(quiz(f"<question type='category'><category>{'/' * size}</category></question>")),
    "attributes": lambda size: parsing(quiz(f"<question {' '.join(f'a{n}="b"' for n in range(size // 9))}/>")),
    "entities in a cell": lambda size: cell("&lt;" * (size // 4)),
    "tags in a cell": lambda size: cell("<b" * (size // 2)),
    "commas": lambda size: lambda: csv_table.read(f"kind,question\n{',' * size}"),
    "quotation marks": lambda size: lambda: csv_table.read(f"kind,question\n{'"' * size}"),
    "empty rows": lambda size: lambda: csv_table.read("kind,question\n" + ",\n" * (size // 2)),
    "empty lines": lambda size: lambda: importers.format_of("\n" * size),
    "blanks": lambda size: lambda: importers.format_of(" " * size),
    "braces": lambda size: lambda: importers.format_of("{ " * (size // 2)),
    "answers": lambda size: lambda: importers.format_of("ANSWER:" * (size // 7)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_no_faster_than_the_file(name):
    """Four times as much takes about four times as long; what grew with the square would take sixteen times."""

    def seconds(size: int) -> float:
        work, begun = HOSTILE[name](size), time.process_time()
        with suppress(FileRefused):
            work()
        return time.process_time() - begun

    assert any(seconds(200_000) < 8 * seconds(50_000) + 0.05 for _ in range(3))


PIECES = [
    b"<quiz>", b"</quiz>", b"<question type='", b"multichoice", b"numerical", b"matching", b"gapselect", b"essay",
    b"'>", b"</question>", b"<answer fraction='", b"100'>", b"</answer>", b"<text>", b"</text>", b"<questiontext>",
    b"</questiontext>", b"<![CDATA[", b"]]>", b"&amp;", b"&#0;", b"[[1]]", b"<?xml version='1.0'",
    b" encoding='utf-16'?>",
    b"kind,question,right,option 1\n", b"single choice,", b"true or false,", b"1: 50%,", b'"', b",", b"\n", b"=>",
    b"\xff\xfe", b"\x00", b"\xe9", b"PK\x03\x04", b"<p>", b"{=a}", b"A. b\n", b"ANSWER: A\n",
]  # fmt: skip
BYTES = st.one_of(st.binary(max_size=200), st.lists(st.sampled_from(PIECES), max_size=30).map(b"".join))


@settings(deadline=None)  # other work on the machine takes time as well
@given(BYTES)
def test_any_bytes_are_read_or_refused_with_a_sentence(data):
    for reader in (read, moodle_xml.read, xlsx_table.read):
        with suppress(FileRefused):
            assert reader(data).problems is not None


@settings(deadline=None)  # other work on the machine takes time as well
@given(BYTES.map(lambda data: data.decode("latin-1")))
def test_any_text_is_read_or_refused_as_a_table(text):
    with suppress(FileRefused):
        csv_table.read(text)
        csv_table.read(f"kind,question,right,option 1,option 2\n{text}")


BOOK = template("xlsx")


@settings(deadline=None)  # other work on the machine takes time as well
@given(st.sampled_from(ZipFile(BytesIO(BOOK)).namelist()), st.integers(0, 3000), st.binary(max_size=20))
def test_a_workbook_with_any_damage_is_read_or_breaks_down(name, at, damage):
    """In this process, so that many can be tried: what it may raise is what the other process may break down with."""

    def damaged(part: str, content: bytes) -> bytes:
        return content[:at] + damage + content[at + len(damage) :] if part == name else content

    rows = None
    with suppress(Exception):
        rows = read_workbook.rows_of(BytesIO(repacked(BOOK, damaged)))
    with suppress(FileRefused):
        xlsx_table.read_cells(rows)
