"""Numbers in GIFT: `3`, `3:0.5` with a tolerance, `1..5` as a range, `*` for any."""

from decimal import Decimal

from django.utils.translation import gettext as _

from quizzes.importers.gift_syntax import Piece, Wrong
from quizzes.numbers import plain, read_number

ANY = "*"


def number_and_tolerance(piece: Piece) -> tuple[str, Decimal | None]:
    """The number, and how far off still counts."""
    lowest, highest = piece.partition("..")
    if highest is not None and lowest.code:
        low, high = sorted((_number(lowest), _number(highest)))
        return plain((low + high) / 2), (high - low) / 2
    number, tolerance = piece.partition(":")
    if number.shown == ANY:
        return ANY, None
    return plain(_number(number)), abs(_number(tolerance)) if tolerance else Decimal(0)


def _number(piece: Piece) -> Decimal:
    number = read_number(piece.shown)
    if number is None:
        raise Wrong(piece.at, _("In question %(number)s, “%(text)s” is not a number."), text=piece.shown[:40])
    return number
