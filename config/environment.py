"""Reads settings from the environment, and refuses to start with a sentence that says what to do."""

import os
from enum import StrEnum

from django.core.exceptions import ImproperlyConfigured


class Stage(StrEnum):
    """The one switch, LANYARD_ENV. Unset means production: forgetting it must never weaken anything."""

    DEMO = "demo"
    DEVELOPMENT = "development"
    PRODUCTION = "production"


def stage() -> Stage:
    """What this process is for, from LANYARD_ENV."""
    value = os.environ.get("LANYARD_ENV") or Stage.PRODUCTION
    try:
        return Stage(value)
    except ValueError:
        allowed = ", ".join(Stage)
        raise ImproperlyConfigured(f"LANYARD_ENV is {value!r}. Set it to one of: {allowed}.") from None


def text(name: str, default: str = "") -> str:
    """The value of a variable, or a default where it is unset or empty."""
    return os.environ.get(name) or default


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def number(name: str, default: int) -> int:
    """A whole number; anything else stops the start."""
    value = text(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} is {value!r}. Set it to a whole number.") from None


def flag(name: str, *, default: bool = False) -> bool:
    """A yes or no: 1/true/yes/on and 0/false/no/off."""
    value = text(name, "yes" if default else "no").lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}. Set it to yes or no.")


def needed(name: str, why: str, *, default: str | None = None) -> str:
    """A value production can't do without. `default` serves demo and development only."""
    value = os.environ.get(name)
    if value:
        return value
    if default is not None and stage() is not Stage.PRODUCTION:
        return default
    raise ImproperlyConfigured(f"{name} is not set. {why} See docs/running.md.")
