"""What questions of each kind say. Everything that would tell the key says so: `told-…`."""

from typing import Any

from quizzes.models import QuestionVersion

# Of the kinds without options: what they have in their place, and a right answer and a wrong one.
WITHOUT_OPTIONS: dict[str, dict[str, Any]] = {
    "numerical": {
        "answers": [
            {"id": "a", "text": "15", "tolerance": "0.5", "feedback": "<p>told-feedback-a</p>"},
            {"id": "b", "text": "10", "tolerance": "0", "feedback": "<p>told-feedback-b</p>", "weight": "40"},
        ],
        "other": "<p>told-other</p>",
        "units": [],
        "unit_needed": False,
    },
    "short_text": {
        "answers": [
            {"id": "a", "text": "health visit*", "feedback": "<p>told-feedback-a</p>"},
            {"id": "b", "text": "school nurse", "feedback": "<p>told-feedback-b</p>", "weight": "40"},
        ],
        "other": "<p>told-other</p>",
        "case_sensitive": False,
    },
    "matching": {
        "pairs": [
            {"id": "a", "text": "A bruise on a baby’s cheek", "answer": "Physical abuse"},
            {"id": "b", "text": "Nappy rash that <b>never</b> heals", "answer": "Neglect & poverty"},
            {"id": "c", "text": "Fear of a parent’s partner", "answer": "Domestic abuse"},
            {"id": "d", "text": "", "answer": "Nothing"},
        ]
    },
    "ordering": {
        "items": [
            {"id": "a", "text": "Make sure that she is <b>safe</b>"},
            {"id": "b", "text": "Tell the lead"},
            {"id": "c", "text": "Write it down"},
            {"id": "d", "text": "Refer"},
        ]
    },
    "missing_words": {
        "text": "<p>A child who [[1]] stays at risk: [[3]] the family.</p><ul><li>Write “[[1]]”.</li></ul>",
        "choices": [
            {"id": "a", "text": "was not brought", "group": 1},
            {"id": "b", "text": "did not come", "group": 1},
            {"id": "c", "text": "visit", "group": 2},
            {"id": "d", "text": "write to", "group": 2},
        ],
    },
    "essay": {},
}
ANSWERS: dict[str, tuple[Any, Any]] = {
    "numerical": ("15", "3"),
    "short_text": ("Health visitor", "social worker"),
    "matching": ({"a": "a", "b": "b", "c": "c"}, {"a": "d", "b": "d", "c": "d"}),
    "ordering": ({"a": "1", "b": "2", "c": "3", "d": "4"}, {"a": "4", "b": "3", "c": "2", "d": "1"}),
    "missing_words": ({"1": "a", "2": "c", "3": "a"}, {"1": "b", "2": "d", "3": "b"}),
    "essay": ("I ask.", "I wait."),
}


def make_body(
    *, right: tuple[str, ...] = ("a",), ids: tuple[str, ...] = ("a", "b", "c"), **parts: Any
) -> dict[str, Any]:
    """The body of a question with options."""
    return {
        "stem": "<p>Imani is nine and is admitted today.</p><p>When do you ask what home will need?</p>",
        "options": [
            {"id": one, "text": f"Option {one}", "correct": one in right, "feedback": f"<p>told-feedback-{one}</p>"}
            for one in ids
        ],
        "rationale": "<p>told-rationale</p>",
        "explained_in": "moment:75",
    } | parts


def body_of(kind: str, **parts: Any) -> dict[str, Any]:
    """A body of any kind."""
    if kind == "true_false":
        parts = {"ids": ("true", "false"), "right": ("true",)} | parts
    if kind not in WITHOUT_OPTIONS:
        return make_body(**parts)
    return {part: value for part, value in make_body().items() if part != "options"} | WITHOUT_OPTIONS[kind] | parts


def right_answer(version: QuestionVersion) -> Any:
    """All that is right."""
    if version.kind in ANSWERS:
        return ANSWERS[version.kind][0]
    return [option["id"] for option in version.content["options"] if option["correct"]]


def wrong_answer(version: QuestionVersion) -> Any:
    """Something that earns nothing."""
    if version.kind in ANSWERS:
        return ANSWERS[version.kind][1]
    return sorted({option["id"] for option in version.content["options"]} - set(right_answer(version)))[:1]
