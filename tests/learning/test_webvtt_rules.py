"""The W3C's rules for reading WebVTT, one case a row: what the file holds, and the cues a browser makes of it.

The last test asks Chromium the same, so that the table says what a browser does and not what we think it does.
"""

import json

import pytest
from playwright.sync_api import Page

from learning import captions

T = "00:01.000 --> 00:02.000\n"
U = "00:03.000 --> 00:04.000\n"
ONE = [(1, 2, "Hi")]
BOTH = [(1, 2, "Hi"), (3, 4, "Yo")]

FILES = {
    # The signature and the header (§6.1, steps 1 to 12)
    "only the signature": ("WEBVTT", []),
    "an empty file": ("", []),
    "five letters": ("WEBVT", []),
    "small letters": (f"webvtt\n\n{T}Hi", []),
    "a letter after it": (f"WEBVTTX\n\n{T}Hi", []),
    "a space before it": (f" WEBVTT\n\n{T}Hi", []),
    "an empty line before it": (f"\nWEBVTT\n\n{T}Hi", []),
    "a form feed after it": (f"WEBVTT\fx\n\n{T}Hi", []),
    "words after a space": (f"WEBVTT - words\n\n{T}Hi", ONE),
    "words after a tab": (f"WEBVTT\twords\n\n{T}Hi", ONE),
    "an arrow in the first line": (f"WEBVTT {T}\n{U}Yo", [(3, 4, "Yo")]),
    "a byte order mark": (f"\ufeffWEBVTT\n\n{T}Hi", ONE),
    "two byte order marks": (f"\ufeff\ufeffWEBVTT\n\n{T}Hi", []),
    "lines of a header": (f"WEBVTT\nKind: captions\nLanguage: en\n\n{T}Hi", ONE),
    "no empty line after the header": (f"WEBVTT\n{T}Hi", ONE),
    "an identifier in the header": (f"WEBVTT\nKind: captions\none\n{T}Hi", ONE),
    "a region in the header": (f"WEBVTT\nREGION\nid:a\n\n{T}Hi", ONE),
    # Line endings
    "CRLF": (f"WEBVTT\n\n{T}Hi\n\n{U}Yo\n".replace("\n", "\r\n"), BOTH),
    "CR": (f"WEBVTT\n\n{T}Hi\n\n{U}Yo\n".replace("\n", "\r"), BOTH),
    "all three mixed": (f"WEBVTT\r\r\n{T}Hi\n\r{U}Yo\r\n", BOTH),
    "no line ending at the end": (f"WEBVTT\n\n{T}Hi", ONE),
    "many at the end": (f"WEBVTT\n\n{T}Hi\n\n\n\n", ONE),
    "times at the very end": ("WEBVTT\n\n00:01.000 --> 00:02.000", [(1, 2, "")]),
    "next line and paragraph separators are no line endings": (
        f"WEBVTT\n\n{T}Hi\x85a\u2028b",
        [(1, 2, "Hi\x85a\u2028b")],
    ),
    "NUL": (f"WEBVTT\n\n{T}H\0i", [(1, 2, "H\ufffdi")]),
    # Blocks (§6.2)
    "many empty lines": (f"WEBVTT\n\n\n\n{T}Hi\n\n\n\n{U}Yo", BOTH),
    "a line of a space is not empty": (f"WEBVTT\n\n{T}Hi\n \nthere", [(1, 2, "Hi\n \nthere")]),
    "an identifier": (f"WEBVTT\n\nintro\n{T}Hi", ONE),
    "an identifier called NOTE": (f"WEBVTT\n\nNOTE x\n{T}Hi", ONE),
    "an identifier called STYLE": (f"WEBVTT\n\nSTYLE\n{T}Hi", ONE),
    "an identifier of a space": (f"WEBVTT\n\n \n{T}Hi", ONE),
    "two lines before the times": (f"WEBVTT\n\none\ntwo\n{T}Hi", ONE),
    "a note": (f"WEBVTT\n\nNOTE one\ntwo\n\n{T}Hi", ONE),
    "a note that runs into a cue": (f"WEBVTT\n\nNOTE\none\n{T}Hi", ONE),
    "a style": (f"WEBVTT\n\nSTYLE\n::cue {{ color: red }}\n\n{T}Hi", ONE),
    "a style with an arrow": (f"WEBVTT\n\nSTYLE\n/* x */\n{T}Hi", ONE),
    "a style with words after it": (f"WEBVTT\n\nSTYLE x\n::cue {{}}\n\n{T}Hi", ONE),
    "a region": (f"WEBVTT\n\nREGION\nid:fred\nwidth:40%\n\n{T}Hi", ONE),
    "a style after a cue": (f"WEBVTT\n\n{T}Hi\n\nSTYLE\n::cue {{}}\n\n{U}Yo", BOTH),
    "a block without times": (f"WEBVTT\n\nlost\n\n{T}Hi", ONE),
    "no empty line between cues": (f"WEBVTT\n\n{T}Hi\n{U}Yo", BOTH),
    "no text between times": (f"WEBVTT\n\n{T}{U}Yo", [(1, 2, ""), (3, 4, "Yo")]),
    "an identifier that follows a text": (f"WEBVTT\n\n{T}Hi\ntwo\n{U}Yo", [(1, 2, "Hi\ntwo"), (3, 4, "Yo")]),
    "an arrow in a text": (f"WEBVTT\n\n{T}Hi\na --> b\nlost\n\n{U}Yo", BOTH),
    "an arrow with a greater sign too many": ("WEBVTT\n\n00:01.000 --->00:02.000\nlost", []),
    "broken times cost no other cue": (f"WEBVTT\n\n00:01.000 --> x\nlost\n\n{U}Yo", [(3, 4, "Yo")]),
    "times after broken times": (f"WEBVTT\n\nx --> y\n{T}Hi", ONE),
    # Times (§6.3)
    "hours": ("WEBVTT\n\n01:00:01.000 --> 01:00:02.000\nHi", [(3601, 3602, "Hi")]),
    "one digit of hours": ("WEBVTT\n\n1:00:01.000 --> 1:00:02.000\nHi", [(3601, 3602, "Hi")]),
    "many digits of hours": ("WEBVTT\n\n0001000:00:00.000 --> 1000:00:01.000\nHi", [(3_600_000, 3_600_001, "Hi")]),
    "hours in one of them": ("WEBVTT\n\n59:59.000 --> 01:00:01.000\nHi", [(3599, 3601, "Hi")]),
    "one digit of minutes": ("WEBVTT\n\n0:01.000 --> 0:02.000\nlost", []),
    "one digit of minutes after hours": ("WEBVTT\n\n00:0:01.000 --> 00:00:02.000\nlost", []),
    "60 minutes": ("WEBVTT\n\n60:01.000 --> 60:02.000\nlost", []),
    "60 seconds": ("WEBVTT\n\n00:60.000 --> 01:02.000\nlost", []),
    "two digits of thousandths": ("WEBVTT\n\n00:01.00 --> 00:02.000\nlost", []),
    "four digits of thousandths": ("WEBVTT\n\n00:01.0000 --> 00:02.000\nlost", []),
    "no thousandths": ("WEBVTT\n\n00:01 --> 00:02\nlost", []),
    "a comma": ("WEBVTT\n\n00:01,000 --> 00:02,000\nlost", []),
    "a minus": ("WEBVTT\n\n-00:01.000 --> 00:02.000\nlost", []),
    "digits of another script": ("WEBVTT\n\n٠٠:٠١.٠٠٠ --> 00:02.000\nlost", []),
    "no spaces": ("WEBVTT\n\n00:01.000-->00:02.000\nHi", ONE),
    "spaces and tabs": ("WEBVTT\n\n \t00:01.000 \t-->\t 00:02.000 \nHi", ONE),
    "a form feed": ("WEBVTT\n\n\f00:01.000\f-->\f00:02.000\nHi", ONE),
    "a no-break space": ("WEBVTT\n\n00:01.000\u00a0--> 00:02.000\nlost", []),
    "a short arrow": ("WEBVTT\n\n00:01.000 -> 00:02.000\nlost", []),
    "words before the end": ("WEBVTT\n\n00:01.000 --> x 00:02.000\nlost", []),
    "the end before the start": ("WEBVTT\n\n00:02.000 --> 00:01.000\nHi", [(2, 1, "Hi")]),
    "earlier than the one before": (f"WEBVTT\n\n{U}Yo\n\n{T}Hi", BOTH[::-1]),
    "settings": ("WEBVTT\n\n00:01.000 --> 00:02.000 align:start line:0 position:10%\nHi", ONE),
    "settings that say nothing": ("WEBVTT\n\n00:01.000 --> 00:02.000 align:nowhere line:x fish\nHi", ONE),
    "settings at the time": ("WEBVTT\n\n00:01.000 --> 00:02.000align:start\nHi", ONE),
    "another arrow in the settings": ("WEBVTT\n\n00:01.000 --> 00:02.000 --> 00:03.000\nHi", ONE),
}
PAYLOADS = {
    # Tags (§6.4)
    "<b>B</b> <i>i</i> <u>u</u> <c.red.loud>c</c>": "B i u c",
    "<ruby>漢<rt>kan</rt></ruby>!": "漢kan!",
    "<rt>alone</rt>": "alone",
    "<v Ann>Yes.</v> <v.loud Bob>No.": "Yes. No.",
    "<lang cy>Croeso</lang>": "Croeso",
    "one <00:01.500>two": "one two",
    "<font color=red>red</font>": "red",
    "a<br>b<br/>c": "abc",
    "<>empty</>": "empty",
    "a < 6 and > b": "a  b",
    "5 > 4": "5 > 4",
    "ends in a <": "ends in a ",
    "ends in a <b": "ends in a ",
    "ends in a </b": "ends in a ",
    "a <b <i>c</i>": "a c",
    "a <b\nc>d": "a d",
    "a</b></i>b": "ab",
    "two\nlines": "two\nlines",
    "  spaces \t kept ": "  spaces \t kept ",
    # Character references
    "&amp;&lt;&gt;": "&<>",
    "a&nbsp;b&lrm;&rlm;": "a\u00a0b\u200e\u200f",
    "&eacute;&hellip;": "é…",
    "&#233; &#xe9; &#XE9;": "é é é",
    "&#0233;": "é",
    "&#233 &#xe9 x": "é é x",
    "&#128;&#x92;": "€’",
    "&#0;&#xD800;&#x110000;&#99999999999999999999;": "\ufffd\ufffd\ufffd\ufffd",
    "&#1;": "\x01",
    "&amp &lt &copy": "& < ©",
    "&notit; &ampere": "¬it; &ere",
    "& &; &# &#x; &x; AT&T": "& &; &# &#x; &x; AT&T",
    "&l<b>t;": "&lt;",
    "&amp;lt;": "&lt;",
    "&lt;b&gt;": "<b>",
}


