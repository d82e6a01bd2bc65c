"""The app of people and agencies."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from accounts import append_only


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("People and agencies")

    def ready(self) -> None:
        # The only signal in use: SQLite silently drops triggers when a migration rebuilds a table.
        post_migrate.connect(append_only.install_after_migrate, sender=self)
