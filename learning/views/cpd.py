"""My CPD: what I started, what I finished, and the minutes recorded here."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from learning.queries import under_way
from records.certificates import duration
from records.forms import CpdYearStartForm
from records.queries import cpd_record


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def my_cpd(request: HttpRequest) -> HttpResponse:
    """One CPD year, this one unless another is asked for. Posting sets the month in which it starts."""
    form = CpdYearStartForm(request.POST or None, instance=request.user)
    if form.is_valid():
        month = MONTHS[form.save().cpd_year_starts_month]
        messages.success(request, _("Your CPD year now starts in %(month)s.") % {"month": month})
        return redirect("learning:my_cpd")
    asked_for = request.GET.get("year", "")[:4]
    record = cpd_record(
        request.user,
        year_starts_month=request.user.cpd_year_starts_month,
        year=int(asked_for) if asked_for.isdecimal() else None,
    )
    context = {
        "record": record,
        "time": duration(record.minutes),
        "participatory_time": duration(record.participatory_minutes),
        "started": under_way(request.user),
        "form": form,
    }
    return render(request, "learning/my_cpd.html", context)
