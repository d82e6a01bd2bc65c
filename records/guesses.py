"""A brake on guessing serials: only addresses that ask for serials nobody has are counted."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

# Whoever checks a pile of real certificates never meets this. With 80 bits to guess it is a courtesy to the database.
UNKNOWN_IN_AN_HOUR = 60


def too_many_guesses(request: HttpRequest) -> bool:
    """Whether this address asked for so many unknown serials in this hour that it must wait."""
    return cache.get(_key(request), 0) >= UNKNOWN_IN_AN_HOUR


def count_guess(request: HttpRequest) -> None:
    """Somebody at this address asked for a serial that doesn't exist."""
    key = _key(request)
    cache.set(key, cache.get(key, 0) + 1, timeout=60 * 60)


def seconds_to_wait() -> int:
    """Until the next full hour, when the count begins anew."""
    now = timezone.now()
    return 60 * 60 - 60 * now.minute - now.second


def _key(request: HttpRequest) -> str:
    return f"unknown-serials-{timezone.now():%Y%m%d%H}-{get_adapter().get_client_ip(request)}"
