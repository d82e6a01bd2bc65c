"""Choosing from the library: found by the words of its title, with what else tells one from another; uploaded there."""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet


class FindForm(BaseFilterForm):
    """Each word must be somewhere. A library has hundreds of titles, not more: no index is needed."""

    names: Sequence[str] = ("title",)
    q = forms.CharField(label=_("Search term"), required=False)

    def filter(self, objects: QuerySet) -> QuerySet:
        """Those in which all the words occur."""
        self.search_query = self.cleaned_data["q"]
        self.is_searching = bool(self.search_query)
        for word in self.search_query.split():
            objects = objects.filter(reduce(or_, (Q(**{f"{name}__icontains": word}) for name in self.names)))
        return super().filter(objects)


class UploadMixin:
    """The form of the second tab. Its prefix keeps it apart from the fields of the page behind it."""

    def get_creation_form_kwargs(self) -> dict[str, Any]:
        """Say whose upload it is."""
        return super().get_creation_form_kwargs() | {"prefix": "upload", "for_user": self.request.user}


class ListMixin(UploadMixin):
    """The list, with more columns than the title."""

    filter_form_class = FindForm
    more_columns: Sequence[Column] = ()

    @property
    def columns(self) -> list[Column]:
        """The title, and what else is worth knowing."""
        return [*super().columns, *self.more_columns]


class ChooseView(ListMixin, chooser.ChooseView):
    """The list, and the form beside it."""

    creation_form_template_name = "learning/admin/chooser_upload.html"


class ChooseResultsView(ListMixin, chooser.ChooseResultsView):
    """The list alone, after a search."""


class UploadView(UploadMixin, chooser.CreateView):
    """Takes the upload."""


class LibraryChooserViewSet(ChooserViewSet):
    """What all choosers of the library share. One with a `creation_form_class` takes uploads."""

    more_columns: Sequence[Column] = ()
    filter_form_class = FindForm
    creation_tab_label = _("Upload")
    create_action_label = _("Save and choose")  # by then the file is on the server
    create_action_clicked_label = _("Saving…")
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    create_view_class = UploadView

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Tell the views of the columns and the search."""
        own = {"more_columns": self.more_columns, "filter_form_class": self.filter_form_class}
        return super().get_common_view_kwargs(**own, **kwargs)
