"""What each kind of question is in Moodle XML: a function for each, from its record to the elements that answer it."""

import re
from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

from quizzes.exchange import OptionRecord, QuestionRecord
from quizzes.importers.cleaning import words
from quizzes.importers.weights import percentage_of

PICTURE = re.compile(r'src="data:image/([a-z]{3,4});base64,([A-Za-z0-9+/=]+)"')
MARKED = re.compile(r"<[a-z]")


def value(name: str, content: object) -> str:
    """A number or a word."""
    return f"    <{name}>{escape(str(content))}</{name}>\n"


def said(name: str, text: str, inner: str = "") -> str:
    """Plain text."""
    return f"    <{name}><text>{escape(text)}</text>{inner}</{name}>\n"


def html(name: str, markup: str, *, attributes: str = "", inner: str = "") -> str:
    """HTML, with its pictures as files beside it."""
    files: list[str] = []

    def beside(match: re.Match) -> str:
        kind, content = match.groups()
        files.append(f'<file name="picture-{len(files) + 1}.{kind}" path="/" encoding="base64">{content}</file>')
        return f'src="@@PLUGINFILE@@/picture-{len(files)}.{kind}"'

    text = PICTURE.sub(beside, markup)
    whole = f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>" if text else ""
    return f'    <{name}{attributes} format="html"><text>{whole}</text>{"".join(files)}{inner}</{name}>\n'


def _answer(option: OptionRecord, text: str, inner: str = "") -> str:
    """An answer in plain text."""
    fraction = quoteattr(percentage_of(option.fraction))
    feedback = html("feedback", option.feedback)
    return (
        f'    <answer fraction={fraction} format="moodle_auto_format"><text>{escape(text)}</text>\n'
        f"{feedback}{inner}    </answer>\n"
    )


def _choice(record: QuestionRecord) -> str:
    single = "true" if record.kind == "single_choice" else "false"
    options = [
        html(
            "answer",
            option.text,
            attributes=f" fraction={quoteattr(percentage_of(option.fraction))}",
            inner=html("feedback", option.feedback),
        )
        for option in record.options
    ]
    return value("single", single) + value("shuffleanswers", "true") + "".join(options)


def _true_false(record: QuestionRecord) -> str:
    return "".join(_answer(option, text) for option, text in zip(record.options, ("true", "false"), strict=False))


def _short_text(record: QuestionRecord) -> str:
    answers = "".join(_answer(option, option.text) for option in record.options)
    return value("usecase", int(record.case_sensitive)) + answers


def _numerical(record: QuestionRecord) -> str:
    answers = [
        _answer(option, option.text, "" if option.tolerance is None else value("tolerance", f"{option.tolerance:f}"))
        for option in record.options
    ]
    units = "".join(
        f"<unit>{value('multiplier', f'{unit.factor:f}')}{value('unit_name', unit.name)}</unit>"
        for unit in record.units
    )
    if not units:
        return "".join(answers)
    # A wrong unit then costs the whole mark.
    handling = value("unitgradingtype", int(record.unit_needed)) + value("unitpenalty", "1.0") + value("showunits", 0)
    return f"{''.join(answers)}    <units>{units}</units>\n{handling}"


def _matching(record: QuestionRecord) -> str:
    """Moodle takes answers for plain text, so those that are say nothing of a format."""
    return value("shuffleanswers", "true") + "".join(
        html(
            "subquestion",
            pair.text,
            inner=html("answer", pair.answer) if MARKED.search(pair.answer) else said("answer", words(pair.answer)),
        )
        for pair in record.pairs
    )


def _ordering(record: QuestionRecord) -> str:
    grading = "ABSOLUTE_POSITION" if record.partial else "ALL_OR_NOTHING"
    items = [
        html("answer", option.text, attributes=f' fraction="{place}"', inner=html("feedback", option.feedback))
        for place, option in enumerate(record.options, start=1)
    ]
    return (
        value("layouttype", "VERTICAL")
        + value("selecttype", "ALL")
        + value("selectcount", len(record.options))
        + value("gradingtype", grading)
        + "".join(items)
    )


def _missing_words(record: QuestionRecord) -> str:
    return value("shuffleanswers", "1") + "".join(
        said("selectoption", option.text, f"<group>{option.group}</group>") for option in record.options
    )


def _essay(record: QuestionRecord) -> str:
    return value("responseformat", "editor") + value("responserequired", 1) + value("responsefieldlines", 15)


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
