"""Certificates as PDF/UA-1: tagged, A4, the same bytes however often they are made."""

import json
import logging
import os
import tempfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import segno
import typst
from django.conf import settings
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from records.models import Certificate

logger = logging.getLogger(__name__)
SHEET = settings.BASE_DIR / "templates" / "records" / "certificate.typ"


def check_url(certificate: Certificate) -> str:
    """Where anybody may check this certificate."""
    return settings.SITE_URL + reverse("records:check_serial", args=[certificate.serial])


def pdf_path(serial: str) -> Path:
    """Where a certificate's PDF lies, or will."""
    return Path(storages["private"].path(f"certificates/{serial}.pdf"))


def keep_pdf(certificate: Certificate) -> Path:
    """The certificate's PDF on the disk, made now if it isn't there yet. Never half written."""
    path = pdf_path(certificate.serial)
    if not path.exists():
        sheet = render(certificate)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(sheet)
        Path(unfinished).replace(path)
    return path


def render(certificate: Certificate) -> bytes:
    """The certificate as PDF/UA-1, in the site's own language.

    Where no font has a letter of it, PDF/UA can't be claimed; then it is a plain PDF, and the log says so.
    """
    with translation.override(settings.LANGUAGE_CODE):
        # What people typed goes in as JSON, never as markup: a name may hold whatever Typst would take for code.
        arguments = {
            "sys_inputs": {"data": json.dumps(_sheet(certificate), ensure_ascii=False)},
            "font_paths": _fonts(),
            "timestamp": int(certificate.issued_at.timestamp()),
        }
    try:
        return typst.compile(SHEET, pdf_standards="ua-1", **arguments)
    except typst.TypstError as error:
        hint = "A folder of fonts in LANYARD_FONTS may help."
        logger.warning("Certificate %s can't be PDF/UA: %s. %s", certificate.serial, error.message, hint)
        return typst.compile(SHEET, **arguments)


@cache
def _fonts() -> typst.Fonts:
    """Our fonts and those of the settings; none of the machine's, so that every machine makes the same sheet."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(folder) for folder in settings.CERTIFICATE_FONTS])


def _sheet(certificate: Certificate) -> dict[str, Any]:
    """Every text on the sheet, ready to be set."""
    states = certificate.statement()
    address = check_url(certificate)
    return {
        "language": settings.LANGUAGE_CODE,
        "document_title": _("Certificate: %(title)s") % states,
        "provider": states["provider"],
        "heading": _("Certificate of completion"),
        "certifies": _("This certifies that"),
        "name": states["full_name"],
        "registration": _registration(states),
        "what_was_done": sentence(certificate),
        "title": states["title"],
        "facts": [[label, value] for label, value in facts(certificate) if value],
        "outcomes_heading": _("Learning outcomes"),
        "outcomes": states["outcomes"],
        "check_heading": _("Check this certificate"),
        "check_text": _("Scan the code, or go to the address and compare the serial number."),
        "check_url": address,
        "qr": _qr(address),
        "qr_alt": _("QR code of the address %(address)s") % {"address": address},
        "disclaimer": disclaimer(),
    }


def facts(certificate: Certificate) -> list[tuple[str, str]]:
    """Label and value of each fact, for sheet and page alike. A value may be empty."""
    states = certificate.statement()
    passed = states["score_percent"] is not None
    return [
        (_("Completed on"), date_format(states["completed_on"], "j F Y")),
        (_("Serial number"), states["serial"]),
        (_("CPD time"), duration(states["cpd_minutes"])),
        (_("Issued on"), date_format(states["issued_on"], "j F Y")),
        (_("Participatory CPD time"), duration(states["participatory_minutes"])),
        (_("Version of the module"), " ".join(filter(None, [states["code"], states["version_label"]]))),
        (_("Knowledge check"), _("%(score_percent)s%%, pass mark %(pass_mark)s%%") % states if passed else ""),
        (_("Contact"), states["provider_contact"]),
    ]


def sentence(certificate: Certificate) -> str:
    """What stands between the name and the title: 'watched the recording and … in the module'."""
    what = certificate.completion.what_was_done
    return _("%(what)s in the module") % {"what": what[:1].lower() + what[1:]}


def duration(minutes: int) -> str:
    """'1 hour 15 minutes'. Hours and minutes, never points."""
    hours, rest = divmod(minutes, 60)
    parts = [ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}] if hours else []
    if rest or not hours:
        parts.append(ngettext("%(n)s minute", "%(n)s minutes", rest) % {"n": rest})
    return " ".join(parts)


def disclaimer() -> str:
    """What a certificate is, and what it isn't."""
    return _(
        "This is a record of completion of the material and, where there was one, of its knowledge check. "
        "It is not a statement of competence, and no regulator has endorsed it."
    )


def _registration(states: dict[str, Any]) -> str:
    if not states["registration_number"]:
        return ""
    return ", ".join(filter(None, [states["regulator"], states["registration_number"]]))


def _qr(address: str) -> str:
    """An SVG of the address."""
    file = BytesIO()
    segno.make(address, error="m", micro=False).save(file, kind="svg", border=0, dark="#14323a", xmldecl=False)
    return file.getvalue().decode()
