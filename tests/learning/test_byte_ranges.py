"""The part of a file that a browser asks for."""

import pytest

from learning.byte_ranges import NotSatisfiable, wanted


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-99", range(100)),
        ("bytes=900-", range(900, 1000)),
        ("bytes=-100", range(900, 1000)),
        ("bytes=-5000", range(1000)),
        ("bytes=990-5000", range(990, 1000)),
        ("bytes=0-0", range(1)),
        ("Bytes = 5 - 9 ", range(5, 10)),
        ("", None),
        ("bytes=-", None),
        ("bytes=9-5", None),
        ("bytes=a-b", None),
        ("bytes=١-٢", None),
        ("lines=0-9", None),
        ("bytes=0-9,20-29", None),
    ],
)
def test_a_range_is_read_as_the_standard_says_or_ignored(header, expected):
    assert wanted(header, 1000) == expected


@pytest.mark.parametrize("header", ["bytes=1000-", "bytes=1000-2000", "bytes=-0"])
def test_a_range_after_the_end_cannot_be_satisfied(header):
    with pytest.raises(NotSatisfiable):
        wanted(header, 1000)
