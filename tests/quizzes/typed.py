"""What a trainer's browser sends: Wagtail's editor writes rich text in its own notation."""

from typing import Any

from wagtail.test.utils.form_data import rich_text

from quizzes.kinds.markup import LINE, TEXT

type Option = tuple[str, bool, str]

STEM = "<p>Imani is nine.</p><p>When do you <b>first</b> ask?</p>"
OPTIONS: list[Option] = [("Today", True, "<p>Yes.</p>"), ("Later", False, "<p>Too late.</p>")]


def typed_options(options: list[Option]) -> dict[str, str]:
    """Rows of options: text, whether it is right, feedback."""
    rows = {"options-TOTAL_FORMS": str(len(options)), "options-INITIAL_FORMS": "0"}
    for number, (text, correct, feedback) in enumerate(options):
        rows |= {
            f"options-{number}-id": "",
            f"options-{number}-text": rich_text(text, features=LINE),
            f"options-{number}-feedback": rich_text(feedback, features=TEXT),
            f"options-{number}-ORDER": str(number + 1),
        }
        if correct:
            rows[f"options-{number}-correct"] = "on"
    return rows


def typed(written_as: str, *, publish: bool = False, **fields: Any) -> dict[str, str]:
    """The whole form of a kind. `options=` are tuples, `right=`, `true=` and `false=` those of a statement."""
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
    else:
        sent |= fields.get("rows") or typed_options(fields.get("options", OPTIONS))
    return sent | ({"action-publish": "yes"} if publish else {})
