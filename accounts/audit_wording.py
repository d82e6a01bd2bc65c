"""The details of an audit entry in words. Pure: what it needs to know of agencies is handed in."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def in_words(detail: Mapping[str, Any], agency_names: Mapping[int, str]) -> str:
    """One short phrase for each fact, in the order in which one would say them; what has no words is shown as it is."""
    detail = {key: value for key, value in detail.items() if value not in (None, "", {})}
    if "from_agency" in detail:
        detail["from_agency"] = agency_names.get(detail["from_agency"], detail["from_agency"])
    known = [phrase(detail[key]) for key, phrase in PHRASES.items() if key in detail]
    others = [f"{key}: {value}" for key, value in detail.items() if key not in PHRASES]
    return "; ".join(known + others)


def _day(text: str) -> str:
    return date_format(datetime.date.fromisoformat(text))


def _moment(text: str) -> str:
    return date_format(localtime(datetime.datetime.fromisoformat(text)), "j F Y, H:i")


def _rows(number: int) -> str:
    return ngettext("%(number)d record", "%(number)d records", number) % {"number": number}


def _filters(filters: Mapping[str, Any]) -> str:
    return _("only %(filters)s") % {"filters": ", ".join(f"{key} {value}" for key, value in filters.items())}


PHRASES: dict[str, Callable[[Any], str]] = {
    "rows": _rows,
    "format": lambda name: _("as %(format)s") % {"format": name.upper()},
    "filters": _filters,
    "as_at": lambda moment: _("as known on %(moment)s") % {"moment": _moment(moment)},
    "kind": lambda kind: _("correction: %(kind)s") % {"kind": kind},
    "from_agency": lambda name: _("from %(agency)s") % {"agency": name},
    "extra_time": lambda percent: _("%(percent)d%% more time in checks") % {"percent": percent},
    "started_on": lambda day: _("from %(day)s") % {"day": _day(day)},
    "ended_on": lambda day: _("until %(day)s") % {"day": _day(day)},
    "email": lambda _change: _("another e-mail address"),
    "is_active": lambda yes: _("can sign in") if yes else _("can’t sign in any more"),
    "is_superuser": lambda yes: _("made a superuser") if yes else _("no superuser any more"),
    "groups": lambda names: _("groups: %(names)s") % {"names": ", ".join(names)} if names else _("no groups"),
    "sha256": lambda digest: _("SHA-256 of the file %(digest)s…") % {"digest": digest[:16]},
}
