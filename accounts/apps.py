"""The app of people and agencies."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig

from accounts import append_only


class AccountsConfig(AppConfig):
    default = True  # of the configs in this module
    name = "accounts"
    verbose_name = _("People and agencies")

    def ready(self) -> None:
        # The only signal in use: SQLite silently drops triggers when a migration rebuilds a table.
        post_migrate.connect(append_only.install_after_migrate, sender=self)


class PeopleAdminConfig(WagtailUsersAppConfig):
    """Wagtail's users app, whose pages about users are ours."""

    user_viewset = "accounts.viewsets.people.PersonViewSet"
