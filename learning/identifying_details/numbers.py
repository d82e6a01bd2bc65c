"""Dates, numbers and addresses that follow a form. Each pattern is bounded, so that no text takes long."""

import re
from collections.abc import Iterator

from learning.identifying_details.detail import Detail, DetailKind
from learning.identifying_details.words import word_set

AREAS = word_set(
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK "
    "FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN "
    "NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW "
    "UB W WA WC WD WF WN WR WS WV YO ZE"
)
_POSTCODE = re.compile(r"\b([A-Z]{1,2})[0-9][0-9A-Z]? ?[0-9]([ABD-HJLNP-UW-Z]{2})\b", re.IGNORECASE)
_ORDINALS = {"st", "nd", "rd", "th"}
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_TEN_DIGITS = re.compile(
    r"(?<![\w.,])[0-9]{3}([ -]?)[0-9]{3}\1[0-9]{4}(?![\w]|[.,][0-9])|(?<![\w.,])[0-9]{6} [0-9]{4}(?!\w)"
)
_PHONE = re.compile(r"(?<![\w+.,/])(?:\+44|0044|\(?0)[0-9 ()-]{8,16}[0-9](?!\w)")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_YEAR = r"(?:19|20)[0-9]{2}"
_FULL_DATE = re.compile(
    rf"\b{_DAY}(?:st|nd|rd|th)?(?: of)? {_MONTH},? {_YEAR}\b|\b{_MONTH} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}\b"
    rf"|(?<![\w./-]){_DAY}([/.-])(?:0?[1-9]|1[0-2])\1{_YEAR}\b|(?<![\w./-]){_DAY}([/-])(?:0?[1-9]|1[0-2])\2[0-9]{{2}}(?![\w/-])"
    rf"|(?<![\w./-]){_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])\b",
    re.IGNORECASE,
)
_PART_OF_DATE = re.compile(
    rf"\b{_DAY}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b|\b{_MONTH} (?:{_YEAR}\b|{_DAY}\b)", re.IGNORECASE
)
_BIRTH = re.compile(r"\b(?:born|birth|birthday|dob|d\.o\.b)\b[^.!?\n]{0,24}$", re.IGNORECASE)
# What partnerships date in public says nothing about a child.
_OF_THE_PAPERS = re.compile(
    r"\b(?:publish|updat|review|version|recorded|webinar|report|guidance|force|until|access|retriev|issu)"
    r"[a-z]{0,20}[^.!?\n]{0,24}$",
    re.IGNORECASE,
)


def emails(text: str) -> Iterator[Detail]:
    """Addresses of e-mail."""
    return _all(DetailKind.EMAIL, _EMAIL, text)


def postcodes(text: str) -> Iterator[Detail]:
    """Whole postcodes of areas that exist; `B12 2nd floor` is none."""
    for match in _POSTCODE.finditer(text):
        if match[1].upper() in AREAS and match[2] not in _ORDINALS:
            yield _detail(DetailKind.POSTCODE, match)


def nhs_numbers(text: str) -> Iterator[Detail]:
    """Ten digits whose last one checks the others: NHS, CHI, and Health and Care numbers alike."""
    for match in _TEN_DIGITS.finditer(text):
        if _checks(re.sub(r"\D", "", match[0])):
            yield _detail(DetailKind.NHS_NUMBER, match)


def phones(text: str) -> Iterator[Detail]:
    """Mobiles and landlines. Numbers that begin with 03 or 08 belong to organisations and helplines."""
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match[0].replace("(0)", ""))
        digits = re.sub(r"^(?:0044|44|0)", "", digits)
        if 9 <= len(digits) <= 10 and digits[0] in "127":
            yield _detail(DetailKind.PHONE, match)


def dates(text: str) -> Iterator[Detail]:
    """Whole dates but those of reports and webinars; after a word of birth, also a day or a month without the rest."""
    for match in _FULL_DATE.finditer(text):
        if _follows(_BIRTH, text, match):
            yield _detail(DetailKind.BIRTH, match)
        elif not _follows(_OF_THE_PAPERS, text, match):
            yield _detail(DetailKind.DATE, match)
    for match in _PART_OF_DATE.finditer(text):
        if _follows(_BIRTH, text, match):
            yield _detail(DetailKind.BIRTH, match)


def _follows(cue: re.Pattern[str], text: str, match: re.Match[str]) -> bool:
    return cue.search(text[max(0, match.start() - 40) : match.start()]) is not None


def _checks(digits: str) -> bool:
    weighed = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - weighed % 11) % 11 == int(digits[9]) and len(set(digits)) > 1


def _all(kind: DetailKind, pattern: re.Pattern[str], text: str) -> Iterator[Detail]:
    return (_detail(kind, match) for match in pattern.finditer(text))


def _detail(kind: DetailKind, match: re.Match[str]) -> Detail:
    return Detail(kind, match.start(), match.end(), match[0])