def file_of(payload):
    return f"WEBVTT\n\n{T}{payload}"


def shown(text):
    return [(cue.start, cue.end, cue.text) for cue in captions.read(text.encode()).cues]


@pytest.mark.parametrize("name", FILES)
def test_cues_are_found_as_browsers_find_them(name):
    text, expected = FILES[name]
    assert shown(text) == expected


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_are_shown_as_browsers_show_them(payload):
    assert shown(file_of(payload)) == [(1, 2, PAYLOADS[payload])]


# As a browser has them when it shows them: with its own reading of tags and references.
READ_BY_THE_BROWSER = """
files => Promise.all(files.map(text => new Promise(done => {
  const video = document.createElement("video");
  const track = document.createElement("track");
  const told = () => done([...(track.track.cues || [])].map(
    cue => [cue.startTime, cue.endTime, cue.getCueAsHTML().textContent]));
  track.addEventListener("load", told);
  track.addEventListener("error", () => done([]));
  track.src = URL.createObjectURL(new Blob([text], {type: "text/vtt"}));
  video.append(track);
  document.body.append(video);
  track.track.mode = "hidden";
})))
"""


def test_chromium_reads_every_one_of_these_files_as_we_do(page: Page):
    files = {name: text for name, (text, _) in FILES.items()} | {text: file_of(text) for text in PAYLOADS}
    page.set_content("<!doctype html><title>Captions</title>")
    read = page.evaluate(READ_BY_THE_BROWSER, list(files.values()))
    # A browser keeps cues in the order of their times.
    ours = [[list(cue) for cue in sorted(shown(text), key=lambda cue: cue[0])] for text in files.values()]
    differences = [(name, theirs, mine) for name, theirs, mine in zip(files, read, ours, strict=True) if theirs != mine]
    assert differences == [], json.dumps(differences, ensure_ascii=False, indent=1)
