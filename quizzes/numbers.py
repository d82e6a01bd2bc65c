"""Numbers as people write them. Plain Python, and never a float: what was typed is what is compared.

A comma or a full stop may stand before the decimals, and commas, full stops or spaces between thousands. Of `1,234`
only its author knows what was meant: it is read as English reads it, as one thousand two hundred and thirty-four.
"""

import re
import unicodedata
from decimal import Decimal

LONGEST = 200  # characters
MINUSES = str.maketrans("−–—", "---")
NUMBER = re.compile(
    r"""(?P<sign>[+-]?)\ ?
    (?: (?P<english>[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?)
      | (?P<continental>[1-9]\d{0,2}(?:(?:\.\d{3}){2,}(?:,\d+)?|\.\d{3},\d+))
      | (?P<spaced>[1-9]\d{0,2}(?:\ \d{3})+(?:[.,]\d+)?)
      | (?P<plain>\d+(?:[.,]\d+)?|[.,]\d+)
    )
    (?:[eE](?P<exponent>[+-]?\d{1,2}))?
    (?![.,]?\d)
    """,
    re.ASCII | re.VERBOSE,
)


def split_number(text: str) -> tuple[Decimal, str] | None:
    """The number and the unit before or after it, if any: `£5` gives 5 and `£`. None where there is no one number."""
    folded = " ".join(unicodedata.normalize("NFKC", text[: LONGEST + 1]).split()).translate(MINUSES)
    match = NUMBER.search(folded) if len(folded) <= LONGEST else None
    if match is None:
        return None
    before, after = folded[: match.start()].strip(), folded[match.end() :].strip()
    minus = match["sign"] == "-"
    if before[:1] in {"-", "+"} and not match["sign"]:  # -£5
        minus, before = before[0] == "-", before[1:].strip()
    if before and after:
        return None
    number = Decimal(f"{_digits(match)}e{match['exponent'] or 0}")
    return (-number if minus else number), before or after


def read_number(text: str) -> Decimal | None:
    """The number that the text is, or None. A per cent sign says nothing: `50%` answers “how many per cent?”."""
    found = split_number(text)
    return found[0] if found and found[1] in {"", "%"} else None


def plain(number: Decimal) -> str:
    """The number in its one canonical form, without an exponent: `12.5`."""
    return f"{number.normalize() + 0:f}"


def _digits(match: re.Match[str]) -> str:
    if match["english"]:
        return match["english"].replace(",", "")
    if match["continental"]:
        return match["continental"].replace(".", "").replace(",", ".")
    return (match["spaced"] or match["plain"]).replace(" ", "").replace(",", ".")
