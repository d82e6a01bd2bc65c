"""People in the Wagtail admin, in the place of Wagtail's own users (see `accounts.apps`)."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views import generic

from accounts.forms.people import PersonForm
from accounts.models import User
from accounts.queries import people_and_their_work
from accounts.viewsets.filters import PersonFilterSet
from accounts.viewsets.kept import KeptViewSet, OnceAdded, SaysRefusals


def works_at(person: User) -> str:
    """Where they work today."""
    return ", ".join(job.agency.name for job in person.jobs_today)


def groups(person: User) -> str:
    """What they may do here."""
    names = [group.name for group in person.groups.all()]
    return ", ".join([str(_("Superuser")), *names] if person.is_superuser else names)


class PersonIndexView(generic.IndexView):
    """Who there is, where they work and what they may do."""

    page_title = _("People")
    add_item_label = _("Add a person")

    @cached_property
    def columns(self) -> list[Column]:
        """A name links to the person, for whoever may change them."""
        name_column = self._get_title_column_class(TitleColumn)
        return [
            name_column("name", label=_("Name"), accessor=str, sort_key="name", get_url=self.get_edit_url),
            Column("email", label=_("E-mail address"), sort_key="email"),
            Column("works_at", label=_("Works at"), accessor=works_at),
            Column("groups", label=_("Groups"), accessor=groups),
            BooleanColumn("is_active", label=_("Can sign in"), sort_key="is_active"),
            DateColumn("last_login", label=_("Last signed in"), sort_key="last_login"),
        ]

    def get_base_queryset(self) -> QuerySet[User]:
        """With their groups and jobs."""
        return people_and_their_work()

    def order_queryset(self, queryset: QuerySet[User]) -> QuerySet[User]:
        """By last name, unless asked otherwise."""
        names = {"name": ["last_name", "first_name"], "-name": ["-last_name", "-first_name"]}
        return queryset.order_by(*names.get(self.ordering, [self.ordering]), "pk")

    def get_edit_url(self, instance: User) -> str | None:
        """None for a superuser, unless one asks."""
        return super().get_edit_url(instance) if self.user_has_permission_for_instance("change", instance) else None


class AddPersonView(SaysRefusals, generic.CreateView):
    """Adds somebody, who can sign in at once."""

    submit_button_label = _("Add")
    submit_button_active_label = _("Adding…")
    success_message = _("“%(object)s” is added, and can sign in with a code by e-mail. Now say where they work.")

    def get_success_url(self) -> str:
        """To the person, whose jobs are still to be told."""
        return self.get_edit_url()

    def get_success_buttons(self) -> list:
        """None: this is the page to edit them."""
        return []


class EditPersonView(SaysRefusals, generic.EditView):
    """Changes somebody, and shows where they work and whom they manage."""

    def get_object(self, *args: Any) -> User:
        """Not a superuser, unless one asks."""
        person = super().get_object(*args)
        if not self.user_has_permission_for_instance("change", person):
            raise PermissionDenied
        return person

    def get_queryset(self) -> QuerySet[User]:
        """With what their panels show."""
        return super().get_queryset().prefetch_related("memberships__agency", "manager_appointments__agency")


class PersonViewSet(KeptViewSet):
    """People. Never deleted: one takes away that they can sign in."""

    model = User
    icon = "user"
    menu_label = _("People")
    menu_order = 1
    menu_hook = "register_people_menu_item"
    index_view_class = PersonIndexView
    add_view_class = AddPersonView
    edit_view_class = EditPersonView
    filterset_class = PersonFilterSet
    ordering = "name"
    list_per_page = 50
    search_fields = ["first_name", "last_name", "email"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("first_name"), FieldPanel("last_name")]), FieldPanel("email")],
                heading=_("Name and address"),
            ),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("regulator"), FieldPanel("registration_number")])],
                heading=_("Professional registration"),
            ),
            OnceAdded(template="accounts/admin/memberships.html", heading=_("Works at")),
            OnceAdded(template="accounts/admin/appointments.html", heading=_("Manages")),
            MultiFieldPanel(
                [FieldPanel("groups"), FieldPanel("is_active"), FieldPanel("is_superuser")], heading=_("Access")
            ),
        ],
        base_form_class=PersonForm,
    )
