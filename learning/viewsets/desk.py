"""What a trainer finds on the first page of the admin, and in the menu of a module."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button

from accounts.models import User
from learning.models import LearningPage
from learning.retirement_queries import retired_one
from learning.viewsets.copying import may_copy
from learning.viewsets.retiring import may_retire


def module_buttons(page: LearningPage, user: User) -> Iterator[Button]:
    """Use as a template; retire, or bring back."""
    if may_copy(user, page):
        yield Button(_("Use as a template"), reverse("use_as_template", args=[page.pk]), icon_name="copy", priority=64)
    if may_retire(user, page):
        if retired_one(page.translation_key):
            url = reverse("bring_back_module", args=[page.pk])
            yield Button(_("Bring back"), url, icon_name="undo", priority=66)
        else:
            yield Button(_("Retire"), reverse("retire_module", args=[page.pk]), icon_name="history", priority=66)
