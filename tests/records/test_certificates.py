"""The sheet: what it says, that everybody can read it, and that nothing typed runs on it."""

import datetime
import logging
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import time_machine

from records import certificates
from records.certificates import keep_pdf, render
from records.models import Certificate
from tests.factories.records import make_completion

pytestmark = pytest.mark.django_db
FONT_OF_ONE_LETTER = Path(__file__).parents[1] / "factories" / "files" / "one-letter.ttf"  # 王, as a box
MARCH = datetime.datetime(2026, 3, 14, 10, tzinfo=datetime.UTC)


@pytest.fixture
def certificate(practitioner):
    with time_machine.travel(MARCH, tick=False):
        return make_completion(practitioner).certificate


@pytest.fixture
def named(practitioner):
    """A certificate of somebody of that name."""

    def make(first_name, last_name, **facts):
        practitioner.first_name, practitioner.last_name = first_name, last_name
        practitioner.save()
        return make_completion(practitioner, **facts).certificate

    return make


@pytest.fixture
def fonts(settings):
    """Sets the folders of fonts; they are read once in a process."""

    def use(*folders):
        settings.CERTIFICATE_FONTS = [*settings.CERTIFICATE_FONTS, *folders]
        certificates._fonts.cache_clear()

    yield use
    certificates._fonts.cache_clear()


def words(sheet):
    """The text of the sheet, as somebody would copy it."""
    pages = pypdfium2.PdfDocument(sheet)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def claims_ua(sheet):
    with pikepdf.open(BytesIO(sheet)) as document, document.open_metadata() as metadata:
        return metadata.get("pdfuaid:part") == "1"


def elements(sheet):
    """Every element of the tree of tags, as (tag, alt text)."""

    def walk(node):
        if isinstance(node, pikepdf.Array):
            for child in node:
                yield from walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                yield str(node.S), str(node.get("/Alt", ""))
            yield from walk(node.get("/K"))

    with pikepdf.open(BytesIO(sheet)) as document:
        return list(walk(document.Root.StructTreeRoot))


def test_the_sheet_says_who_did_what_and_how_to_check_it(certificate):
    text = words(render(certificate))

    for said in (
        "Northmoor Safeguarding Children Partnership",
        "This certifies that Priya Shah watched the recording and passed the knowledge check in the module",
        "Planning for home",
        "Completed on 14 March 2026",
        f"Serial number {certificate.serial}",
        "1 hour 15 minutes",
        "90%, pass mark 75%",
        "Name a lead professional",
        f"http://127.0.0.1:8000/check/{certificate.serial}/",
        "not a statement of competence, and no regulator has endorsed it",
    ):
        assert said in text, said


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"method": "watched"}, "watched the recording and passed the knowledge check in the module"),
        ({"method": "transcript"}, "read the transcript and passed the knowledge check in the module"),
        ({"method": "read"}, "read the briefing and passed the knowledge check in the module"),
        ({"method": "watched", "score_percent": None}, "watched the recording in the module"),
    ],
)
def test_the_sheet_says_how_it_was_done_and_never_attended(practitioner, facts, sentence):
    text = words(render(make_completion(practitioner, **facts).certificate))

    assert sentence in text
    assert "attend" not in text.lower()
    assert ("pass mark" in text) == ("score_percent" not in facts)


def test_the_sheet_is_pdf_ua_with_title_and_language(certificate):
    sheet = render(certificate)

    assert claims_ua(sheet)
    with pikepdf.open(BytesIO(sheet)) as document:
        assert document.Root.MarkInfo.Marked
        assert document.Root.Lang == "en-GB"
        assert document.docinfo.Title == "Certificate: Planning for home"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert [round(float(side)) for side in document.pages[0].mediabox] == [0, 0, 595, 842], "A4"


def test_the_sheet_has_headings_a_list_and_words_for_the_code(certificate):
    tags = elements(render(certificate))

    assert [tag for tag, _ in tags if tag.startswith("/H")] == ["/H1", "/H2", "/H2"]
    assert "/L" in dict(tags)
    assert [alt for tag, alt in tags if tag == "/Figure"] == [
        f"QR code of the address http://127.0.0.1:8000/check/{certificate.serial}/"
    ]


@pytest.mark.parametrize(
    ("first_name", "last_name"),
    [
        ("Αγγελική", "Παπαδοπούλου"),
        ("Ольга", "Ґалаґан"),
        ("Siân", "O’Brien-Nowakówna"),
        ("Nguyễn", "Thị Ánh"),
    ],
)
def test_names_in_greek_cyrillic_and_latin_are_set_in_full(named, first_name, last_name, caplog):
    sheet = render(named(first_name, last_name))

    assert f"certifies that {first_name} {last_name}" in words(sheet)
    assert claims_ua(sheet)
    assert not caplog.records


def test_a_name_that_no_font_has_still_gives_a_sheet_that_claims_less_and_a_log_line(named, caplog):
    certificate = named("王", "Lee")
    with caplog.at_level(logging.WARNING, logger="records"):
        sheet = render(certificate)

    assert "Lee watched the recording" in words(sheet)
    assert not claims_ua(sheet)
    [line] = caplog.messages
    assert line.startswith(f"Certificate {certificate.serial} can't be PDF/UA")
    assert "LANYARD_FONTS" in line


def test_a_folder_of_fonts_in_the_settings_adds_letters(named, fonts, tmp_path, caplog):
    (tmp_path / FONT_OF_ONE_LETTER.name).write_bytes(FONT_OF_ONE_LETTER.read_bytes())
    fonts(tmp_path)
    sheet = render(named("王", "Lee"))

    assert "certifies that 王 Lee" in words(sheet)
    assert claims_ua(sheet)
    assert not caplog.records


@pytest.mark.parametrize(
    "typed",
    [
        "#set page(fill: red)",
        '#read("/etc/passwd")',
        "$x^2$ *bold* _it_ @ref <label>",
        '" + sys.inputs.data + "',
        "<script>alert(1)</script>",
        r"\u{41} \ { } [ ]",
    ],
)
def test_what_people_typed_is_set_as_text_and_never_runs(named, typed):
    text = words(render(named(typed, "Lee", title=f"{typed} again", learning_outcomes=(f"{typed} too",))))

    for said in (f"certifies that {typed} Lee", f"{typed} again", f"{typed} too"):
        assert said in text


def test_long_names_titles_and_outcomes_break_the_sheet_into_pages_and_lose_nothing(named):
    outcomes = tuple(f"Outcome {number}: {'what a lead professional does ' * 8}" for number in range(12))
    sheet = render(
        named("Maximilian " * 13, "Featherstonehaugh " * 8, title="Planning " * 28, learning_outcomes=outcomes)
    )

    text = words(sheet)
    assert (text.count("Maximilian"), text.count("Featherstonehaugh"), text.count("Planning ")) == (13, 8, 28)
    assert all(f"Outcome {number}:" in text for number in range(12))
    assert "Check this certificate" in text
    assert claims_ua(sheet)


def test_the_same_certificate_gives_the_same_bytes_again(certificate):
    with time_machine.travel(MARCH, tick=False):
        first = render(certificate)
    with time_machine.travel(MARCH + datetime.timedelta(days=400), tick=False):
        assert render(Certificate.objects.get(pk=certificate.pk)) == first


def test_the_sheet_is_kept_and_not_made_again(certificate):
    path = keep_pdf(certificate)
    path.write_bytes(b"as it was")

    assert keep_pdf(certificate).read_bytes() == b"as it was"
    assert list(path.parent.glob("tmp*")) == [], "nothing half written is left behind"
