"""What the viewsets of people and agencies share: rows are added and changed, and never go."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from wagtail.admin.panels import HelpPanel
from wagtail.admin.viewsets.model import ModelViewSet

from accounts.actions import Refused


class KeptViewSet(ModelViewSet):
    """A viewset with the pages named in `pages`, and never one to delete or copy."""

    pages: tuple[str, ...] = ("index", "index_results", "add", "edit", "history", "history_results")
    add_to_reference_index = False
    copy_view_enabled = False
    search_backend_name = None

    def get_urlpatterns(self) -> list:
        """Only the pages there are."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in self.pages]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """No links to pages that there are not."""
        links = {f"{page}_url_name": None for page in ("delete", "usage", "history") if page not in self.pages}
        return super().get_common_view_kwargs(**links, **kwargs)

    def get_permissions_to_register(self) -> QuerySet:
        """The form of a group doesn't offer a right to delete that nobody can have."""
        return super().get_permissions_to_register().exclude(codename__startswith="delete_")


class OnceAdded(HelpPanel):
    """What can be said only of a row that is there."""

    class BoundPanel(HelpPanel.BoundPanel):
        """The panel on the page of one row."""

        def is_shown(self) -> bool:
            """Not while it is being added."""
            return bool(self.instance.pk)


class SaysRefusals:
    """A form view whose form acts when it saves: what the action refuses is said at its field, and nothing is lost."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, or show the form again."""
        try:
            return super().form_valid(form)
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
            self.produced_error_code = "validation_error"
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)
