"""However long a text is, and whoever wrote it, it is looked through in time proportional to it."""

import re
import sys
from importlib import import_module
from re import _parser as parser

import pytest

from learning.identifying_details import find

PIECES = [
    *("a", "A", "Aa ", "1 ", "0", "a@", "a.a", "Ab-", "+44 ", "1/1/", "born ", "(0", "A'", "Aa\n", "Aaaa bbbb "),
    *("May 1 ", "1 Aaa ", "Mr. A. ", "Mr Aa ", "born 3 March 2014 ", "12 Aaaaaaaaaaaaaaa ", "Aa de ", "St Aa School "),
]


def calls_for(text):
    """How many functions are called, those of C too."""
    calls, before = 0, sys.getprofile()

    def count(frame, event, argument):
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        find(text)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("piece", PIECES)
def test_ten_times_the_text_takes_about_ten_times_the_steps(piece):
    assert calls_for(piece * 1000) < 11 * calls_for(piece * 100)


@pytest.mark.parametrize("module", ["names", "numbers"])
def test_no_pattern_looks_further_than_a_few_lines_however_long_the_text_is(module):
    here = vars(import_module(f"learning.identifying_details.{module}"))
    patterns = [value for value in here.values() if isinstance(value, re.Pattern)]
    assert patterns
    assert {pattern.pattern: width for pattern in patterns if (width := widest(pattern)) > 500} == {}


def widest(pattern):
    """The most letters that it can take; all of a text where one of its parts may be repeated without end."""
    return parser.parse(pattern.pattern, pattern.flags).getwidth()[1]
