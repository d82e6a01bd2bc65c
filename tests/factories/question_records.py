"""Questions as they travel, made up by Hypothesis: every kind, whole, and with whatever formats trip over."""

from decimal import Decimal
from html import escape

from hypothesis import strategies as st

from quizzes.exchange import WHOLE, OptionRecord, PairRecord, QuestionRecord, UnitRecord
from quizzes.kinds.body import clean_line, clean_text
from quizzes.numbers import plain

# What some format gives a meaning to, where markup is cut, or where a spreadsheet would begin to calculate.
NASTY = (
    r"~ = # { } : \ \n %50% [html] -> // :: $CATEGORY: #### * [[1]] < > & &amp; &lt; \" ' , ; | ]]> @ + - =1+1 A. 1."
)
NASTY_WORDS = [*NASTY.split(), "ANSWER: B", "‘’–…", "é", "😀", "\u202e"]
ANY_LETTERS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Z")), min_size=1, max_size=3)
PLAIN = st.lists(st.sampled_from(NASTY_WORDS) | ANY_LETTERS, min_size=1, max_size=3).map(" ".join)
ESCAPED = PLAIN.map(lambda text: escape(text, quote=False))

LINE_FRAMES = st.sampled_from(["{}", "{}", "<b>{}</b>", "a <i>{}</i>", "<b>b <i>{}</i></b>", "H<sub>{}</sub>"])
TEXT_FRAMES = st.sampled_from(
    [
        "<p>{}</p>",
        "<p>{}</p>",
        "<p>First.</p><p>{}</p>",
        "<p>{}<br>Next line.</p>",
        "<p>One <b>word</b>: <i>{}</i></p>",
        "<ul><li>{}</li><li>Last</li></ul>",
        "<p>Either</p><ol><li>{}</li></ol><p>or not.</p>",
    ]
)


def framed(frame: str, text: str) -> str:
    return frame.replace("{}", text)


LINES = st.builds(framed, LINE_FRAMES, ESCAPED).map(clean_line)
TEXTS = st.builds(framed, TEXT_FRAMES, ESCAPED).map(clean_text).filter(bool)
FEEDBACK = st.just("") | TEXTS

NUMBERS = st.decimals(-1000, 1000, places=2).map(plain)
TOLERANCES = st.decimals(0, 10, places=3)
PLACES = st.sampled_from(["", "moment:75", "slide:3", "theme:2"])


def shares(parts: int) -> Decimal:
    """An equal part of the full mark, as the kinds give it."""
    return WHOLE / max(1, parts)


@st.composite
def one_right(draw: st.DrawFn) -> dict:
    texts = draw(st.lists(LINES, min_size=2, max_size=5))
    right = draw(st.integers(0, len(texts) - 1))
    return {
        "options": tuple(
            OptionRecord(text, Decimal(index == right), draw(FEEDBACK)) for index, text in enumerate(texts)
        )
    }


@st.composite
def several_right(draw: st.DrawFn) -> dict:
    """All or nothing: equal parts. Partial credit: any parts that make the whole, and wrong ones may cost something."""
    right = draw(st.integers(1, 4))
    partial = draw(st.booleans())
    uneven = {2: ("0.75", "0.25"), 3: ("0.5", "0.3", "0.2"), 4: ("0.4", "0.3", "0.2", "0.1")}
    earned = [shares(right)] * right
    if partial and right in uneven and draw(st.booleans()):
        earned = [Decimal(part) for part in uneven[right]]
    wrong = draw(st.integers(1 if right == 1 else 0, 3))
    cost = draw(st.sampled_from([Decimal(0), -shares(right), Decimal("-0.5")])) if partial else Decimal(0)
    fractions = draw(st.permutations([*earned, *[cost] * wrong]))
    return {
        "partial": partial,
        "options": tuple(OptionRecord(draw(LINES), fraction, draw(FEEDBACK)) for fraction in fractions),
    }


