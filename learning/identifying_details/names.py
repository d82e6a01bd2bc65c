"""Names, streets and places, told by their capital letters and by what stands beside them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from learning.identifying_details.detail import Detail, DetailKind
from learning.identifying_details.words import OF_ORGANISATIONS, ORDINARY, PARTICLES, PLACES, TITLES

_CAPITAL = r"[A-Z][\w'’-]{1,30}"
_STREET = re.compile(
    rf"\b(?:[0-9]{{1,4}}[A-Za-z]?,? )?(?:{_CAPITAL} ){{1,3}}(?:Road|Street|Avenue|Lane|Crescent|Terrace|Grove|Mews)\b"
    rf"|\b[0-9]{{1,4}}[A-Za-z]?,? (?:{_CAPITAL} ){{1,3}}"
    r"(?:Close|Drive|Way|Court|Place|Square|Walk|Hill|Row|Rise|Gardens|Rd|St|Ave|Ln)\b"
    r"|\b[0-9]{1,4}[a-z]? [a-z]{3,20} (?:road|street|avenue|lane|crescent|terrace)\b"
)
_NOT_A_STREET = {"High Street", "Downing Street", "Sesame Street"}
_BEFORE_A_STREET = {"On", "In", "At", "From", "To", "Near", "The", "Along", "Of", "When", "And"}
_WORD = re.compile(r"(?<!\w)[^\W\d_]{1,60}(?:['’-][^\W\d_]{1,60}){0,4}(?!\w)")
_LONG_WORD = re.compile(r"[^\W\d_]{4,60}")


class Told:
    """Names that may be told: speakers, agencies, the site. Looked up by word, however many there are."""

    def __init__(self, phrases: Iterable[str] = ()) -> None:
        self._phrases: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
        for phrase in phrases:
            words = frozenset(_plain(word) for word in phrase.split())
            for word in words:
                self._phrases[word].append(words)

    def __contains__(self, words: Iterable[str]) -> bool:
        """One phrase has all of these words."""
        asked = {_plain(word) for word in words}
        return any(asked <= phrase for phrase in self._phrases.get(next(iter(asked)), ()))


NOBODY = Told()


def streets(text: str) -> Iterator[Detail]:
    """`12 Acacia Avenue`, `Station Road`; the shorter words (Close, Drive) only after a number."""
    for match in _STREET.finditer(text):
        opening = match[0].split(" ", 1)
        start = match.start()
        if opening[0] in _BEFORE_A_STREET:  # On Station Road
            start += len(opening[0]) + 1
        words = text[start : match.end()]
        if words not in _NOT_A_STREET and " " in words:
            yield Detail(DetailKind.STREET, start, match.end(), words)


def places(text: str) -> Iterator[Detail]:
    """A school, nursery, hospital or ward by its own name."""
    for run in _runs(text):
        last = max((n for n, word in enumerate(run) if word[0] in PLACES), default=0)
        own = [word for word in run[:last] if not _is_ordinary(word[0], frozenset()) and word[0] not in PLACES]
        if own:
            first = run.index(own[0])
            saint = first > 0 and run[first - 1][0] in {"St", "Saint"}
            start, end = run[first - saint].start(), run[last].end()
            yield Detail(DetailKind.PLACE, start, end, text[start:end])


def names(text: str, told: Told = NOBODY, ordinary: frozenset[str] = frozenset()) -> Iterator[Detail]:
    """Two or more words with a capital that are neither ordinary nor an organisation's; one after Mr or Mrs."""
    for run in _runs(text):
        if any(word[0] in OF_ORGANISATIONS for word in run):
            continue
        for part, after_title in _parts(text, run, ordinary):
            while part and len(part[-1][0]) == 1:  # Plan B
                part.pop()
            if len(part) < 2 and not after_title:
                continue
            own = [word for word in part if not _is_ordinary(word[0], ordinary)]
            if not own or [word[0] for word in part] in told:
                continue
            if len(own) < len(part) and not after_title and _is_in_title_case(text, run):
                continue
            start, end = part[0].start(), part[-1].end()
            yield Detail(DetailKind.NAME, start, end, text[start:end])


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Words with a capital that follow each other in a line; `de`, `ap` and initials belong to them."""
    run: list[re.Match[str]] = []
    particle: re.Match[str] | None = None
    for word in _WORD.finditer(text):
        before = particle or (run[-1] if run else None)
        if before is not None and not _joins(text[before.end() : word.start()], before[0]):
            yield run
            run, particle = [], None
        if _has_a_capital(word[0]):
            run.append(word)
            particle = None
        elif word[0] in PARTICLES:
            particle = word
        else:
            if run:
                yield run
            run, particle = [], None
    if run:
        yield run


def _joins(gap: str, before: str) -> bool:
    return gap in {" ", "\u00a0", "-"} or (gap == ". " and (len(before) == 1 or before in TITLES))


def _has_a_capital(word: str) -> bool:
    """Robin, O’Brien, McKay, an initial; not DSL, and not iPad."""
    return word[0].isupper() and (len(word) == 1 or word in TITLES or any(letter.islower() for letter in word))


def _parts(text: str, run: list[re.Match[str]], ordinary: frozenset[str]) -> Iterator[tuple[list[re.Match[str]], bool]]:
    """A run between titles and words that open a sentence."""
    part: list[re.Match[str]] = []
    after_title = False
    for word in run:
        if word[0] in TITLES:
            yield part, after_title
            part, after_title = [], TITLES[word[0]]
        elif word[0].casefold() in ORDINARY or (not part and _opens(text, word) and _is_ordinary(word[0], ordinary)):
            yield part, after_title
            part, after_title = [], False
        else:
            part.append(word)
    yield part, after_title


def _opens(text: str, word: re.Match[str]) -> bool:
    """It begins a sentence or a line, where every word has a capital. An initial is part of a name even there."""
    before = text[max(0, word.start() - 2) : word.start()]
    return len(word[0]) > 1 and (not before.strip() or before[-1] == "\n" or before[0] in ".!?:…")


def _is_ordinary(word: str, ordinary: frozenset[str]) -> bool:
    plain = _plain(word)
    return len(word) == 1 or plain in ORDINARY or plain in ordinary or plain.removesuffix("s") in ordinary


def _is_in_title_case(text: str, run: list[re.Match[str]]) -> bool:
    """Four capitals or more in a line without an end: Planning Discharge Early With Families."""
    if len(run) >= 4:
        return True
    start, end = run[0].start(), run[-1].end()
    before = text[max(0, start - 120) : start].rpartition("\n")[2]
    after = text[end : end + 120].partition("\n")[0]
    words = _LONG_WORD.findall(before + text[start:end] + after)
    return len(words) >= 4 and all(word[0].isupper() for word in words)


def _plain(word: str) -> str:
    """As a list has it: small letters, straight apostrophes, nobody’s."""
    return word.casefold().replace("’", "'").removesuffix("'s")
