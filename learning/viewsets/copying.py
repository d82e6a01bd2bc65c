"""Making a new module from another one. Wagtail's own copying of a module leads here."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Page

from accounts.models import User
from learning.desk.copying import use_as_template
from learning.desk.forms import TemplateForm
from learning.viewsets.about_module import AskAboutAModule


def may_copy(user: User, page: Page) -> bool:
    """Whoever may change it and add a page beside it."""
    beside = page.get_parent().permissions_for_user(user)
    return page.permissions_for_user(user).can_edit() and beside.can_add_subpage()


class TemplateView(AskAboutAModule):
    """Asks for a title, and which parts are taken over."""

    form_class = TemplateForm
    template_name = "learning/admin/desk/template.html"
    page_title = gettext_lazy("Use as a template")
    header_icon = "copy"

    def is_allowed(self) -> bool:
        """Those who may write a module here."""
        return may_copy(self.request.user, self.module)

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form knows the module."""
        return super().get_form_kwargs() | {"page": self.module}

    def get_initial(self) -> dict[str, Any]:
        """A title that says what it is."""
        title = _("Copy of %(title)s") % {"title": self.module.title}
        return {"title": title, "slug": slugify(title)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The checkboxes by themselves."""
        context = super().get_context_data(**kwargs)
        form = context["form"]
        return context | {"parts": [form[name] for name in form.fields if name not in ("title", "slug")]}

    def form_valid(self, form: TemplateForm) -> HttpResponse:
        """Make it, and go on writing there."""
        asked = form.cleaned_data
        copied = use_as_template(
            page=self.module, title=asked["title"], slug=asked["slug"], parts=form.parts(), by=self.request.user
        )
        words = _("“%(title)s” is a draft of its own now. Nobody else sees it before it is published.")
        messages.success(self.request, words % {"title": copied.title})
        return redirect("wagtailadmin_pages:edit", copied.pk)
