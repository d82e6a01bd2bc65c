"""Files as Moodle writes them, by their parts."""

from quizzes.exchange import Problem, QuestionRecord, Reading
from quizzes.importers.moodle_xml import read

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="  # 1 × 1, PNG
OPTIONS = '<answer fraction="100"><text>Call</text></answer><answer fraction="0"><text>Wait</text></answer>'


def quiz(*questions: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n{"\n".join(questions)}\n</quiz>'.encode()


def question(kind: str, parts: str = "", *, text: str = "What now?", name: str = "Second visit") -> str:
    return (
        f'<question type="{kind}"><name><text>{name}</text></name>'
        f'<questiontext format="html"><text><![CDATA[{text}]]></text></questiontext>{parts}</question>'
    )


def only(reading: Reading) -> QuestionRecord:
    assert [problem.sentence for problem in reading.problems if problem.is_error] == []
    assert len(reading.questions) == 1
    return reading.questions[0]


def only_problem(*questions: str) -> Problem:
    reading = read(quiz(*questions))
    assert reading.questions == []
    assert len(reading.problems) == 1
    assert reading.problems[0].is_error
    return reading.problems[0]
