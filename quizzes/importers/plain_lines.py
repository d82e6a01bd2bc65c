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


class OptionLine(NamedTuple):
    """An option, what it begins with, and whether it is marked as right."""

    sign: str  # "letter", "bullet", "box" or "star"
    letter: str
    is_right: bool
    text: Line


def option_in(line: Line) -> OptionLine | None:
    """The option that a line is: behind a letter, bullet, box or asterisk. Asterisks may stand on either side."""
    sign = letter = ""
    is_right = False
    rest = line
    for name, pattern in (
        ("star", STAR),
        ("box", BOX),
        ("bullet", BULLET),
        ("letter", LETTER),
        ("box", BOX),
        ("star", STAR),
    ):
        match = pattern.match(rest.text)
        if match is None or (name == "letter" and sign == "bullet"):
            continue
        rest = rest.after(match.end())
        is_right = is_right or name == "star" or (name == "box" and any(match.groups()))
        letter = match[1].upper() if name == "letter" else letter
        sign = name if sign in {"", "star", "box"} and name in {"letter", "bullet"} else sign or name
    if sign and rest.text.endswith("*") and not rest.text.endswith("**"):
        rest, is_right = rest._replace(text=rest.text[:-1].rstrip()), True
    return OptionLine(sign, letter, is_right, rest) if sign else None
