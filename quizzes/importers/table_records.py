"""A row of a table as a question of its kind."""

from typing import Any

from django.utils.translation import gettext as _

from quizzes.exchange import QuestionRecord
from quizzes.importers.columns import KINDS, Column, plainly
from quizzes.importers.markup import NAME_LENGTH, TOPIC_LENGTH, name_from, one_line
from quizzes.importers.table_kinds import ARROW, FIELDS, GAP, TRUE_OR_FALSE
from quizzes.importers.table_rows import Row, Unclear
from quizzes.importers.table_texts import block

DIFFICULTIES = {"easy": "easy", "medium": "medium", "hard": "hard", "difficult": "hard"}
THINKING = {"recall": "recall", "application": "application", "remembering": "recall", "applying": "application"}


def record_of(row: Row) -> QuestionRecord:
    """The row as a question. Raises Unclear at the first cell that can't be understood."""
    if not row["question"]:
        raise Unclear(Column("question"), _("There is no question text."))
    kind = row.word("kind", KINDS, None) or _kind_of(row)
    text = block(row["question"])
    shared: dict[str, Any] = {
        "kind": kind,
        "name": one_line(row["name"], NAME_LENGTH) or name_from(text),
        "text": text,
        "mark": row.number(Column("mark"), row["mark"] or "1"),
        "general_feedback": block(row["general feedback"]),
        "topic": one_line(row["topic"], TOPIC_LENGTH),
        "outcome": row["learning outcome"],
        "difficulty": row.word("difficulty", DIFFICULTIES, ""),
        "thinking": row.word("thinking", THINKING, ""),
        "explained_in": row["explained in"],
        "line": row.line,
    }
    if shared["mark"] < 0:
        raise Unclear(Column("mark"), _("A mark can't be less than nothing."))
    return QuestionRecord(**(shared | FIELDS[kind](row)))


def _kind_of(row: Row) -> str:
    """Without a kind, what the row holds tells it."""
    if plainly(row["right"]) in TRUE_OR_FALSE and not row.options:
        return "true_false"
    if GAP.search(row["question"]) and row.options and not row["right"]:
        return "missing_words"
    if row.options and all(ARROW in option for option in row.options.values()):
        return "matching"
    if row.options and row["right"]:
        return "single_choice" if len(row.right()) == 1 else "multiple_choice"
    raise Unclear(Column("kind"), _("Say which kind of question this is. For example: single choice."))
