"""What all visitors see alike, kept by each process for a minute so that the database isn't asked for each of them."""

from collections.abc import Callable
from typing import Any

from django.core.cache import caches

# Seconds. A page that is published anew or taken down shows it at once, because its key changes; captions, slides,
# reviews, settings and sites, which change without publishing, show it within this time. Previews keep nothing.
SAME_FOR_ALL = 60


def kept[Thing](key: str, look_up: Callable[[], Thing]) -> Thing:
    """What `look_up` gives, or gave within the last minute. Each caller gets a copy of its own."""
    found: Any = caches["template_fragments"].get_or_set(key, look_up, SAME_FOR_ALL)
    return found
