"""The filters of lists of people and of the audit log."""

from typing import Any

import django_filters
from django import forms
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, RelatedFilterMixin, WagtailFilterSet
from wagtail.admin.widgets import BooleanRadioSelect

from accounts.models import Agency, AuditEntry, User
from accounts.queries import AgencyChoices, agency_choices, people_of


class AgencyFilter(django_filters.ChoiceFilter):
    """Any node of the tree, also closed ones: their past can be asked for."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=agency_choices_ever, label=_("Agency"), empty_label=_("All"), **kwargs)


def agency_choices_ever() -> AgencyChoices:
    """The whole tree, as a list of choices."""
    return agency_choices(Agency.objects.all())


class AgencyFilterSet(WagtailFilterSet):
    """Open or closed."""

    open = django_filters.BooleanFilter(
        field_name="closed_on", lookup_expr="isnull", label=_("Open"), widget=BooleanRadioSelect
    )

    class Meta:
        model = Agency
        fields: list[str] = ["sector"]


class GroupFilter(RelatedFilterMixin, django_filters.ModelMultipleChoiceFilter):
    """People who are in any of these groups."""


class PersonFilterSet(WagtailFilterSet):
    """Where they work today, what they may do, and whether they can sign in."""

    agency = AgencyFilter(method="filter_agency")
    groups = GroupFilter(
        queryset=Group.objects.order_by("name"),
        label=_("Group"),
        use_subquery=True,
        widget=forms.CheckboxSelectMultiple,
    )
    is_active = django_filters.BooleanFilter(label=_("Can sign in"), widget=BooleanRadioSelect)

    class Meta:
        model = User
        fields: list[str] = []

    def filter_agency(self, people: Any, name: str, key: str) -> Any:
        """In it, or below it."""
        return people_of(Agency.objects.get(pk=key), people)


class AuditFilterSet(WagtailFilterSet):
    """What was done, when, and about which agency."""

    action = django_filters.MultipleChoiceFilter(
        choices=AuditEntry.Action, label=_("What"), widget=forms.CheckboxSelectMultiple
    )
    at = django_filters.DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)
    agency = AgencyFilter(method="filter_agency")

    class Meta:
        model = AuditEntry
        fields: list[str] = []

    def filter_agency(self, entries: Any, name: str, key: str) -> Any:
        """About it, or about something below it."""
        return entries.filter(agency__path__startswith=Agency.objects.get(pk=key).path)
