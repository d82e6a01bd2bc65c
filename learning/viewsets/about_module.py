"""What the screens about one module share: which it is, who may open them, and what they say of mistakes."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from learning.page_queries import module_or_404


class AboutAModule(WagtailAdminTemplateMixin):
    """A screen about one module, below its editor."""

    header_icon = "doc-full"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """The module that the address names."""
        super().setup(request, *args, **kwargs)
        self.module = module_or_404(kwargs["pk"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only for those who may."""
        if not self.is_allowed():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def is_allowed(self) -> bool:
        """Those who may edit it."""
        return self.module.permissions_for_user(self.request.user).can_edit()

    def get_page_subtitle(self) -> str:
        """The module."""
        return self.module.get_admin_display_title()

    @property
    def edit_url(self) -> str:
        """Its editor."""
        return reverse("wagtailadmin_pages:edit", args=[self.module.pk])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Below its editor."""
        editor = {"url": self.edit_url, "label": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, editor, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the module, and the scripts of the form."""
        context = super().get_context_data(module=self.module, edit_url=self.edit_url, **kwargs)
        return context | {"media": context["form"].media} if "form" in context else context

    def to_the_editor(self) -> HttpResponse:
        """Where one came from."""
        return redirect(self.edit_url)


class AskAboutAModule(AboutAModule, FormView):
    """Such a screen with a form."""

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        """Say so at the top, from where one gets to the first mistake. What was typed stays."""
        messages.error(self.request, _("Nothing has happened yet. See below what to put right."))
        return super().form_invalid(form)
