"""What everything is measured against: views as bare as Django has them, behind the same middleware and sign-in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST


@login_required
def bare_page(request: HttpRequest) -> HttpResponse:
    """One small template."""
    return render(request, "bench/bare_page.html", {"title": "A page", "lines": ["one", "two", "three"]})


@require_POST
@login_required
def bare_insert(request: HttpRequest) -> HttpResponse:
    """One INSERT."""
    request.user.notes.create(text=request.POST["text"])
    return redirect("bare_page")
