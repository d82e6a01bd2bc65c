"""What changed between two versions of a question, whatever its kind: by the parts that a file would hold."""

from collections.abc import Iterator
from decimal import Decimal
from html import unescape
from typing import NamedTuple

from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.compare import diff_text

from quizzes import kinds
from quizzes.exchange import OptionRecord, QuestionRecord
from quizzes.kinds.pictures import PICTURE, texts_of
from quizzes.kinds.places import Place
from quizzes.kinds.showing import with_pictures
from quizzes.models import QuestionVersion
from quizzes.travel import said_by

MARKS = {
    "equal": "{}",
    "addition": '<ins class="addition">{}</ins>',
    "deletion": '<del class="deletion">{}</del>',
}


class Change(NamedTuple):
    """A part of the question, with what was taken out and put in marked."""

    label: str
    words: SafeString
    is_changed: bool


def changes(before: QuestionVersion | None, after: QuestionVersion) -> list[Change]:
    """Every part of both, in the order of the newer; without a version before, everything is new."""
    old, new = dict(_parts(before)) if before else {}, dict(_parts(after))
    labels = [*new, *(label for label in old if label not in new)]
    return [
        Change(label, _marked(old.get(label, ""), new.get(label, "")), old.get(label) != new.get(label))
        for label in labels
    ]


def pictures(version: QuestionVersion) -> list[tuple[int, SafeString]]:
    """Each picture of a version by the number that the parts call it, once."""
    tags = {int(one["number"]): one[0] for _place, text in texts_of(version.content) for one in PICTURE.finditer(text)}
    return [(number, with_pictures(tag)) for number, tag in tags.items()]


def _marked(before: str, after: str) -> SafeString:
    """As Wagtail's comparison, in elements that say by themselves what they mean."""
    return format_html_join(
        "", "{}", ((format_html(MARKS[kind], words),) for kind, words in diff_text(before, after).changes)
    )


def _parts(version: QuestionVersion) -> Iterator[tuple[str, str]]:
    says = said_by(version)
    yield _("Kind"), str(kinds.KINDS[version.kind].label)
    yield _("Question"), _plain(says.text)
    for number, option in enumerate(says.options, start=1):
        yield _("Answer %(number)s") % {"number": number}, _option(option)
    for number, pair in enumerate(says.pairs, start=1):
        yield _("Pair %(number)s") % {"number": number}, f"{_plain(pair.text)} → {_plain(pair.answer)}"
    yield from _rules(says)
    yield _("Explanation"), _plain(says.general_feedback)
    if place := Place.parse(says.explained_in):
        yield _("Explained in"), place.words


def _option(option: OptionRecord) -> str:
    parts = [_plain(option.text), _worth(option.fraction)]
    if option.tolerance is not None:
        parts.append(_("give or take %(tolerance)s") % {"tolerance": _number(option.tolerance)})
    if option.feedback:
        parts.append(_("Feedback: %(words)s") % {"words": _plain(option.feedback)})
    return "\n".join(parts)


def _rules(says: QuestionRecord) -> Iterator[tuple[str, str]]:
    if says.units:
        yield _("Units"), ", ".join(f"{unit.name} × {_number(unit.factor)}" for unit in says.units)
    if says.case_sensitive:
        yield _("Capitals"), _("Capital letters count.")
    if says.partial:
        yield _("Part marks"), _("A right part earns a part of the mark.")


def _worth(fraction: Decimal) -> str:
    if fraction == 1:
        return _("Right")
    return (
        _("%(percent)s % of the mark") % {"percent": _number(round(fraction * 100, 2))} if fraction else _("Not right")
    )


def _number(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _plain(markup: str) -> str:
    told = _("Picture %(number)s: %(words)s")
    markup = PICTURE.sub(lambda one: f"\n{told % {'number': one['number'], 'words': one['alt']}}\n", markup)
    lines = markup.replace("</p>", "</p>\n").replace("<br>", "\n").replace("</li>", "</li>\n")
    return unescape(strip_tags(lines)).strip()
