"""Reads Moodle XML, as Moodle's question bank exports it (https://docs.moodle.org/en/Moodle_XML_format)."""

import re
from typing import Any

from django.utils.translation import gettext as _

from quizzes.exchange import FileRefused, Problem, QuestionRecord, Reading
from quizzes.importers.decoding import decode, tidy
from quizzes.importers.limits import refuse_too_many
from quizzes.importers.markup import NAME_LENGTH, TOPIC_LENGTH, name_from, one_line
from quizzes.importers.moodle_elements import Element, parse
from quizzes.importers.moodle_kinds import TYPES, number
from quizzes.importers.moodle_texts import Texts, Unreadable

ROOT = re.compile(r"(?:\$[a-z0-9]+\$(?:/|$))?(?:top(?:/|$))?")
SLASH = re.compile(r"(?<!/)/(?!/)")  # two of them are one that belongs to a name
LOST = {"hint", "graderinfo", "responsetemplate"}
TAGS = {"topic", "outcome", "difficulty", "thinking", "explained", "marking"}


def read(data: bytes | str) -> Reading:
    """Every question that can be read, with its line; one that can't is named among the problems."""
    text, notes = decode(data) if isinstance(data, bytes) else tidy(data)
    reader = _Reader()
    parse(text, reader.take)
    if not reader.seen:
        raise FileRefused(_("There is no question in this file."))
    problems = sorted([*reader.problems, *reader.texts.notes], key=lambda problem: (problem.line, problem.column))
    return Reading("moodle_xml", reader.questions, [*notes, *problems])


class _Reader:
    """Takes one question after the other; a category holds for those that follow it."""

    def __init__(self) -> None:
        self.questions: list[QuestionRecord] = []
        self.problems: list[Problem] = []
        self.texts = Texts()
        self.topic = ""
        self.seen = 0

    def take(self, question: Element) -> None:
        """A question, a category, or something that isn't read."""
        kind = question.attributes.get("type", "").strip()
        self.seen += 1
        refuse_too_many(self.seen // 2)  # about half of what stands in a file may be categories
        if kind == "category":
            self.topic = topic_of(question.value("category"))
        elif kind == "description":
            self.texts.note(question, _("A description asks nothing, so it was left out."))
        elif kind in TYPES:
            try:
                self.questions.append(self._record(question, kind))
            except Unreadable as refusal:
                self.problems.append(refusal.problem)
        else:
            self.problems.append(Problem(question.line, question.column, _unsupported(kind)))

    def _record(self, question: Element, kind: str) -> QuestionRecord:
        asked = question.first("questiontext")
        unless_said = self.texts.format_of(asked)
        text = self.texts.html(asked) + self.texts.old_picture(question)
        if not text:
            raise Unreadable(question, _("There is no question text."))
        fields = TYPES[kind](question, self.texts, unless_said)
        if any(question.value(name) for name in LOST):
            self.texts.note(question, _("Hints, and what essays say to markers, can't be kept."))
        mark = number(question, question.value("defaultgrade") or "1")
        if mark < 0:
            raise Unreadable(question, _("A mark can't be less than nothing."))
        name = one_line(question.value("name"), NAME_LENGTH) or name_from(text)
        shared: dict[str, Any] = {
            "name": name,
            "text": text,
            "mark": mark,
            "general_feedback": self.texts.html(question.first("generalfeedback"), unless_said),
            "topic": self.topic,
            "line": question.line,
        }
        return QuestionRecord(**(shared | fields | _tagged(question)))


def topic_of(category: str) -> str:
    """The last part of a category's path; what only says where in Moodle it stood is no topic."""
    parts = SLASH.split(ROOT.sub("", category.strip(), count=1))
    return one_line(parts[-1].replace("//", "/"), TOPIC_LENGTH)


def _tagged(question: Element) -> dict[str, Any]:
    """What our own exports write as tags, as Moodle has no other place for it."""
    found: dict[str, Any] = {}
    for tag in [tag for tags in question.all("tags") for tag in tags.all("tag")]:
        name, _colon, value = tag.said.partition(":")
        if name in TAGS and value.strip():
            found[name] = value.strip()
    if found.pop("marking", "") == "all or nothing":
        found["partial"] = False
    if "explained" in found:
        found["explained_in"] = found.pop("explained")
    return found


def _unsupported(kind: str) -> str:
    if kind in {"cloze", "multianswer"}:
        return _("“Cloze” questions aren't supported. Make a question of each gap, or use “Missing words”.")
    return _("Questions of the type “%(type)s” aren't supported.") % {"type": kind[:40]}
