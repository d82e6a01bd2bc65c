"""Pictures come into the library with their questions, are checked as uploads are, and go out with them again."""

import base64
import struct
import zlib
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from PIL import UnidentifiedImageError
from wagtail.images import get_image_model

from accounts.models import User
from quizzes import importers
from quizzes.actions import import_questions
from quizzes.actions.bringing import bring_questions
from quizzes.exchange import WHOLE, OptionRecord, QuestionRecord
from quizzes.exporters import FORMATS
from quizzes.import_review import Review, Ticks
from quizzes.kinds.pictures import PICTURE
from quizzes.models import Question, VersionImage
from quizzes.picture_files import read_questions
from quizzes.travel import record_of
from tests.factories.pictures import as_data, make_image, picture_bytes, shows
from tests.factories.questions import make_question

pytestmark = pytest.mark.django_db

RED, GREEN = picture_bytes("red"), picture_bytes("green", kind="jpeg")


def asking(*pictures: str, name: str = "Visits", options: str = "") -> QuestionRecord:
    """What a reader makes of a question with pictures."""
    return QuestionRecord(
        "single_choice",
        name,
        f"<p>Look.</p>{''.join(pictures)}<p>What do you ask?</p>",
        (OptionRecord(f"Today {options}".strip(), WHOLE, f"<p>Yes.</p>{options}"), OptionRecord("Later")),
    )


def as_moodle(*records: QuestionRecord) -> bytes:
    return FORMATS["moodle_xml"].write(records).data


def files_of_images() -> set[Path]:
    return set((Path(settings.MEDIA_ROOT) / "original_images").glob("*"))


