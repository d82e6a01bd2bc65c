"""A person's own pages."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.forms.profile import MovedAgencyForm, ProfileForm
from accounts.queries import audit_entries_about, names_above

ENTRIES_ON_A_PAGE = 25


@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """Who I am, where I work, how I sign in."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, _("Your profile is saved."))
        return redirect("accounts:profile")
    if form.is_bound:
        request.user.refresh_from_db()  # a refused form leaves what was typed on the person, whom the header names
    jobs = list(request.user.current_memberships())
    above = names_above(job.agency for job in jobs)
    context = {"form": form, "jobs": [(job, above[job.agency_id]) for job in jobs]}
    return render(request, "accounts/profile.html", context)


@login_required
def moved_agency(request: HttpRequest) -> HttpResponse:
    """I work somewhere else now."""
    form = MovedAgencyForm(request.POST or None, person=request.user)
    if form.is_valid() and form.save():
        messages.success(request, _("Your move is written down. Your learning record stays as it is."))
        return redirect("accounts:profile")
    return render(request, "accounts/moved_agency.html", {"form": form})


@login_required
@require_safe
def activity_log(request: HttpRequest) -> HttpResponse:
    """Who has seen or taken away what about me."""
    entries = Paginator(audit_entries_about(request.user), ENTRIES_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/activity_log.html", {"entries": entries})
