"""A new question begins with its kind."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from quizzes import kinds
from quizzes.models import Question
from quizzes.viewsets.crumbs import below_questions


class ChooseKindView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """The kinds of question, with what each is for."""

    model = Question
    permission_required = "add"
    template_name = "quizzes/admin/choose_kind.html"
    page_title = gettext_lazy("New question")
    header_icon = "help"
    index_url_name = add_kind_url_name = ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, questions, here."""
        return below_questions(self)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each kind with its address."""
        listed = [(kind, reverse(self.add_kind_url_name, args=[kind.name])) for kind in kinds.KINDS.values()]
        return super().get_context_data(kinds=listed, **kwargs)