def bomb(width: int, height: int) -> bytes:
    """A PNG of some hundred bytes that says it is huge."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


def test_a_picture_of_a_file_becomes_an_image_of_the_library(trainer: User) -> None:
    reading = read_questions(as_moodle(asking(as_data(RED, 'A "map"'), options=as_data(GREEN, "A tree", "jpeg"))))
    assert reading.problems == []
    [question] = import_questions(questions=reading.questions, by=trainer)

    image, tree = get_image_model().objects.order_by("pk")
    assert (image.title, image.uploaded_by_user, image.collection.depth) == ('A "map"', trainer, 1)
    assert (image.width, image.height, image.file_size) == (40, 30, len(RED))
    with image.open_file() as file:
        assert file.read() == RED
    body = question.draft_version.content
    assert body["stem"] == f"<p>Look.</p>{shows(image, 'A "map"')}<p>What do you ask?</p>"
    assert body["options"][0]["text"] == f"Today {shows(tree, 'A tree')}"
    assert body["options"][0]["feedback"] == f"<p>Yes.</p>{shows(tree, 'A tree')}"


def test_a_picture_that_is_in_the_library_twice_is_its_older_one_and_one_without_words_has_a_title(
    trainer: User,
) -> None:
    older, _newer = make_image("red"), make_image("red")
    reading = read_questions(as_moodle(asking(as_data(RED, "A map"), as_data(GREEN, "", "jpeg"))))
    [question] = import_questions(questions=reading.questions, by=trainer)
    assert shows(older, "A map") in question.draft_version.content["stem"]
    assert get_image_model().objects.latest("pk").title == "Picture of a question"


def test_the_same_picture_is_one_image_and_the_same_question_is_there_already(trainer: User) -> None:
    held = make_image("red")
    records = [asking(as_data(RED)), asking(as_data(RED), as_data(RED), name="Twice")]
    import_questions(questions=records, by=trainer)
    assert get_image_model().objects.get() == held
    assert import_questions(questions=records, by=trainer) == []

    brought = bring_questions(by=trainer, content=as_moodle(*records))
    assert [row.is_there_already for row in Review(brought, Ticks()).rows] == [True, True]


def test_a_question_that_is_in_the_bank_with_a_twin_of_the_picture_is_there_already(trainer: User) -> None:
    first, twin = make_image("red"), make_image("red")
    make_question(stem=f"<p>Look.</p>{shows(twin)}<p>What do you ask?</p>", name="Twin")
    record = record_of(*(lambda question: (question, question.current_version))(Question.objects.get()))
    assert import_questions(questions=[record], by=trainer) == []
    assert {first, twin} == set(get_image_model().objects.all())


@pytest.mark.parametrize("kind", ["moodle_xml", "gift", "csv", "xlsx"])
def test_what_goes_out_with_pictures_comes_back_the_same(kind: str, trainer: User) -> None:
    image = make_image("red")
    make_question(
        stem=f"<p>Look.</p>{shows(image, 'a > b & “c” [[1]]')}<p>What do you ask?</p>",
        rationale=f"<ul><li>Because</li></ul>{shows(image)}",
        name="Visits",
        explained_in="",
    )
    question = Question.objects.get()
    written = FORMATS[kind].write([record_of(question, question.current_version)])
    reading = read_questions(written.data)
    assert reading.problems == []
    assert [len(PICTURE.findall(one.text)) for one in reading.questions] == [0]
    assert import_questions(questions=reading.questions, by=trainer) == []


def test_nothing_of_a_picture_is_left_where_its_questions_are_not_kept(trainer: User) -> None:
    before = files_of_images()
    unchecked = asking(as_data(b"\x89PNG" + b"x" * 50), name="Broken")
    with pytest.raises(UnidentifiedImageError):
        import_questions(questions=[asking(as_data(RED)), unchecked], by=trainer)
    assert not get_image_model().objects.exists()
    assert not Question.objects.exists()
    assert files_of_images() == before


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (bomb(30_000, 30_000), "more than 40,000,000 pixels"),
        (bomb(12_000, 12_000), "more than 40,000,000 pixels"),
        (bomb(7_000, 7_000), "more than 40,000,000 pixels"),
        (bomb(40, 30), "damaged"),
        (RED[:60], "damaged"),
        (GREEN[:100], "damaged"),
        (picture_bytes(size=(400, 300), kind="jpeg")[:-100], "damaged"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 50, "damaged"),
        (b"GIF89a" + b"<script>alert(1)</script>", "damaged"),
        (b"RIFF0000WEBP" + b"x" * 50, "damaged"),
    ],
)
def test_what_the_library_would_refuse_keeps_its_question_out_and_says_why(content: bytes, why: str) -> None:
    reading = read_questions(as_moodle(asking(as_data(content), name="Bad"), asking(as_data(RED), name="Good")))
    assert [one.name for one in reading.questions] == ["Good"]
    [problem] = reading.problems
    assert (problem.line, problem.is_error) == (3, True)
    assert problem.sentence.startswith("A picture of this question can’t be taken")
    assert why in problem.sentence


@pytest.mark.parametrize(
    "address",
    [
        f"data:image/svg+xml;base64,{base64.b64encode(b'<svg><script>alert(1)</script></svg>').decode()}",
        f"data:text/html;base64,{base64.b64encode(b'<script>alert(1)</script>').decode()}",
        "data:text/html,alert(1)",
        "https://example.org/a.png",
    ],
)
def test_a_picture_of_another_kind_or_from_elsewhere_is_left_out(address: str, trainer: User) -> None:
    reading = read_questions(as_moodle(asking(f'<img src="{address}" alt="a">')))
    import_questions(questions=reading.questions, by=trainer)
    assert not get_image_model().objects.exists()
    assert "embed" not in Question.objects.get().draft_version.body


def test_an_svg_file_beside_the_text_is_refused_with_its_place() -> None:
    svg = base64.b64encode(b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>").decode()
    xml = as_moodle(asking(as_data(RED))).decode().replace(base64.b64encode(RED).decode(), svg)
    reading = read_questions(xml)
    assert reading.questions == []
    assert "is no picture of the kinds PNG, JPEG, GIF or WebP" in reading.problems[0].sentence


def test_an_embed_of_a_file_shows_no_image_of_the_library(trainer: User) -> None:
    image = make_image()
    gift = f"::A::[html]<p>Look</p>{shows(image)}<p>What now?</p>" + "{=Today ~Later}"
    for text in (gift.replace('"', '\\"').replace("=", "\\=", 4), gift.replace("[html]", "")):
        reading = importers.read(text)
        for question in import_questions(questions=reading.questions, by=trainer):
            assert not PICTURE.search(question.draft_version.content["stem"])
    assert not VersionImage.objects.exists()


def test_a_picture_without_words_makes_an_unfinished_draft(trainer: User) -> None:
    brought = bring_questions(by=trainer, content=as_moodle(asking(as_data(RED, ""))))
    [row] = Review(brought, Ticks()).rows
    assert any("Give the picture alternative text" in sentence for sentence in row.arriving.unfinished)
    assert "Say in words what the picture shows" in row.problems[0].sentence


def test_the_page_that_is_looked_over_tells_pictures_in_words(client: Client, trainer: User) -> None:
    client.force_login(trainer)
    xml = as_moodle(asking(options=as_data(RED, "A <b>map</b>")))
    page = client.post(reverse("questions:import"), {"text": xml.decode(), "file_format": ""}, follow=True)
    assert "A &lt;b&gt;map&lt;/b&gt;" in page.text
    assert not get_image_model().objects.exists()


def test_the_command_line_takes_pictures_too(tmp_path: Path) -> None:
    file = tmp_path / "questions.xml"
    file.write_bytes(as_moodle(asking(as_data(RED))))
    call_command("import_questions", str(file), "--json")
    assert get_image_model().objects.get().title == "Visits fall after March"


def test_a_short_answer_that_looks_like_a_picture_stays_text(trainer: User) -> None:
    record = QuestionRecord("short_text", "Tag", "<p>Which tag?</p>", (OptionRecord('<img alt="a">', WHOLE),))
    [question] = import_questions(questions=[record], by=trainer)
    assert question.draft_version.content["answers"][0]["text"] == '<img alt="a">'
