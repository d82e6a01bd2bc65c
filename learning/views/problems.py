"""Telling the owner of the site that something is wrong with a page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from learning.actions import report_problem as keep_and_send
from learning.forms import ProblemForm


def report_problem(request: HttpRequest) -> HttpResponse:
    """Anybody may write; afterwards they are back on the page they wrote about."""
    person = request.user if request.user.is_authenticated else None
    initial = {"page_address": request.GET.get("page", ""), "reply_to": person.email if person else ""}
    form = ProblemForm(request.POST or None, initial=initial)
    if form.is_valid():
        if not form.is_from_a_machine:
            keep_and_send(person=person, **form.facts())
        messages.success(request, _("Thank you. Your report is with the people who run this site."))
        return redirect(form.cleaned_data["page_address"])
    return render(request, "learning/report_problem.html", {"form": form})
