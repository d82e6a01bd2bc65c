"""Writes Moodle XML that Moodle itself can import. What Moodle has no place for travels in tags."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from quizzes.exchange import QuestionRecord, Written
from quizzes.exporters.moodle_parts import PARTS, html, said, value
from quizzes.importers.moodle_xml import topic_of

TYPES = {
    "single_choice": "multichoice",
    "multiple_choice": "multichoice",
    "true_false": "truefalse",
    "numerical": "numerical",
    "short_text": "shortanswer",
    "matching": "matching",
    "ordering": "ordering",
    "missing_words": "gapselect",
    "essay": "essay",
}
IN_PARTS = {"multiple_choice", "matching", "ordering", "missing_words"}


def write(questions: Sequence[QuestionRecord]) -> Written:
    """Everything that a record holds, in the order given."""
    parts = ['<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n']
    topic = ""
    for record in questions:
        if record.topic != topic:
            topic = record.topic
            parts.append(_question("category", said("category", category_of(topic))))
        parts.append(_question(TYPES[record.kind], _shared(record) + PARTS[record.kind](record) + _tags(record)))
    parts.append("</quiz>\n")
    return Written("".join(parts).encode())


def category_of(topic: str) -> str:
    """Where Moodle keeps the questions of a topic: in a category of the course."""
    return f"$course$/top/{topic.replace('/', '//')}" if topic else "$course$/top"


def _question(kind: str, content: str) -> str:
    return f'  <question type="{kind}">\n{content}  </question>\n'


def _shared(record: QuestionRecord) -> str:
    return (
        said("name", record.name)
        + html("questiontext", record.text)
        + html("generalfeedback", record.general_feedback)
        + value("defaultgrade", f"{record.mark:f}")
    )


def _tags(record: QuestionRecord) -> str:
    """What the bank knows and Moodle doesn't."""
    known = {
        "topic": record.topic if topic_of(category_of(record.topic)) != record.topic else "",
        "outcome": record.outcome,
        "difficulty": record.difficulty,
        "thinking": record.thinking,
        "explained": record.explained_in,
        "marking": "all or nothing" if record.kind in IN_PARTS and not record.partial else "",
    }
    tags = "".join(f"<tag><text>{escape(f'{name}:{value}')}</text></tag>" for name, value in known.items() if value)
    return f"    <tags>{tags}</tags>\n" if tags else ""
