"""The menu of a module's editor: what is done with it besides writing."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button

from accounts.models import User
from learning.models import LearningPage
from learning.retirement_queries import retired_one
from learning.viewsets.copying import may_copy
from learning.viewsets.details import details_url
from learning.viewsets.retiring import may_retire
from learning.viewsets.statistics import check_url, may_see


def module_buttons(page: LearningPage, user: User) -> Iterator[Button]:
    """In the order in which they stand, for whoever may."""
    if may_see(user):
        yield Button(_("Check statistics"), check_url(page), icon_name="help", priority=61)
    if page.permissions_for_user(user).can_edit():
        yield Button(_("Identifying details"), details_url(page), icon_name="view", priority=62)
        yield Button(_("Publish alone"), _url("publish_module_alone", page), icon_name="user", priority=63)
    if may_copy(user, page):
        yield Button(_("Use as a template"), _url("use_as_template", page), icon_name="copy", priority=64)
    if may_retire(user, page):
        if retired_one(page.translation_key):
            yield Button(_("Bring back"), _url("bring_back_module", page), icon_name="rotate", priority=65)
        else:
            yield Button(_("Retire"), _url("retire_module", page), icon_name="history", priority=65)
    if page.live and page.permissions_for_user(user).can_edit():
        yield Button(_("Take down now"), _url("take_down_module", page), icon_name="warning", priority=66)


def _url(name: str, page: LearningPage) -> str:
    return reverse(name, args=[page.pk])
