"""SRT, as programs write it, becomes WebVTT."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning import captions
from learning.captions import ProblemKind

ONE = "1\n00:00:01,000 --> 00:00:02,500\nHello\n\n"
TWO = "2\n00:00:03,000 --> 00:00:04,000\nBye\n"
BOTH = [(1, 2.5, "Hello"), (3, 4, "Bye")]


def read(text, **how):
    return captions.read(text if isinstance(text, bytes) else text.encode(), **how)


def shown(found):
    return [(cue.start, cue.end, cue.text) for cue in found.cues]


FILES = {
    "as it should be": (ONE + TWO, BOTH),
    "a byte order mark": ("\ufeff" + ONE + TWO, BOTH),
    "CRLF": ((ONE + TWO).replace("\n", "\r\n"), BOTH),
    "no counters": (ONE[2:] + TWO[2:], BOTH),
    "counters that don't count": (ONE.replace("1\n", "7\n", 1) + TWO, BOTH),
    "no empty line between": (ONE[:-1] + TWO, BOTH),
    "many empty lines": ("\n\n" + ONE + "\n\n" + TWO, BOTH),
    "no line ending at the end": ((ONE + TWO)[:-1], BOTH),
    "one digit of hours": (ONE.replace("00:00:01", "0:00:01") + TWO, BOTH),
    "no hours": (ONE.replace("00:00:0", "00:0") + TWO, BOTH),
    "coordinates": (ONE.replace("2,500", "2,500  X1:10 X2:20 Y1:5 Y2:9") + TWO, BOTH),
    "some full stops": (ONE + TWO.replace(",", "."), BOTH),
    "an empty line in the words": (ONE.replace("Hello", "Hel\n\nlo"), [(1, 2.5, "Hel\nlo")]),
    "a number as words": (ONE.replace("Hello", "1984") + TWO, [(1, 2.5, "1984"), (3, 4, "Bye")]),
    "a number at the end": (ONE.replace("Hello", "1984"), [(1, 2.5, "1984")]),
    "a number as the last that is in the file": (ONE.replace("Hello", "1984").strip(), [(1, 2.5, "1984")]),
    "an arrow in pieces": (ONE.replace("Hello", r"A -{\an8}-> B"), [(1, 2.5, "A --> B")]),
    "no words": (ONE.replace("Hello\n", "") + TWO, [(1, 2.5, ""), (3, 4, "Bye")]),
    "a position": (ONE.replace("Hello", r"{\an8}Hello"), [(1, 2.5, "Hello")]),
    "tags": (ONE.replace("Hello", "<I>Hel</I><font color='red'>lo</font>"), [(1, 2.5, "Hello")]),
    "signs": (ONE.replace("Hello", "Fish & chips < 5 &amp; up"), [(1, 2.5, "Fish & chips < 5 & up")]),
}


@pytest.mark.parametrize("name", FILES)
def test_it_is_read_as_players_read_it_and_kept_as_webvtt_with_the_same_cues(name):
    text, expected = FILES[name]
    found = read(text)
    assert (found.format, shown(found), found.problems) == ("SRT", expected, ())
    assert shown(captions.parse(found.text)) == expected


def test_it_is_kept_as_plain_webvtt():
    assert read(r"{\an8}" + "\n" + ONE.replace("Hello", "<i>Hello</i> & all")).text == (
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n<i>Hello</i> &amp; all\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ONE + TWO.replace("04,000", "04"), [(6, ProblemKind.BAD_SRT_TIME)]),
        (ONE + TWO.replace("00:00:03", "00:75:03"), [(6, ProblemKind.BAD_SRT_TIME)]),
        (ONE + TWO.replace("Bye", "a --> b"), [(7, ProblemKind.BAD_SRT_TIME)]),
        (ONE + TWO.replace("04,000", "03,000"), [(6, ProblemKind.ENDS_BEFORE_START)]),
        (TWO + "\n" + ONE, [(6, ProblemKind.OUT_OF_ORDER)]),
        ("by hand\n\n" + ONE, [(1, ProblemKind.NO_TIME)]),
        (ONE + TWO.replace("-->", "->"), [(6, ProblemKind.TIMES_AS_WORDS)]),
        (ONE + "\n" + TWO.replace("-->", "—>"), [(7, ProblemKind.TIMES_AS_WORDS)]),
        (ONE + TWO.replace("Bye", "At 10:15.30, or 11:15.30?"), []),
        ("\n\n00:00:01,000 --> now\nHello", [(3, ProblemKind.BAD_SRT_TIME), (4, ProblemKind.NO_CUES)]),
    ],
)
def test_each_problem_names_its_line_in_the_file_the_trainer_has(text, expected):
    assert [(problem.line, problem.kind) for problem in read(text).problems] == expected


def test_cues_after_the_end_of_the_recording_are_named():
    (problem,) = read(ONE + TWO, duration=2).problems
    assert (problem.line, problem.kind) == (6, ProblemKind.AFTER_THE_END)


def test_files_of_windows_are_read_and_other_encodings_refused():
    curly = ONE.replace("Hello", "It’s a café")
    assert shown(read(curly.encode("cp1252"))) == [(1, 2.5, "It’s a café")]
    (problem,) = read(curly.encode("utf-16")).problems
    assert problem.kind == ProblemKind.NOT_UTF8
    (problem,) = read(ONE.encode() + b"\x81").problems
    assert (problem.line, problem.kind) == (5, ProblemKind.NOT_UTF8)


def test_times_with_full_stops_are_srt_only_in_a_file_that_says_so():
    stops = (ONE + TWO).replace(",", ".")
    assert shown(read(stops, name="Talk.SRT")) == BOTH
    assert read(stops, name="talk.vtt").is_refused


@given(st.lists(st.text(alphabet="a1<>/ib&;-{}\\n \n", max_size=20), min_size=1, max_size=4))
def test_whatever_it_says_the_webvtt_shows_the_same(words):
    text = "\n".join(f"00:00:0{number},000 --> 00:00:09,000\n{said}\n" for number, said in enumerate(words))
    found = read(text)
    assert shown(captions.parse(found.text)) == shown(found)
