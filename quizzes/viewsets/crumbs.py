"""Where a page of the question bank stands in the admin."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


def below_questions(view: WagtailAdminTemplateMixin) -> list[dict[str, Any]]:
    """Home, questions, here."""
    return [
        *view.breadcrumbs_items,
        {"url": reverse(view.index_url_name), "label": _("Questions")},
        {"url": "", "label": view.get_page_title(), "sublabel": view.get_page_subtitle()},
    ]
