from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from quizzes.kinds.body import canonical
from quizzes.models import QuestionVersion
from tests.factories.questions import make_body

IDS = tuple("abcdef")
KIND_NAMES = st.sampled_from(["single_choice", "multiple_choice", "true_false"])


def key_of(body: dict) -> set[str]:
    return {option["id"] for option in body["options"] if option["correct"]}


def mark(kind: str, body: dict, response: object) -> Decimal:
    return QuestionVersion(kind=kind, body=canonical(body)).mark(response)


@st.composite
def bodies(draw: st.DrawFn) -> dict:
    ids = IDS[: draw(st.integers(2, 6))]
    key = draw(st.sets(st.sampled_from(ids), min_size=1))
    return make_body(ids=ids, right=tuple(key))


@given(KIND_NAMES, bodies(), st.sets(st.sampled_from(IDS)))
def test_a_mark_is_between_nothing_and_full(kind: str, body: dict, response: set[str]) -> None:
    assert Decimal(0) <= mark(kind, body, sorted(response)) <= Decimal(1)


@given(KIND_NAMES, bodies())
def test_the_key_earns_full_marks_in_any_order(kind: str, body: dict) -> None:
    key = key_of(body)
    assert mark(kind, body, sorted(key)) == 1
    assert mark(kind, body, sorted(key, reverse=True)) == 1


@given(KIND_NAMES, bodies(), st.randoms())
def test_the_order_of_the_options_does_not_matter(kind: str, body: dict, chance: object) -> None:
    shuffled = body | {"options": chance.sample(body["options"], len(body["options"]))}
    for response in (["a"], ["a", "b"], sorted(key_of(body))):
        assert mark(kind, body, response) == mark(kind, shuffled, response)


@given(KIND_NAMES, bodies(), st.sets(st.sampled_from(IDS)))
def test_only_exactly_the_key_earns_anything(kind: str, body: dict, response: set[str]) -> None:
    assert (mark(kind, body, sorted(response)) == 1) == (response == key_of(body))


@given(KIND_NAMES, bodies())
def test_nothing_earns_nothing(kind: str, body: dict) -> None:
    assert mark(kind, body, []) == mark(kind, body, None) == 0
