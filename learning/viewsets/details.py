"""Where a trainer reads what in a module may identify somebody. It warns; it never stops anybody."""

from itertools import groupby
from typing import Any

from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.models import Page

from learning.details_queries import count_findings, count_shown, findings
from learning.models import LearningPage, Recording, SlideDeck
from learning.passages import RECORDING, SLIDES
from learning.viewsets.about_module import AboutAModule

SUBMITS = {"action-submit", "action-restart-workflow", "action-publish"}


class DetailsView(AboutAModule, TemplateView):
    """What was found in the newest draft, with a link to each place. For approvers too, who may edit it."""

    template_name = "learning/admin/details.html"
    page_title = gettext_lazy("Identifying details")
    header_icon = "view"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The findings, by the place in which they stand."""
        found = findings(self.module)
        areas = [(area, list(some)) for area, some in groupby(found.shown, key=lambda finding: finding.area)]
        left = found.count - len(found.shown)
        return super().get_context_data(count=found.count, left=left, areas=areas, **kwargs)


def details_url(page: Page) -> str:
    """Where the findings of a module are."""
    return reverse("identifying_details", args=[page.pk])


def counted(count: int) -> str:
    """How many were found, in a sentence."""
    sentence = ngettext("%(count)s place may identify somebody.", "%(count)s places may identify somebody.", count)
    return sentence % {"count": count}


def warn_on_submit(request: HttpRequest, page: Page) -> None:
    """Say what was found to whoever submits or publishes. Drafts and autosave never meet it."""
    if not isinstance(page, LearningPage) or not SUBMITS & request.POST.keys():
        return
    if count := count_findings(page):
        sentence = _("%(counted)s Look at each: is it invented, or may it be told?") % {"counted": counted(count)}
        _lead_there(request, sentence, page)


def warn_where_live(request: HttpRequest, saved: Recording | SlideDeck) -> None:
    """Captions and slides are never submitted: live modules show at once what was saved, so it is said now."""
    area = RECORDING if isinstance(saved, Recording) else SLIDES
    for page in saved.pages.live():
        if count := count_shown(page, area):
            names = {"module": page.title, "counted": counted(count)}
            sentence = _("“%(module)s” is live and shows this already. %(counted)s Is it invented, or may it be told?")
            _lead_there(request, sentence % names, page)


class WarnsWhereLive:
    """A form of a recording or slides that says what may identify somebody, where that is seen at once."""

    def form_valid(self, form: ModelForm) -> HttpResponse:
        """Save, and warn."""
        response = super().form_valid(form)
        warn_where_live(self.request, self.object)
        return response


def _lead_there(request: HttpRequest, sentence: str, page: Page) -> None:
    messages.warning(request, sentence, buttons=[messages.button(details_url(page), _("Identifying details"))])