@st.composite
def true_or_false(draw: st.DrawFn) -> dict:
    right = draw(st.booleans())
    return {
        "options": (
            OptionRecord("True", Decimal(right), draw(FEEDBACK)),
            OptionRecord("False", Decimal(not right), draw(FEEDBACK)),
        )
    }


def accepted(answers: st.SearchStrategy[str], tolerances: st.SearchStrategy) -> st.SearchStrategy[tuple]:
    """The first answer earns everything, the others a part of it, and each has something to say."""
    fractions = st.sampled_from([Decimal(1), Decimal("0.5"), shares(3), 2 * shares(3), Decimal(0)])
    first = st.builds(OptionRecord, answers, st.just(Decimal(1)), FEEDBACK, tolerances)
    others = st.lists(st.builds(OptionRecord, answers, fractions, FEEDBACK, tolerances), max_size=3)
    return st.builds(lambda one, more: (one, *more), first, others)


@st.composite
def numbers(draw: st.DrawFn) -> dict:
    units = draw(st.just(()) | st.just((UnitRecord("m"), UnitRecord("cm", Decimal(100)))))
    return {
        "options": draw(accepted(NUMBERS, TOLERANCES)),
        "units": units,
        "unit_needed": bool(units) and draw(st.booleans()),
    }


@st.composite
def words(draw: st.DrawFn) -> dict:
    return {"options": draw(accepted(PLAIN, st.none())), "case_sensitive": draw(st.booleans())}


@st.composite
def matched(draw: st.DrawFn) -> dict:
    """Two pairs or more, and perhaps answers that belong to nothing."""
    pairs = draw(st.lists(st.builds(PairRecord, LINES, LINES), min_size=2, max_size=4))
    others = draw(st.lists(st.builds(PairRecord, st.just(""), LINES), max_size=2))
    return {"pairs": (*pairs, *others), "partial": draw(st.booleans())}


@st.composite
def ordered(draw: st.DrawFn) -> dict:
    items = draw(st.lists(LINES, min_size=2, max_size=5, unique=True))
    return {"options": tuple(OptionRecord(item) for item in items), "partial": draw(st.booleans())}


@st.composite
def gaps(draw: st.DrawFn) -> dict:
    """A sentence with gaps, each with its right word, and words that are wrong everywhere."""
    right = draw(st.integers(1, 3))
    options = [OptionRecord(draw(PLAIN), group=draw(st.integers(1, 2))) for _ in range(right + draw(st.integers(0, 2)))]
    sentence = " then ".join(f"[[{number}]]" for number in range(1, right + 1))
    return {"text": f"<p>First {sentence}.</p>", "options": tuple(options), "partial": draw(st.booleans())}


PARTS = {
    "single_choice": one_right(),
    "multiple_choice": several_right(),
    "true_false": true_or_false(),
    "numerical": numbers(),
    "short_text": words(),
    "matching": matched(),
    "ordering": ordered(),
    "missing_words": gaps(),
    "essay": st.just({}),
}


@st.composite
def question_records(draw: st.DrawFn, *kinds: str) -> QuestionRecord:
    """A whole question of one of these kinds, or of any; everything that a record holds, `line` excepted."""
    kind = draw(st.sampled_from(kinds or tuple(PARTS)))
    shared = {
        "name": draw(PLAIN),
        "text": draw(TEXTS),
        "general_feedback": draw(FEEDBACK),
        "mark": draw(st.sampled_from([WHOLE, Decimal(2), Decimal("0.5")])),
        "topic": draw(st.just("") | PLAIN),
        "outcome": draw(st.just("") | PLAIN),
        "difficulty": draw(st.sampled_from(["", "easy", "medium", "hard"])),
        "thinking": draw(st.sampled_from(["", "recall", "application"])),
        "explained_in": draw(PLACES),
    }
    return QuestionRecord(kind=kind, **(shared | draw(PARTS[kind])))
