"""What a trainer's browser sends: Wagtail's editor writes rich text in its own notation."""

from typing import Any

from wagtail.test.utils.form_data import rich_text

from quizzes.kinds.markup import LINE, TEXT

type Option = tuple[str, bool, str]

STEM = "<p>Imani is nine.</p><p>When do you <b>first</b> ask?</p>"
OPTIONS: list[Option] = [("Today", True, "<p>Yes.</p>"), ("Later", False, "<p>Too late.</p>")]


def typed_options(options: list[Option]) -> dict[str, str]:
    """Rows of options: text, whether it is right, feedback."""
    return typed_rows(
        "options",
        [
            {"id": "", "text": rich_text(text, features=LINE), "feedback": feedback}
            | ({"correct": "on"} if correct else {})
            for text, correct, feedback in options
        ],
    )


def typed_rows(part: str, rows: list[dict[str, str]]) -> dict[str, str]:
    """Rows of any part, in the order in which they are given."""
    sent = {f"{part}-TOTAL_FORMS": str(len(rows)), f"{part}-INITIAL_FORMS": "0"}
    for number, row in enumerate(rows):
        if "feedback" in row:
            row = row | {"feedback": rich_text(row["feedback"], features=TEXT)}
        sent |= {f"{part}-{number}-{field}": value for field, value in row.items()}
        sent[f"{part}-{number}-ORDER"] = str(number + 1)
    return sent


def typed(written_as: str, *, publish: bool = False, **fields: Any) -> dict[str, str]:
    """The whole form of a kind. `options=` are tuples, `right=`, `true=` and `false=` those of a statement, `answers=`
    and `units=` rows, `other=` the feedback to any other answer; `more=` is sent as it is.
    """
    sent = {
        "name": fields.get("name", "First day"),
        "topic": fields.get("topic", "Early planning"),
        "kind": fields.get("kind", written_as),
        "stem": rich_text(fields.get("stem", STEM), features=TEXT),
        "rationale": rich_text(fields.get("rationale", "<p>Slow things start early.</p>"), features=TEXT),
        "explained_in": fields.get("explained_in", ""),
    }
    if written_as == "true_false":
        sent |= {f"statement-{one}": rich_text(fields.get(one, ""), features=TEXT) for one in ("true", "false")}
        sent["statement-right"] = fields.get("right", "true")
    elif written_as in {"numerical", "short_text"}:
        sent |= typed_rows("answers", fields.get("answers", [])) | typed_rows("units", fields.get("units", []))
        sent["others-other"] = rich_text(fields.get("other", ""), features=TEXT)
    elif written_as != "essay":
        sent |= fields.get("rows") or typed_options(fields.get("options", OPTIONS))
    return sent | fields.get("more", {}) | ({"action-publish": "yes"} if publish else {})
