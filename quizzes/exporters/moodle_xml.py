"""Writes Moodle XML that Moodle itself can import. What Moodle has no place for travels in tags."""

import re
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape, quoteattr

from quizzes.exchange import OptionRecord, QuestionRecord, Written
from quizzes.importers.cleaning import words
from quizzes.importers.moodle_xml import topic_of
from quizzes.importers.weights import percentage_of

PICTURE = re.compile(r'src="data:image/([a-z]{3,4});base64,([A-Za-z0-9+/=]+)"')
MARKED = re.compile(r"<[a-z]")
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
            parts.append(_question("category", _said("category", category_of(topic))))
        parts.append(_question(TYPES[record.kind], _shared(record) + PARTS[record.kind](record) + _tags(record)))
    parts.append("</quiz>\n")
    return Written("".join(parts).encode())


def category_of(topic: str) -> str:
    """Where Moodle keeps the questions of a topic: in a category of the course."""
    return f"$course$/top/{topic.replace('/', '//')}" if topic else "$course$/top"


def _question(kind: str, content: str) -> str:
    return f'  <question type="{kind}">\n{content}  </question>\n'


def _value(name: str, value: object) -> str:
    return f"    <{name}>{escape(str(value))}</{name}>\n"


def _said(name: str, text: str, inner: str = "") -> str:
    """Plain text."""
    return f"    <{name}><text>{escape(text)}</text>{inner}</{name}>\n"


def _html(name: str, markup: str, *, attributes: str = "", inner: str = "") -> str:
    """HTML, with its pictures as files beside it."""
    files: list[str] = []

    def beside(match: re.Match) -> str:
        kind, content = match.groups()
        files.append(f'<file name="picture-{len(files) + 1}.{kind}" path="/" encoding="base64">{content}</file>')
        return f'src="@@PLUGINFILE@@/picture-{len(files)}.{kind}"'

    text = PICTURE.sub(beside, markup)
    whole = f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>" if text else ""
    return f'    <{name}{attributes} format="html"><text>{whole}</text>{"".join(files)}{inner}</{name}>\n'


def _shared(record: QuestionRecord) -> str:
    return (
        _said("name", record.name)
        + _html("questiontext", record.text)
        + _html("generalfeedback", record.general_feedback)
        + _value("defaultgrade", f"{record.mark:f}")
    )


def _answer(option: OptionRecord, text: str, inner: str = "") -> str:
    """An answer in plain text."""
    fraction = quoteattr(percentage_of(option.fraction))
    feedback = _html("feedback", option.feedback)
    return (
        f'    <answer fraction={fraction} format="moodle_auto_format"><text>{escape(text)}</text>\n'
        f"{feedback}{inner}    </answer>\n"
    )


def _choice(record: QuestionRecord) -> str:
    single = "true" if record.kind == "single_choice" else "false"
    options = [
        _html(
            "answer",
            option.text,
            attributes=f" fraction={quoteattr(percentage_of(option.fraction))}",
            inner=_html("feedback", option.feedback),
        )
        for option in record.options
    ]
    return _value("single", single) + _value("shuffleanswers", "true") + "".join(options)


def _true_false(record: QuestionRecord) -> str:
    return "".join(_answer(option, text) for option, text in zip(record.options, ("true", "false"), strict=False))


def _short_text(record: QuestionRecord) -> str:
    answers = "".join(_answer(option, option.text) for option in record.options)
    return _value("usecase", int(record.case_sensitive)) + answers


def _numerical(record: QuestionRecord) -> str:
    answers = [
        _answer(option, option.text, "" if option.tolerance is None else _value("tolerance", f"{option.tolerance:f}"))
        for option in record.options
    ]
    units = "".join(
        f"<unit>{_value('multiplier', f'{unit.factor:f}')}{_value('unit_name', unit.name)}</unit>"
        for unit in record.units
    )
    if not units:
        return "".join(answers)
    # A wrong unit then costs the whole mark.
    handling = (
        _value("unitgradingtype", int(record.unit_needed)) + _value("unitpenalty", "1.0") + _value("showunits", 0)
    )
    return f"{''.join(answers)}    <units>{units}</units>\n{handling}"


def _matching(record: QuestionRecord) -> str:
    """Moodle takes answers for plain text, so those that are say nothing of a format."""
    return _value("shuffleanswers", "true") + "".join(
        _html(
            "subquestion",
            pair.text,
            inner=_html("answer", pair.answer) if MARKED.search(pair.answer) else _said("answer", words(pair.answer)),
        )
        for pair in record.pairs
    )


def _ordering(record: QuestionRecord) -> str:
    grading = "ABSOLUTE_POSITION" if record.partial else "ALL_OR_NOTHING"
    items = [
        _html("answer", option.text, attributes=f' fraction="{place}"', inner=_html("feedback", option.feedback))
        for place, option in enumerate(record.options, start=1)
    ]
    return (
        _value("layouttype", "VERTICAL")
        + _value("selecttype", "ALL")
        + _value("selectcount", len(record.options))
        + _value("gradingtype", grading)
        + "".join(items)
    )


def _missing_words(record: QuestionRecord) -> str:
    return _value("shuffleanswers", "1") + "".join(
        _said("selectoption", option.text, f"<group>{option.group}</group>") for option in record.options
    )


def _essay(record: QuestionRecord) -> str:
    return _value("responseformat", "editor") + _value("responserequired", 1) + _value("responsefieldlines", 15)


PARTS: dict[str, Callable[[QuestionRecord], str]] = {
    "single_choice": _choice,
    "multiple_choice": _choice,
    "true_false": _true_false,
    "numerical": _numerical,
    "short_text": _short_text,
    "matching": _matching,
    "ordering": _ordering,
    "missing_words": _missing_words,
    "essay": _essay,
}


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
