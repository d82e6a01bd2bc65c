"""What a plain text is read as."""

from decimal import Decimal

from quizzes.exchange import QuestionRecord, Reading
from quizzes.importers import plain_text

ONE = "What next?\nA. Call her\nB. Wait\nANSWER: A\n"


def only(text: str) -> QuestionRecord:
    reading = plain_text.read(text)
    assert reading.problems == []
    (question,) = reading.questions
    return question


def options(text: str) -> list[tuple[str, Decimal]]:
    return [(option.text, option.fraction) for option in only(text).options]


def said(reading: Reading) -> list[tuple[int, int, str, bool]]:
    return [(problem.line, problem.column, problem.sentence, problem.is_error) for problem in reading.problems]
