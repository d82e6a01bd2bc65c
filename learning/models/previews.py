"""Everything that a module holds, seen before anybody else sees it: page, check, certificate and handout."""

import json
import uuid
from typing import TYPE_CHECKING, Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.models.partnership import PartnershipSettings
from records.certificates import disclaimer, facts, sentence
from records.models import Certificate, Completion, IdentitySnapshot
from records.models.completion import Method

if TYPE_CHECKING:
    from learning.models.modules import LearningPage

SERIAL = "LY-0000-0000-0000-0000"


def example_certificate(page: "LearningPage", partnership: PartnershipSettings) -> dict[str, Any]:
    """What the certificate's own template asks for: real words, a made-up person, no row in the ledger."""
    now = timezone.now()
    passed = page.question_count > 0
    completion = Completion(
        activity=page.translation_key,
        activity_kind=page.activity_kind,
        title=page.title or _("(no title yet)"),
        code=page.code,
        version_label=page.version_label or timezone.localdate().isoformat(),
        learning_outcomes=json.dumps([outcome.text for outcome in page.learning_outcomes.all()]),
        provider=partnership.name,
        provider_contact=partnership.contact_email,
        method=Method.WATCHED if page.activity_kind == "webinar" else Method.READ,
        cpd_minutes=page.cpd_minutes or 0,
        attempt=uuid.uuid4() if passed else None,
        score_percent=page.pass_mark if passed else None,
        pass_mark=page.pass_mark if passed else None,
        completed_on=timezone.localdate(),
    )
    person = IdentitySnapshot(full_name=_("Sam Example"))
    certificate = Certificate(serial=SERIAL, completion=completion, identity=person, issued_at=now)
    return {
        "states": certificate.statement(),
        "sentence": sentence(certificate),
        "facts": facts(certificate),
        "disclaimer": disclaimer(),
    }


class SeenBeforehand(models.Model):
    """The ways in which a page is previewed. They record nothing, and need nothing that was saved."""

    preview_modes = [
        ("", gettext_lazy("Module")),
        ("check", gettext_lazy("Knowledge check")),
        ("certificate", gettext_lazy("Certificate")),
        ("handout", gettext_lazy("Handout")),
    ]
    preview_templates = {
        "check": "learning/check_preview.html",
        "certificate": "learning/certificate_preview.html",
        "handout": "learning/handout.html",
    }

    class Meta:
        abstract = True

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """The whole module as practitioners see it, or one thing that they get from it."""
        return self.preview_templates.get(mode_name) or self.get_template(request)

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """The certificate states what the module would give for it."""
        context = super().get_preview_context(request, mode_name)
        if mode_name == "certificate":
            context |= example_certificate(self, PartnershipSettings.for_request(request))
        return context

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The check is tried where its answers can be sent to, in the same frame."""
        if mode_name == "check" and self.pk:
            return redirect("try_check", self.pk)
        return super().serve_preview(request, mode_name)
