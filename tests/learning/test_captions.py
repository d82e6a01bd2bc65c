"""WebVTT as browsers read it, and what a trainer is told."""

import pytest

from learning import captions
from learning.captions import Paragraph, ProblemKind, Spoken
from learning.captions_wording import MOST_SHOWN, SENTENCES, sentence, sentences
from tests.factories.media import CAPTIONS

GOOD = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello"


def cues(text):
    return [(cue.start, cue.end, cue.text) for cue in captions.parse(text).cues]


def problems(text, duration=0.0):
    return [(problem.line, problem.kind) for problem in captions.parse(text, duration).problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(GOOD, [(1, 2, "Hello")], id="minutes only"),
        pytest.param("WEBVTT\n\n1:00:01.000 --> 100:00:02.500\nHi", [(3601, 360002.5, "Hi")], id="hours of any length"),
        pytest.param("\ufeff" + GOOD, [(1, 2, "Hello")], id="byte order mark"),
        pytest.param(GOOD.replace("\n", "\r\n"), [(1, 2, "Hello")], id="CRLF"),
        pytest.param(GOOD.replace("\n", "\r"), [(1, 2, "Hello")], id="CR alone"),
        pytest.param(GOOD + "\n", [(1, 2, "Hello")], id="line ending at the end"),
        pytest.param(GOOD.replace("Hello", "He\0llo"), [(1, 2, "He\ufffdllo")], id="NUL"),
        pytest.param("WEBVTT - made by hand" + GOOD[6:], [(1, 2, "Hello")], id="words after the header"),
        pytest.param("WEBVTT\tKind: captions" + GOOD[6:], [(1, 2, "Hello")], id="tab after the header"),
        pytest.param("WEBVTT\nLanguage: en\nKind: x" + GOOD[6:], [(1, 2, "Hello")], id="metadata in the header"),
        pytest.param("WEBVTT\n00:01.000 --> 00:02.000\nHello", [(1, 2, "Hello")], id="no line after the header"),
        pytest.param("WEBVTT\n\n\n\n00:01.000 --> 00:02.000\nHello\n\n\n", [(1, 2, "Hello")], id="many empty lines"),
        pytest.param("WEBVTT\n\nintro\n00:01.000 --> 00:02.000\nHello", [(1, 2, "Hello")], id="identifier"),
        pytest.param(
            "WEBVTT\n\nNOTE x\n00:01.000 --> 00:02.000\nHello", [(1, 2, "Hello")], id="identifier called NOTE"
        ),
        pytest.param("WEBVTT\n\n00:01.000 --> 00:02.000 align:start line:0\nHello", [(1, 2, "Hello")], id="settings"),
        pytest.param("WEBVTT\n\n00:01.000-->00:02.000\nHello", [(1, 2, "Hello")], id="no spaces around the arrow"),
        pytest.param("WEBVTT\n\n \t00:01.000 \t-->\t 00:02.000\nHello", [(1, 2, "Hello")], id="spaces and tabs"),
        pytest.param("WEBVTT\n\nNOTE one\ntwo\n\n" + GOOD[8:], [(1, 2, "Hello")], id="note"),
        pytest.param("WEBVTT\n\nSTYLE\n::cue { color: red }\n\n" + GOOD[8:], [(1, 2, "Hello")], id="style"),
        pytest.param("WEBVTT\n\nREGION\nid:fred\nwidth:40%\n\n" + GOOD[8:], [(1, 2, "Hello")], id="region"),
        pytest.param(GOOD + "\nthere", [(1, 2, "Hello there")], id="two lines"),
        pytest.param("WEBVTT\n\n00:01.000 --> 00:02.000", [(1, 2, "")], id="a cue without words"),
        pytest.param(
            GOOD + "\n00:03.000 --> 00:04.000\nBye", [(1, 2, "Hello"), (3, 4, "Bye")], id="no empty line between cues"
        ),
        pytest.param(
            "WEBVTT\n\n00:01.000 --> nonsense\nlost\n\n" + GOOD[8:], [(1, 2, "Hello")], id="a broken cue costs no other"
        ),
        pytest.param("WEBVTT\n\n00:01.000 --> 00:02.0000\nlost", [], id="four digits of a second"),
        pytest.param("WEBVTT\n\n00:61.000 --> 01:02.000\nlost", [], id="61 seconds"),
        pytest.param("WEBVTT\n\n1:01.000 --> 1:02.000\nlost", [], id="one digit of minutes"),
        pytest.param("WEBVTT\n\n00:01.000 -> 00:02.000\nlost", [], id="a short arrow"),
        pytest.param("WEBVTT\n\n٠٠:٠١.٠٠٠ --> 00:02.000\nlost", [], id="digits of another script"),
        pytest.param("WEBVTTX\n\n00:01.000 --> 00:02.000\nlost", [], id="another header"),
        pytest.param(" WEBVTT\n\n00:01.000 --> 00:02.000\nlost", [], id="a space before the header"),
    ],
)
def test_cues_are_read_as_browsers_read_them(text, expected):
    assert cues(text) == expected


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        ("<b>Bold</b> and <i.loud>more</i>", [Spoken("", "Bold and more")]),
        ("one<00:01.500> two", [Spoken("", "one two")]),
        ("Fish &amp; chips &lt;b&gt; &nbsp;&eacute;", [Spoken("", "Fish & chips <b> é")]),
        ("&l<b>t;", [Spoken("", "&lt;")]),
        ("<v Dilys Pritchard>Welcome.", [Spoken("Dilys Pritchard", "Welcome.")]),
        ("<v.loud Mary O&#39;Neill>No</v>", [Spoken("Mary O'Neill", "No")]),
        ("<v Ann>Yes.\n<v Bob>No.", [Spoken("Ann", "Yes."), Spoken("Bob", "No.")]),
        ("<v Ann>Yes.</v> (Laughter)", [Spoken("Ann", "Yes."), Spoken("", "(Laughter)")]),
        ("unclosed <b", [Spoken("", "unclosed")]),
    ],
)
def test_markup_is_taken_off_and_speakers_are_kept(payload, expected):
    (cue,) = captions.parse(GOOD.replace("Hello", payload)).cues
    assert list(cue.spoken) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(1, ProblemKind.NO_HEADER)]),
        ("1\n00:00:01,000 --> 00:00:02,000\nHello", [(1, ProblemKind.NO_HEADER)]),
        ("WEBVTT\n\n", [(3, ProblemKind.NO_CUES)]),
        (GOOD + "\n\n00:00:03,000 --> 00:00:04,000\nBye", [(6, ProblemKind.COMMA_IN_TIME)]),
        (GOOD + "\n\n00:03 --> 00:04\nBye", [(6, ProblemKind.BAD_TIME)]),
        (GOOD + "\n\nBye", [(6, ProblemKind.NO_TIME)]),
        (GOOD + "\n\n00:04.000 --> 00:03.000\nBye", [(6, ProblemKind.ENDS_BEFORE_START)]),
        (GOOD + "\n\n00:04.000 --> 00:04.000\nBye", [(6, ProblemKind.ENDS_BEFORE_START)]),
        (GOOD + "\n\n2\n00:00.500 --> 00:03.000\nBye", [(7, ProblemKind.OUT_OF_ORDER)]),
        (GOOD + "\n\n00:01.500 --> 00:03.000\nBye", []),
    ],
)
def test_each_problem_names_its_line(text, expected):
    assert problems(text) == expected


