"""A person's own record as a file."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.spreadsheet import UTF8_BOM, csv_lines
from records.certificates import check_url
from records.queries import own_completions


def own_record_csv(person: User) -> str:
    """Everything recorded of a person as CSV that Excel opens as it is, newest first. Safe against formulas."""
    return UTF8_BOM + "".join(csv_lines(_rows(person)))


def _rows(person: User) -> Iterator[list[Any]]:
    yield [
        _("Title"),
        _("Module code"),
        _("Version of the module"),
        _("What was done"),
        _("Completed on"),
        _("CPD minutes"),
        _("Of these, participatory minutes"),
        _("Score in per cent"),
        _("Pass mark in per cent"),
        _("Learning outcomes"),
        _("Provider"),
        _("Certificate"),
        _("State of the certificate"),
        _("Address to check it"),
        _("Recorded on"),
    ]
    for completion in own_completions(person):
        certificate = completion.certificate
        certificate.completion = completion  # whose corrections are already read
        yield [
            completion.title,
            completion.code,
            completion.version_label,
            completion.what_was_done,
            completion.completed_on.isoformat(),
            completion.cpd_minutes,
            completion.participatory_minutes,
            completion.score_percent,
            completion.pass_mark,
            "; ".join(completion.outcomes),
            completion.provider,
            certificate.serial,
            certificate.state.label,
            check_url(certificate),
            timezone.localdate(completion.recorded_at).isoformat(),
        ]
