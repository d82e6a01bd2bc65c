"""Moments of a recording, as people write them."""

from django import template

register = template.Library()


@register.filter
def clock(seconds: float) -> str:
    """75 is 1:15, 3725 is 1:02:05. `clock` in static_src/js/map.js says the same."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
