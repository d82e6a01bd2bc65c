"""The manager's pages. Whoever manages nobody, or not these people, finds nothing here."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Agency
from accounts.permissions import can_manage, managed_agencies
from reports.actions import note_viewing, request_export
from reports.forms import ExportForm, TeamForm
from reports.models import Export
from reports.queries import team_rows, top_agencies

ROWS_ON_A_PAGE = 25


@login_required
@require_safe
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """Which part of the tree to look at; with one there is nothing to choose."""
    agencies = top_agencies(request.user)
    if not agencies:
        raise Http404
    if len(agencies) == 1:
        return redirect("reports:team", agencies[0].pk)
    return render(request, "reports/index.html", {"agencies": agencies})


@login_required
@require_safe
@never_cache
def team(request: HttpRequest, agency_id: int) -> HttpResponse:
    """Who did what in this part of the tree."""
    agency, form = _asked(request, agency_id)
    context = {"agency": agency, "form": form}
    if form.is_valid():
        rows = team_rows(form.cleaned_data["team"] or agency, form.filters, form.moment)
        note_viewing(person=request.user, agency=agency)
        context |= {"rows": rows, "page": Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))}
    return render(request, "reports/team.html", context)


@login_required
@require_POST
def export(request: HttpRequest, agency_id: int) -> HttpResponse:
    """Have the same rows made into a file. The filters stay in the address, the form says which kind of file."""
    agency, form = _asked(request, agency_id)
    kind = ExportForm(request.POST)
    if not (form.is_valid() and kind.is_valid()):
        return redirect("reports:team", agency.pk)
    asked = request_export(
        person=request.user,
        agency=form.cleaned_data["team"] or agency,
        filters=form.filters,
        as_at=form.moment,
        file_format=kind.cleaned_data["file_format"],
    )
    return redirect("reports:export_status", asked.public_id)


@login_required
@require_safe
@never_cache
def export_status(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Whether the file is there yet."""
    return render(request, "reports/export.html", {"export": _own_export(request, public_id)})


@login_required
@require_safe
@never_cache
def export_file(request: HttpRequest, public_id: UUID) -> FileResponse:
    """The file, for the person who asked for it, for a day."""
    asked = _own_export(request, public_id)
    if not asked.is_ready:
        raise Http404
    return FileResponse(asked.file.open(), as_attachment=True, filename=asked.filename)


def _asked(request: HttpRequest, agency_id: int) -> tuple[Agency, TeamForm]:
    """The agency and the filters of the address; another agency's team is not found, as its page is not."""
    agency = get_object_or_404(managed_agencies(request.user), pk=agency_id)
    form = TeamForm(request.GET, agency=agency)
    if form.has_error("team"):
        raise Http404
    return agency, form


def _own_export(request: HttpRequest, public_id: UUID) -> Export:
    """An export that this person asked for, while they still manage the people in it."""
    asked = get_object_or_404(request.user.exports.select_related("agency"), public_id=public_id)
    if not can_manage(request.user, asked.agency):
        raise Http404
    return asked
