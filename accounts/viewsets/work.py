"""Where people work and whom they manage: pages that one reaches from the person."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.views import generic

from accounts.forms.work import AppointmentForm, MembershipForm
from accounts.models import ManagerAppointment, Membership, User
from accounts.viewsets.kept import KeptViewSet, SaysRefusals

WHEN = MultiFieldPanel([FieldRowPanel([FieldPanel("started_on"), FieldPanel("ended_on")])], heading=_("When"))
FACTS = HelpPanel(template="accounts/admin/dated_facts.html")


class OfAPerson(SaysRefusals):
    """Leads back to the person."""

    person: User

    def get_success_url(self) -> str:
        """The page of the person."""
        return reverse("wagtailusers_users:edit", args=[self.person.pk])

    def get_success_buttons(self) -> list:
        """None: the person's page has them."""
        return []

    def get_page_title(self) -> str:
        """What it is."""
        return capfirst(self.model._meta.verbose_name)

    def get_page_subtitle(self) -> str:
        """Whose it is."""
        return str(self.person)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """People, the person, this."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("wagtailusers_users:index"), "label": _("People")},
            {"url": self.get_success_url(), "label": str(self.person)},
            {"url": "", "label": self.get_page_title()},
        ]


class AddView(OfAPerson, generic.CreateView):
    """For the person whom the address names."""

    submit_button_label = _("Add")
    submit_button_active_label = _("Adding…")
    success_message = _("%(model_name)s added: %(object)s.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Who it is about."""
        super().setup(request, *args, **kwargs)
        self.person = get_object_or_404(User, pk=kwargs["person_pk"])

    def get_add_url(self) -> str:
        """Where the form is sent."""
        return reverse(self.add_url_name, args=[self.person.pk])

    def get_initial_form_instance(self) -> Model:
        """Theirs."""
        return self.model(person=self.person)


class EditView(OfAPerson, generic.EditView):
    """Where and since when stays as it is."""

    success_message = _("%(model_name)s changed: %(object)s.")

    @property
    def person(self) -> User:
        """Whose it is."""
        return self.object.person


class OfAPersonViewSet(KeptViewSet):
    """No list of its own."""

    pages = ("edit",)
    add_view_class = AddView
    edit_view_class = EditView

    def get_urlpatterns(self) -> list[URLPattern]:
        """One adds to a person."""
        return [path("new/<int:person_pk>/", self.add_view, name="add"), *super().get_urlpatterns()]


class MembershipViewSet(OfAPersonViewSet):
    """A person works for an agency."""

    model = Membership
    icon = "site"
    edit_handler = ObjectList(
        [FACTS, FieldPanel("agency"), FieldPanel("job_role"), FieldPanel("staff_number"), WHEN],
        base_form_class=MembershipForm,
    )


class AppointmentViewSet(OfAPersonViewSet):
    """A person manages a part of the tree."""

    model = ManagerAppointment
    icon = "group"
    edit_handler = ObjectList([FACTS, FieldPanel("agency"), WHEN], base_form_class=AppointmentForm)
