"""A recording's captions, corrected beside its player."""

from dataclasses import asdict
from functools import cached_property
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from learning.authoring.captions import CaptionsForm
from learning.captions.rows import rows_of
from learning.captions_wording import without_line
from learning.models import Recording
from learning.viewsets.details import warn_where_live


class EditCaptionsView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """One text without JavaScript; with it, a row for each caption that follows the player."""

    model = Recording
    permission_required = "change"
    template_name = "learning/admin/captions.html"
    page_title = gettext_lazy("Captions")
    header_icon = "media"
    form_class = CaptionsForm
    REVIEWED = "reviewed"

    @cached_property
    def recording(self) -> Recording:
        """Whose captions they are."""
        return get_object_or_404(Recording, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        """The recording."""
        return self.recording.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Recordings, the recording, here."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("recordings:index"), "label": _("Recordings")},
            {"url": reverse("recordings:edit", args=[self.recording.pk]), "label": self.recording.title},
            {"url": "", "label": self.page_title},
        ]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Which recording."""
        return super().get_form_kwargs() | {"recording": self.recording}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The captions once more as rows, each with its problems."""
        context = super().get_context_data(**kwargs)
        form = context["form"]
        return context | {
            "recording": self.recording,
            "video": self.recording.video,
            "rows": _rows(form["captions"].value() or "", form),
            "form_is_multipart": True,  # a form of the other kind makes three letters of many a letter
            "has_unsaved_changes": form.is_bound,
        }

    def form_valid(self, form: CaptionsForm) -> HttpResponse:
        """Save, and stay: there is mostly more to correct."""
        reviewed = self.REVIEWED in self.request.POST
        if not form.save(by=self.request.user, reviewed=reviewed):
            return self.form_invalid(form)
        messages.success(
            self.request,
            _("The captions are saved and marked as reviewed.") if reviewed else _("The captions are saved."),
        )
        self.recording.refresh_from_db()
        warn_where_live(self.request, self.recording)
        return redirect(self.request.path)

    def form_invalid(self, form: CaptionsForm) -> HttpResponse:
        """Everything typed stays."""
        messages.error(self.request, _("The captions are not saved yet. See below what to put right."))
        return super().form_invalid(form)


def _rows(text: str, form: CaptionsForm) -> dict[str, Any]:
    parts = rows_of(text, form.found.problems)
    rows = [asdict(row) | {"problems": list(map(without_line, row.problems))} for row in parts.rows]
    for row in rows:
        del row["lines"]
    return {"header": parts.header, "rows": rows, "after": parts.after}
