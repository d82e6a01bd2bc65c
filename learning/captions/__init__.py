"""Captions, read as browsers read them, with what a trainer should put right. Plain Python.

A browser drops what it can't read without a word; here each such place is a `Problem` with its line.
"""

from learning.captions.cues import Captions, Cue, Problem, ProblemKind, Spoken
from learning.captions.files import MOST_BYTES, read, read_file, read_text
from learning.captions.transcript import Paragraph, paragraphs, transcript_of
from learning.captions.webvtt import normalised, parse

__all__ = [
    "MOST_BYTES",
    "Captions",
    "Cue",
    "Paragraph",
    "Problem",
    "ProblemKind",
    "Spoken",
    "normalised",
    "paragraphs",
    "parse",
    "read",
    "read_file",
    "read_text",
    "transcript_of",
]