def test_a_caption_may_end_a_second_after_the_recording_but_no_later():
    assert problems(GOOD, duration=1.2) == []
    assert problems(GOOD, duration=0.9) == [(3, ProblemKind.AFTER_THE_END)]


def test_a_file_that_is_too_large_or_not_utf8_is_refused():
    (problem,) = captions.read(b"WEBVTT" + b"\n" * captions.MOST_BYTES).problems
    assert problem.kind == ProblemKind.TOO_BIG
    (problem,) = captions.read(GOOD.encode() + "\n\ncafé".encode("latin-1")).problems
    assert (problem.line, problem.kind) == (6, ProblemKind.NOT_UTF8)
    (problem,) = captions.read(GOOD.encode("utf-16")).problems
    assert problem.kind == ProblemKind.NOT_UTF8


def test_every_kind_of_problem_has_a_sentence():
    assert set(SENTENCES) == set(ProblemKind)
    (problem,) = captions.parse(GOOD + "\n\n00:00:03,000 --> 00:00:04,000\nBye").problems
    assert sentence(problem).startswith("Line 6: “00:00:03,000 --> 00:00:04,000” has commas, as in SRT files.")


def test_of_many_problems_the_first_are_shown_and_the_rest_counted():
    found = captions.parse(GOOD + "\n\nlost" * (MOST_SHOWN + 5)).problems
    assert sentences(found)[-1] == "And 5 more."
    assert len(sentences(found)) == MOST_SHOWN + 1


@pytest.mark.parametrize("hostile", ["<", "<v a>", "-->\n", "&", "\n", "00:01.000 --> 00:02.000\n", "a\n\n"])
def test_the_largest_hostile_file_is_read_like_any_other(hostile):
    """A reader whose time grew with the square of the length would be at it for hours."""
    data = (GOOD + "\n\n" + hostile * (captions.MOST_BYTES // len(hostile))).encode()[: captions.MOST_BYTES]
    assert captions.read(data).cues[0].text == "Hello"


def test_a_transcript_has_paragraphs_of_one_speaker_with_the_second_they_start_at():
    first, second, *_ = captions.transcript_of(CAPTIONS.read_text())
    assert first == Paragraph(
        0.8,
        "Dilys Pritchard",
        "Welcome. I am Dilys Pritchard, and I chair our safeguarding partnership. "
        "With me is Tom Adeyemi, who led this review.",
    )
    assert (second.start, second.speaker) == (9.304, "Tom Adeyemi")


def test_a_long_speech_is_divided_after_half_a_minute_or_sooner_where_a_sentence_ends():
    def at(second, words):
        return f"\n\n{second // 60:02}:{second % 60:02}.000 --> {second // 60:02}:{second % 60:02}.900\n{words}"

    running = "WEBVTT" + "".join(at(second, "and so on") for second in range(0, 100, 4))
    assert [paragraph.start for paragraph in captions.transcript_of(running)] == [0, 32, 64, 96]
    sentences_ = "WEBVTT" + "".join(at(second, "It was so.") for second in range(0, 60, 4))
    assert [paragraph.start for paragraph in captions.transcript_of(sentences_)] == [0, 20, 40]


def test_without_captions_there_is_no_transcript():
    assert captions.transcript_of("") == ()
