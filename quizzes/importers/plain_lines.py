"""What a line of a Word page can be: the beginning of a question, an option, an answer, feedback, a topic, or text."""

import re
from typing import NamedTuple

from quizzes.importers.source import Line

TOPIC = re.compile(r"(?:topic|category)\s?:\s*", re.IGNORECASE)
ANSWER = re.compile(
    r"(?:(?:the\s)?(?:(?:correct|right|model)\s)?ans(?:wers?)?(?:\(s\))?(?:\s(?:is|are))?"
    r"|(?:correct|right)(?:\s(?:option|choice)s?)?)(?:\s?[:=]|\s[–—-]\s)\s*",
    re.IGNORECASE,
)
FEEDBACK = re.compile(r"(general\s)?(feedback|rationale|explanation)(?:\s?:|\s[–—-]\s)\s*", re.IGNORECASE)
# `1.5 mg` and `10:30` begin no question; `1.What` does.
NUMBER = re.compile(
    r"(?:q(?:uestion)?\.?\s?([0-9]{1,4})(?:\s?[.):]|\s[–—-](?=\s)|(?=\s)|$)"
    r"|\(?([0-9]{1,4})(?:\)|\.(?=\s|$|[^\W\d])|(?=\t)))\s*",
    re.IGNORECASE,
)
STAR = re.compile(r"\*\s*+(?!\*)")
BOX = re.compile(r"(?:\[\s?([xX✓✔]?)\s?\]|([☒☑✓✔])|[☐□])\s*")
BULLET = re.compile(r"(?:[•●▪◦‣∙·\uf0b7\uf0a7§–—-]|o(?=\t))\s+")
LETTER = re.compile(r"\(?([A-Z])(?:\)|\.(?=[\s*]|$))\s*", re.IGNORECASE)


SIGNS = (("star", STAR), ("box", BOX), ("bullet", BULLET), ("letter", LETTER), ("box", BOX), ("star", STAR))


class OptionLine(NamedTuple):
    """An option, its letter if it has one, and whether it is marked as right."""

    letter: str
    has_only_a_star: bool  # which may be a mark or a bullet: that depends on the others
    is_right: bool
    text: Line


def option_in(line: Line) -> OptionLine | None:
    """The option that a line is: behind a letter, bullet, box or asterisk. Asterisks may stand on either side."""
    letter, is_right, seen, rest = "", False, set(), line
    for name, pattern in SIGNS:
        match = pattern.match(rest.text)
        if match is None or (name == "letter" and "bullet" in seen):
            continue
        rest = rest.after(match.end())
        seen.add(name)
        is_right = is_right or name == "star" or (name == "box" and any(match.groups()))
        letter = match[1].upper() if name == "letter" else letter
    if not seen:
        return None
    if rest.text.endswith("*") and not rest.text.endswith("**"):
        rest, is_right = rest._replace(text=rest.text[:-1].rstrip()), True
    return OptionLine(letter, seen == {"star"}, is_right, rest)
