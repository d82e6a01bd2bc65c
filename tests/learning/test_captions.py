"""Who says what in WebVTT, and what a trainer is told of it. How cues are found is in test_webvtt_rules.py."""

import io

import pytest

from learning import captions
from learning.captions import Paragraph, ProblemKind, Spoken
from learning.captions_wording import MOST_SHOWN, SENTENCES, sentence, sentences
from tests.factories.media import CAPTIONS

GOOD = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello"


def problems(text, duration=0.0):
    return [(problem.line, problem.kind) for problem in captions.parse(text, duration).problems]


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
        ("<v Ann>Yes, <b>I</v> do</b>.</v> (Laughter)", [Spoken("Ann", "Yes, I do."), Spoken("", "(Laughter)")]),
        ("<v Ann>Yes. <v Bob>No.</v> Well.", [Spoken("Ann", "Yes."), Spoken("Bob", "No."), Spoken("Ann", "Well.")]),
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
        (GOOD + "\n\n00:03.000 --> 00:04.000\nBye\n00:05.000 -> 00:06.000", [(8, ProblemKind.TIMES_AS_WORDS)]),
        (GOOD + "\n00:05.000 → 00:06.000", [(5, ProblemKind.TIMES_AS_WORDS)]),
        (GOOD + "\nfrom 10:15.30 to 11:15.30", []),
        (GOOD + "\nI <3 this\nand <b>that</b>", [(5, ProblemKind.LOST_IN_A_TAG)]),
        (
            GOOD + "\n\n00:03.000 --> 00:04.000\na\n5 < 6 > 4\n<laughs>",
            [(8, ProblemKind.LOST_IN_A_TAG), (9, ProblemKind.LOST_IN_A_TAG)],
        ),
        (GOOD + "<00:01.500> <font color=red>there</font><br/></v>", []),
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
    (problem,) = captions.read(GOOD.replace("\n", "\r").encode() + "\rcafé".encode("latin-1")).problems
    assert (problem.line, problem.kind) == (5, ProblemKind.NOT_UTF8)
    (problem,) = captions.read(GOOD.encode("utf-16")).problems
    assert problem.kind == ProblemKind.NOT_UTF8


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"1\n00:00:01.000 --> 00:00:02.000\nHello"])
def test_of_an_unknown_format_it_is_said_what_is_accepted(data):
    (problem,) = captions.read(data, name="captions.vtt").problems
    assert problem.kind == ProblemKind.UNKNOWN_FORMAT
    assert "A WebVTT file (.vtt) begins with WEBVTT, an SRT file (.srt) has times" in sentence(problem)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n"])
def test_of_a_file_in_which_nothing_is_it_is_said_that_nothing_is(data):
    (problem,) = captions.read(data, name="captions.vtt").problems
    assert problem.kind == ProblemKind.NO_CUES


def test_every_kind_of_problem_has_a_sentence():
    assert set(SENTENCES) == set(ProblemKind)
    (problem,) = captions.parse(GOOD + "\n\n00:00:03,000 --> 00:00:04,000\nBye").problems
    assert sentence(problem).startswith("Line 6: “00:00:03,000 --> 00:00:04,000” has commas, as in SRT files.")


def test_of_many_problems_the_first_are_shown_and_the_rest_counted():
    found = captions.parse(GOOD + "\n\nlost" * (MOST_SHOWN + 5)).problems
    assert sentences(found)[-1] == "And 5 more."
    assert len(sentences(found)) == MOST_SHOWN + 1


HOSTILE_SRT = "00:01,000 --> 00:02,000\nHello\n&#"


@pytest.mark.parametrize(
    ("begins", "hostile"),
    [(GOOD + "\n\n", part) for part in ("<", "<v a>", "-->\n", "&", "\n", "00:01.000 --> 00:02.000\n", "a\n\n")]
    + [(GOOD + "&#", "9"), (HOSTILE_SRT, "9"), (HOSTILE_SRT, "1\n"), (HOSTILE_SRT, "-->\n")],
)
def test_the_largest_hostile_file_is_read_like_any_other(begins, hostile):
    """A reader whose time grew with the square of the length would be at it for hours."""
    data = (begins + hostile * (captions.MOST_BYTES // len(hostile))).encode()[: captions.MOST_BYTES]
    assert captions.read(data).cues[0].text.startswith("Hello")


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


def test_of_a_file_that_is_too_large_no_more_is_read_than_says_so():
    file = io.BytesIO(bytes(2 * captions.MOST_BYTES))
    assert [problem.kind for problem in captions.read_file(file).problems] == [ProblemKind.TOO_BIG]
    assert file.tell() == captions.MOST_BYTES + 1
