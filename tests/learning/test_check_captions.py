"""`manage.py check_captions`: what it prints, and how it ends."""

import json
import os

import pytest
from django.core.management import CommandError, call_command

VTT = "WEBVTT\n\nintro\n00:01.000 --> 00:02.500 line:0\n<v Ann>Fish &amp;\n<i>chips</i>\n\n"
VTT += "00:03,000 --> 00:04.000\nlost\n"
SRT = "1\n00:00:01,000 --> 00:00:00,500\nHello\n"


@pytest.fixture
def check(tmp_path, capsys):
    def check(*contents, **options):
        """What it says of files of these contents, and whether it ended well."""
        names = []
        for number, (suffix, data) in enumerate(contents):
            path = tmp_path / f"{number}.{suffix}"
            path.write_bytes(data)
            names.append(str(path))
        try:
            call_command("check_captions", *names, **options)
        except CommandError as error:
            return capsys.readouterr().out, str(error).replace(f"{tmp_path}/", "")
        return capsys.readouterr().out, None

    return check


def test_cues_and_problems_are_told_in_lines(check):
    out, refused = check(("vtt", VTT.encode()), ("srt", SRT.encode()))
    assert [line.partition("/0.vtt")[2] or line.partition("/1.srt")[2] or line for line in out.splitlines()] == [
        " (WebVTT): 1 cues, 1 problems",
        "  line 4: 00:00:01.000 to 00:00:02.500 Fish & / chips",
        "  problem, line 8: “00:03,000 --> 00:04.000” has commas, as in SRT files. "
        "Write full stops: 00:01:15.000 --> 00:01:18.500.",
        " (SRT): 1 cues, 1 problems",
        "  line 2: 00:00:01.000 to 00:00:00.500 Hello",
        "  problem, line 2: The caption ends before it starts, or at once.",
    ]
    assert refused is None


def test_the_same_as_json(check):
    out, refused = check(("vtt", VTT.encode()), json=True)
    (file,) = json.loads(out)["files"]
    assert file.pop("file").endswith("0.vtt")
    assert file == {
        "format": "WebVTT",
        "refused": None,
        "cues": [
            {
                "start": 1.0,
                "end": 2.5,
                "text": "Fish &\nchips",
                "speakers": ["Ann"],
                "identifier": "intro",
                "settings": "line:0",
                "line": 4,
            }
        ],
        "problems": [
            {
                "line": 8,
                "kind": "comma_in_time",
                "sentence": "“00:03,000 --> 00:04.000” has commas, as in SRT files. "
                "Write full stops: 00:01:15.000 --> 00:01:18.500.",
            }
        ],
    }
    assert refused is None


@pytest.mark.parametrize(
    ("suffix", "data", "sentence"),
    [
        ("vtt", b"WEBVTT\n\n", "Line 3: No captions were found in the file."),
        ("vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\ncaf\xe9", "Line 4: Some letters here aren’t UTF-8."),
        ("vtt", b"WEBVTT" + b"\n" * 2_000_000, "Line 1: The file is larger than 2 MB."),
        ("txt", b"Hello", "Line 1: This is neither WebVTT nor SRT."),
        ("vtt", b"", "Line 1: No captions were found in the file."),
        ("vtt", "WEBVTT".encode("utf-16"), "Line 1: Some letters here aren’t UTF-8."),
        ("srt", "1\n00:00:01,000 --> 00:00:02,000\nHi".encode("utf-16"), "Line 1: Some letters here aren’t UTF-8."),
    ],
)
def test_a_file_of_which_nothing_would_be_shown_is_refused_while_others_are_told(check, suffix, data, sentence):
    out, refused = check((suffix, data), ("vtt", VTT.encode()), json=True)
    first, second = json.loads(out)["files"]
    assert first["refused"].startswith(sentence)
    assert (first["cues"], len(second["cues"])) == ([], 1)
    assert refused == f"Refused: 0.{suffix}"


def test_a_file_that_is_not_there_and_a_folder_are_refused(capsys, tmp_path):
    with pytest.raises(CommandError, match="Refused: "):
        call_command("check_captions", str(tmp_path / "none.vtt"), str(tmp_path))
    out = capsys.readouterr().out
    assert "problem, It can’t be opened: No such file or directory." in out
    assert "problem, It can’t be opened: Is a directory." in out


def test_what_would_steer_a_terminal_and_a_name_that_is_no_text_are_printed_as_signs(capsys, tmp_path):
    name = os.fsencode(tmp_path) + b"/\xff.vtt"
    with open(name, "wb") as file:  # noqa: PTH123 - pathlib takes no bytes
        file.write(b"WEBVTT\n\n00:01.000 --> 00:02.000\n\x1b]0;named\x07 " + "Hallå\x9b".encode())
    for lines in ({}, {"json": True}):
        call_command("check_captions", os.fsdecode(name), **lines)
    lines, _, document = capsys.readouterr().out.partition("{")
    assert lines.splitlines()[1].endswith("�]0;named� Hallå�")
    assert json.loads("{" + document)["files"][0]["file"] == f"{tmp_path}/?.vtt"
