"""Pictures in the texts of a body: one form, between blocks, never lost, and nothing else comes in with them."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import example, given
from hypothesis import strategies as st

from quizzes import kinds
from quizzes.importers.plain_text import read
from quizzes.kinds.body import clean_line, clean_text, is_blank, picture_problems, split_stem, words
from quizzes.kinds.markup import MarkupField
from quizzes.kinds.pictures import PICTURE, picture
from quizzes.travel import body_of
from tests.factories.bodies import make_body

MAP = picture("A map", 7)
GRAPH = picture("A graph", 8)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (f"<p>See.</p>{MAP}<p></p>", f"<p>See.</p>{MAP}"),
        (f"<p></p>{MAP}<p></p>{GRAPH}<p></p>", f"{MAP}{GRAPH}"),
        (f"<p>See {MAP} there</p>", f"<p>See</p>{MAP}<p>there</p>"),
        (f"See {MAP} there", f"<p>See</p>{MAP}<p>there</p>"),
        (f"<p>a <b>b{MAP}c</b></p>", f"<p>a <b>b</b></p>{MAP}<p><b>c</b></p>"),
        (f"<ul><li>a{MAP}b</li><li>{GRAPH}</li></ul><p>c</p>", f"<ul><li>ab</li></ul>{MAP}{GRAPH}<p>c</p>"),
        ('<embed embedtype="image" id="7" format="left" alt=" A  map " title="x">', MAP),
    ],
)
def test_a_picture_stands_between_blocks(written: str, kept: str) -> None:
    assert clean_text(written) == kept
    assert clean_text(kept) == kept


@pytest.mark.parametrize(
    "hostile",
    [
        '<embed embedtype="media" url="https://example.org/" id="7"/>',
        '<embed embedtype="image" alt="a"/>',
        '<embed embedtype="image" id="7 or 1" alt="a"/>',
        '<embed embedtype="image" id="-7" alt="a"/>',
        '<embed embedtype="image" id="٧" alt="a"/>',
        '<embed src="https://example.org/a.swf"/>',
        '<img src="https://example.org/a.png" alt="a">',
        '<img src="data:image/svg+xml;base64,PHN2Zz4=" alt="a">',
        "<svg onload=alert(1)></svg>",
        '<object data="a"></object>',
    ],
)
def test_no_other_embed_comes_in(hostile: str) -> None:
    assert clean_text(f"<p>Words</p>{hostile}") == "<p>Words</p>"
    assert clean_line(f"Words {hostile}") == "Words"


def test_a_tag_brings_neither_a_title_nor_a_language() -> None:
    assert clean_text('<p title="a" lang="fr">Words</p>') == "<p>Words</p>"


@pytest.mark.parametrize(
    "alt", ['"><script>alert(1)</script>', "a > b < c & d", "it's “so”", "[[1]]", "a=\"b\" id='9'"]
)
def test_any_alternative_text_stays_one_attribute(alt: str) -> None:
    tag = picture(alt, 7)
    assert PICTURE.fullmatch(tag)["number"] == "7"
    assert clean_text(f"<p>See.</p>{tag}") == f"<p>See.</p>{tag}"
    assert clean_line(f"See. {tag}") == f"See. {tag}"
    assert words(tag) == alt
    assert "[[1]]" not in tag


def test_a_line_keeps_its_pictures_in_their_places() -> None:
    assert clean_line(f"<p>This</p>{MAP}<p>or</p>{GRAPH}<p></p>") == f"This {MAP} or {GRAPH}"
    assert clean_line(MAP) == MAP


@pytest.mark.parametrize(
    ("stem", "scenario", "question"),
    [
        (f"<p>Imani.</p>{MAP}<p>What now?</p>", f"<p>Imani.</p>{MAP}", "What now?"),
        (f"<p>Imani.</p><p>What now?</p>{MAP}{GRAPH}", f"<p>Imani.</p>{MAP}{GRAPH}", "What now?"),
        (f"<p>What now?</p>{MAP}", MAP, "What now?"),
        (f"{MAP}<p>What now?</p>", MAP, "What now?"),
        (f"<p>Which?</p><ul><li>a</li></ul>{MAP}", MAP, "Which? a"),
    ],
)
def test_the_question_itself_has_no_picture_and_the_scenario_has_all(stem: str, scenario: str, question: str) -> None:
    assert split_stem(stem) == (scenario, question)


PIECES = st.sampled_from(["<p>", "</p>", "<ul><li>", "</li></ul>", "<b>", "</b>", "<br>", "a", " ", MAP, GRAPH])


@given(st.lists(PIECES, max_size=12).map("".join))
@example(f"<b><ul><li>a{MAP}</li></ul></b>")
def test_no_picture_is_lost_whatever_stands_around_it(markup: str) -> None:
    count = len(PICTURE.findall(markup))
    text, line = clean_text(markup), clean_line(markup)
    assert [len(PICTURE.findall(one)) for one in (text, line, "".join(split_stem(text)))] == [count] * 3
    assert (clean_text(text), clean_line(line)) == (text, line)


@pytest.mark.parametrize("name", ["b", "ul"])
def test_a_picture_comes_out_of_any_depth(name: str) -> None:
    assert clean_text(f"<{name}>" * 3000 + picture("A graph", 7) + f"</{name}>" * 3000) == picture("A graph", 7)


def test_a_picture_is_something_and_its_words_are_what_it_says() -> None:
    assert not is_blank(MAP)
    assert not is_blank(picture("", 7))
    assert words(f"<p>See.</p>{MAP}") == "See. A map"


@pytest.mark.parametrize(
    ("place", "parts"),
    [
        ("stem", {"stem": f"<p>What now?</p>{picture('', 7)}"}),
        ("rationale", {"rationale": picture(" ", 7)}),
        ("options.1.text", {"text": picture("", 7)}),
        ("options.0.feedback", {"feedback": picture("", 7)}),
    ],
)
def test_a_picture_without_words_is_refused_at_its_place(place: str, parts: dict) -> None:
    body = make_body()
    body["options"][1]["text"] = parts.pop("text", body["options"][1]["text"])
    body["options"][0]["feedback"] = parts.pop("feedback", "")
    with pytest.raises(ValidationError) as refused:
        kinds.clean("single_choice", body | parts)
    assert list(refused.value.message_dict) == [place]
    assert "alternative text" in refused.value.message_dict[place][0]


@pytest.mark.parametrize(
    ("alt", "is_refused"),
    [
        *((name, True) for name in ("chart-1", "IMG_2034", "map.png", "Zoë2026", "photo.JPEG")),
        *((words, False) for words in ("17", "X-ray", "A1", "A chart: 2 of 3", "Map", "St. Mary’s")),
    ],
)
def test_the_name_of_a_file_is_no_alternative_text(alt: str, is_refused: bool) -> None:
    problems = dict(picture_problems({"stem": picture(alt, 7)}))
    assert list(problems) == ["stem"] * is_refused
    assert all(f"“{alt}” looks like the name of a file" in str(told) for told in problems.values())


def test_a_picture_alone_asks_nothing() -> None:
    with pytest.raises(ValidationError, match="A picture alone asks nothing"):
        kinds.clean("single_choice", make_body() | {"stem": MAP})


def test_an_option_may_be_a_picture_alone() -> None:
    body = make_body()
    body["options"][0]["text"] = MAP
    assert kinds.clean("single_choice", body)["options"][0]["text"] == MAP


def test_an_embed_in_pasted_text_stays_text() -> None:
    [record] = read(f"1. Which? {MAP}\n*A) {MAP}\nB) No\n").questions
    body = body_of(record)
    assert not PICTURE.search(body["stem"])
    assert "&lt;embed" in body["stem"]
    assert "&lt;embed" in body["options"][0]["text"]


def test_every_rich_text_of_a_question_takes_pictures() -> None:
    fields = [
        field
        for kind in kinds.KINDS.values()
        for form in getattr(kind.editor, "made_of", [kind.editor])
        for field in getattr(form, "row", form).base_fields.values()
        if isinstance(field, MarkupField)
    ]
    assert len(fields) > 5
    assert all("image" in field.features for field in fields)
