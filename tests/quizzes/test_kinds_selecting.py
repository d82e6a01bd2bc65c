"""What holds for every kind that is answered in selects: matching, ordering and missing words."""

import json
import re
from decimal import Decimal

import pytest
from django import forms
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes import kinds
from quizzes.kinds.body import Body, canonical
from quizzes.kinds.kind import ResponseNotAllowed, Shuffled
from quizzes.models import QuestionVersion
from tests.factories.bodies import body_of
from tests.factories.selecting import KINDS, bodies

every_kind = pytest.mark.parametrize("kind", KINDS)


def version(kind: str, body: Body) -> QuestionVersion:
    return QuestionVersion(kind=kind, body=canonical(body))


def asked(kind: str, body: Body, order: list[str]) -> str:
    """The HTML of the question, as a practitioner's browser gets it."""
    form = forms.Form()
    form.fields["answer"] = kinds.KINDS[kind].form_field(body, order=order, label="What now?")
    return render_to_string("components/field.html", {"field": form["answer"]})


@st.composite
def responses(draw: st.DrawFn, kind: str, body: Body) -> dict[str, str]:
    """Any that the selects allow."""
    one = kinds.KINDS[kind]
    if kind == "ordering":
        return dict(zip(one.key(body), draw(st.permutations(list(one.key(body).values()))), strict=True))
    return {ask.part: draw(st.sampled_from([*ask.values])) for ask in one.asked(body, one.layout(body))}


@every_kind
@given(st.data())
def test_a_mark_is_within_bounds_and_full_for_the_key_alone(kind: str, data: st.DataObject) -> None:
    body = data.draw(bodies(kind))
    response = data.draw(responses(kind, body))
    key = kinds.KINDS[kind].key(body)

    assert Decimal(0) <= version(kind, body).mark(response) <= Decimal(1)
    assert version(kind, body).mark(key) == 1
    assert (version(kind, body).mark(response) == 1) == (response == key)
    assert version(kind, body).mark({}) == version(kind, body).mark(None) == 0


@every_kind
@given(st.data())
def test_a_response_is_read_from_the_page_alike_in_whatever_order_it_was_laid_out(kind, data) -> None:
    body = data.draw(bodies(kind))
    one = kinds.KINDS[kind]
    response = data.draw(responses(kind, body))
    order = data.draw(st.permutations(one.layout(body)))
    field = one.form_field(body, order=order, label="")

    read = one.shape(body, field.clean(field.widget.decompress(one.initial(response))))

    assert read == response
    assert version(kind, body).mark(read) == version(kind, body).mark(response)
    assert one.shape(body, read) == read == json.loads(json.dumps(read))


@every_kind
@given(st.data())
def test_a_body_is_stable_canonical_text(kind: str, data: st.DataObject) -> None:
    body = data.draw(bodies(kind))
    assert canonical(kinds.clean(kind, json.loads(canonical(body)))) == canonical(body)


def other_key(kind: str, body: Body, data: st.DataObject) -> Body:
    """A question that looks the same, but for what is right."""
    parts = json.loads(canonical(body))
    if kind == "matching":
        answers = data.draw(st.permutations([pair["answer"] for pair in parts["pairs"]]))
        parts["pairs"] = [pair | {"answer": answer} for pair, answer in zip(parts["pairs"], answers, strict=True)]
    elif kind == "ordering":
        texts = data.draw(st.permutations([item["text"] for item in parts["items"]]))
        parts["items"] = [item | {"text": text} for item, text in zip(parts["items"], texts, strict=True)]
    else:
        groups: dict[int, list[int]] = {}
        for number, choice in enumerate(parts["choices"], start=1):
            groups.setdefault(choice["group"], []).append(number)
        alike = {number: same for same in groups.values() for number in same}
        parts["text"] = re.sub(
            r"\[\[(\d)\]\]", lambda gap: f"[[{data.draw(st.sampled_from(alike[int(gap[1])]))}]]", parts["text"]
        )
    return parts


@every_kind
@settings(deadline=None)  # the first time, templates are loaded
@given(st.data())
def test_questions_that_differ_in_nothing_but_their_key_are_asked_in_the_same_html(kind, data) -> None:
    body = data.draw(bodies(kind))
    other = other_key(kind, body, data)
    one = kinds.KINDS[kind]
    assert one.shuffled is Shuffled.ALWAYS
    # From layouts alike, one attempt's shuffle makes papers alike.
    assert asked(kind, body, one.layout(body)) == asked(kind, other, one.layout(other))


@every_kind
def test_a_response_that_was_not_offered_is_refused(kind: str) -> None:
    body, one = kinds.tidy(kind, body_of(kind)), kinds.KINDS[kind]
    key = one.key(body)
    part = next(iter(key))
    for response in ({}, None, "a", [*key], {part: key[part]}, key | {"z": "a"}, key | {part: "z"}, key | {part: None}):
        with pytest.raises(ResponseNotAllowed):
            one.shape(body, response)


@every_kind
def test_an_answer_to_an_older_version_can_be_marked_again_by_a_newer_one(kind: str) -> None:
    body, one = kinds.tidy(kind, body_of(kind)), kinds.KINDS[kind]
    known = next(iter(one.key(body).items()))
    old = dict([known]) | {"z": "y"}
    assert 0 <= one.mark(body, old) < 1
    assert one.explain(body, old)
