import pytest
from django.forms import ValidationError

from quizzes import kinds
from quizzes.kinds.body import Body
from quizzes.kinds.kind import ResponseNotAllowed
from tests.factories.bodies import body_of

KIND = kinds.KINDS["ordering"]


def ordering(*texts: str, scoring: str = "") -> Body:
    items = [{"id": one, "text": text} for one, text in zip("abcdef", texts, strict=False)]
    return kinds.tidy("ordering", body_of("ordering", items=items, scoring=scoring))


def placed(places: str) -> dict[str, str]:
    """The response that gives these places to the items as they were written."""
    return dict(zip("abcdef", places, strict=False))


@pytest.mark.parametrize(
    ("texts", "place"),
    [(["One"], "items"), (["One", "<b> </b>"], "items.1.text"), (["One", "Two", "One"], "items.2.text")],
)
def test_what_cannot_be_asked_is_refused_at_its_place(texts: list[str], place: str) -> None:
    assert [found for found, _message in KIND.problems(ordering(*texts))] == [place]


@pytest.mark.parametrize(
    ("places", "part_marks"), [("1234", "1"), ("2134", "0.5"), ("1243", "0.5"), ("2341", "0"), ("4123", "0")]
)
def test_all_earns_everything_and_with_part_marks_each_item_at_its_place_its_share(places, part_marks) -> None:
    texts = ("One", "Two", "Three", "Four")
    assert str(KIND.mark(ordering(*texts, scoring="part"), placed(places))) == part_marks
    assert KIND.mark(ordering(*texts), placed(places)) == (places == "1234")


def test_a_scoring_that_is_not_known_is_not_kept() -> None:
    assert "scoring" not in ordering("One", "Two", scoring="generous")
    assert ordering("One", "Two", scoring="part")["scoring"] == "part"


def test_the_items_are_asked_in_the_papers_order_with_all_places_in_each() -> None:
    asked = KIND.asked(ordering("Ring", "Ask", "Note"), ["c", "a", "b"])
    assert [one.label for one in asked] == ["Note", "Ring", "Ask"]
    assert {tuple(words for _id, words in one.choices) for one in asked} == {("1st", "2nd", "3rd")}


def test_a_place_that_is_given_twice_is_named_and_marked_and_nothing_is_forgotten() -> None:
    field = KIND.form_field(ordering("Ring", "Ask", "Note"), order=["c", "a", "b"], label="")
    with pytest.raises(ValidationError, match="Give each place to one item: 2nd is chosen more than once"):
        field.clean(["1", "0", "1"])
    selects = field.widget.get_context("answer", ["1", "0", "1"], {"id": "id_answer"})["widget"]["subwidgets"]
    assert [select["attrs"]["aria-invalid"] for select in selects] == ["true", False, "true"]
    assert [select["value"] for select in selects] == [["1"], ["0"], ["1"]]
    assert field.widget.id_for_label("id_answer") == "id_answer_0"
    with pytest.raises(ResponseNotAllowed):
        KIND.shape(ordering("Ring", "Ask"), placed("11"))


def test_a_place_that_is_missing_is_where_the_error_leads() -> None:
    field = KIND.form_field(ordering("Ring", "Ask", "Note"), order=["c", "a", "b"], label="")
    with pytest.raises(ValidationError, match="Choose a place for each"):
        field.clean(["1", "", "0"])
    assert field.widget.id_for_label("id_answer") == "id_answer_1"


def test_an_answer_reads_as_a_numbered_list() -> None:
    body = ordering("Ring", "<b>Ask</b>", "Note")
    lines = KIND.explain(body, placed("132"))
    assert [line.text for line in lines] == ["1. Ring", "2. Note", "3. <b>Ask</b>"]
    assert [line.right for line in lines] == [1, 0, 0]
    assert KIND.key_in_words(body) == ["1. Ring", "2. <b>Ask</b>", "3. Note"]
