"""Reads questions as trainers have them in Word: numbered, with lettered options, and the right ones marked somehow."""

from django.utils.translation import gettext as _

from quizzes.exchange import Reading
from quizzes.importers.drafts import Draft, DraftOption
from quizzes.importers.markup import TOPIC_LENGTH, one_line
from quizzes.importers.plain_answers import record_of
from quizzes.importers.plain_lines import ANSWER, FEEDBACK, NUMBER, TOPIC, OptionLine, option_in
from quizzes.importers.source import Findings, Line, Source


def read(text: str) -> Reading:
    """Every question of a text that is whole, and what is wrong with the others."""
    page = Page(Findings(Source(text)))
    for line in page.found.source.lines():
        page.take(line)
    page.begin()
    return page.found.reading("text")


class Page:
    """Takes line by line, and knows to which part of which question each belongs."""

    def __init__(self, found: Findings) -> None:
        self.found = found
        self.draft = Draft(1)
        self.topic = ""
        self.after_blank = False
        self.going_on: list[Line] | None = self.draft.text  # where a line goes that begins nothing new

    def take(self, line: Line) -> None:
        """The next line."""
        if line.text:
            parts = (self._topic, self._answer, self._feedback, self._number, self._option, self._text)
            next(part for part in parts if part(line))
        elif self.draft.text:
            self.draft.text.append(line)
        self.after_blank = not line.text

    def begin(self) -> None:
        """Another question begins. The one before is kept if it is whole."""
        draft, number = self.draft, self.draft.number
        if draft.options or draft.answers or draft.is_numbered:
            record = record_of(draft, self.topic, self.found.source.place(draft.at)[0])
            if record:
                self.found.questions.append(record)
            draft.report(self.found)
            number += 1
        elif draft.text:
            self.found.add(draft.at, _("This text belongs to no question, so it was left out."), is_error=False)
        self.draft = Draft(number)
        self.going_on = self.draft.text

    def _topic(self, line: Line) -> bool:
        """What follows is about this."""
        match = TOPIC.match(line.text)
        if match:
            self.begin()
            self.topic = one_line(line.after(match.end()).text, TOPIC_LENGTH)
        return bool(match)

    def _answer(self, line: Line) -> bool:
        """Names what is right."""
        match = ANSWER.match(line.text)
        if match and self.draft.is_empty:
            self.found.add(line.at, _("There is no question above this answer."))
        elif match:
            self.draft.answers.append(line.after(match.end()))
            self.going_on = None
        return bool(match)

    def _feedback(self, line: Line) -> bool:
        """Of the option right above it; otherwise of the question."""
        match = FEEDBACK.match(line.text)
        if match and self.draft.is_empty:
            self.found.add(line.at, _("There is no question above this feedback."))
        elif match:
            option = self.draft.options[-1] if self.draft.options else None
            if option and self.going_on is option.lines and not self.after_blank and not match[1]:
                option.explains = match[2].lower() != "feedback"
                self.going_on = option.feedback
            else:
                self.going_on = self.draft.feedback
            self.going_on.append(line.after(match.end()))
        return bool(match)

    def _number(self, line: Line) -> bool:
        """A question begins, unless there is only a scenario so far, which is part of it."""
        match = NUMBER.match(line.text)
        if match:
            if self.draft.is_numbered or self.draft.options or self.draft.answers:
                self.begin()
            self.draft.number, self.draft.is_numbered = int(match[1] or match[2]), True
            self.draft.text += [Line("", line.at), Line(line.after(match.end()).text, line.at)]
            self.going_on = self.draft.text
        return bool(match)

    def _option(self, line: Line) -> bool:
        """An option, unless it is out of place: then it is text, whatever it begins with."""
        option = option_in(line)
        if option is None or self._is_out_of_place(option):
            return False
        if option.letter == "A" and self.draft.options:
            self._begin_options_again()
        self.draft.add_option(DraftOption([option.text], option.is_right, option.letter, option.has_only_a_star))
        self.going_on = self.draft.options[-1].lines
        return True

    def _is_out_of_place(self, option: OptionLine) -> bool:
        draft = self.draft
        if option.letter:
            return option.letter != "A" and (not draft.options or draft.is_answered)
        if draft.options:
            return draft.is_lettered or draft.is_answered
        return not draft.text or bool(draft.answers) or option_in(draft.text[-1]) is not None

    def _begin_options_again(self) -> None:
        """What looked like options was a list in the text, or what looked like more of the last one a question."""
        draft = self.draft
        if not draft.is_lettered and not any(option.is_right for option in draft.options):
            for option in draft.options:
                first, *further = option.lines
                draft.text += [Line(f"• {first.text}", first.at), *further]
            draft.options.clear()
        else:
            further = draft.take_further()
            self.begin()
            self.draft.text += further

    def _text(self, line: Line) -> bool:
        """Goes on with what was there, or begins another question."""
        answers = self.draft.answers
        if answers and not answers[-1].text and not self.after_blank:
            answers[-1] = line
            return True
        going_on = self.going_on
        if going_on is None or (self.after_blank and going_on is not self.draft.text):
            self.begin()
            going_on = self.draft.text
        going_on.append(line)
        return True
