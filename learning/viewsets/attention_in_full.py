"""One sort of what needs attention, in full: the admin's first page shows a handful of each."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.functional import cached_property
from django.views.generic.list import BaseListView
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from learning.viewsets.attention import Sort, sorts


class AttentionView(WagtailAdminTemplateMixin, BaseListView):
    """For whoever is signed in: they see what they can put right."""

    template_name = "learning/admin/desk/attention_in_full.html"
    header_icon = "warning"
    paginator_class = WagtailPaginator
    paginate_by = 50
    page_kwarg = "p"

    @cached_property
    def sort(self) -> Sort:
        """The one that the address names."""
        found = next((sort for sort in sorts(self.request.user) if sort.name == self.kwargs["sort"]), None)
        if found is None:
            raise Http404
        return found

    def get_queryset(self) -> QuerySet | Sequence[Any]:
        """The most urgent first."""
        return self.sort.found

    def get_page_title(self) -> str:
        """The sort."""
        return self.sort.heading

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Below the first page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.sort.heading}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each in its sentence."""
        context = super().get_context_data(**kwargs)
        page = context["page_obj"]
        pages = page.paginator.get_elided_page_range(page.number)
        return context | {"matters": [self.sort.say(one) for one in page], "elided_page_range": pages}
