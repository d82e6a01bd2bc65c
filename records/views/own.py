"""A person's own certificates and record. Anybody else's are a 404."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from records.certificates import disclaimer, facts, keep_pdf, sentence
from records.exports import own_record_csv
from records.models import Certificate
from records.queries import own_certificates


@require_safe
@login_required
def certificate(request: HttpRequest, serial: str) -> HttpResponse:
    """The certificate on a page: what it states, its state, and the PDF."""
    held = get_object_or_404(own_certificates(request.user), serial=serial)
    context = {
        "certificate": held,
        "states": held.statement(),
        "sentence": sentence(held),
        "facts": facts(held),
        "disclaimer": disclaimer(),
        "is_revoked": held.state == Certificate.State.REVOKED,
        "is_superseded": held.state == Certificate.State.SUPERSEDED,
    }
    return render(request, "records/certificate.html", context)


@require_safe
@login_required
@never_cache
def certificate_pdf(request: HttpRequest, serial: str) -> HttpResponse:
    """The PDF, made now if the worker hasn't made it yet. Revoked or erased, there is none."""
    held = get_object_or_404(own_certificates(request.user), serial=serial)
    if not held.has_pdf:
        return redirect("records:certificate", serial)
    name = f"certificate-{serial}.pdf"
    return FileResponse(keep_pdf(held).open("rb"), filename=name, content_type="application/pdf")


@require_safe
@login_required
@never_cache
def my_cpd_csv(request: HttpRequest) -> HttpResponse:
    """The whole of one's own record."""
    name = f"my-cpd-record-{timezone.localdate()}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(own_record_csv(request.user), content_type="text/csv; charset=utf-8", headers=headers)
