"""Retiring a module from the admin, and bringing it back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.models import Page

from accounts.models import User
from learning.desk.forms import RetireForm
from learning.desk.retiring import AlreadyRetired, LeadsInACircle, NotRetired, bring_back, retire_module
from learning.retirement_queries import retired_one
from learning.viewsets.about_module import AboutAModule, AskAboutAModule


def may_retire(user: User, page: Page) -> bool:
    """Whoever may publish it may take it away for good, once it has been published; nobody behind another's lock."""
    permissions = page.permissions_for_user(user)
    return page.first_published_at is not None and permissions.can_publish() and not permissions.page_locked()


class RetireView(AskAboutAModule):
    """Says what will happen, asks why and what replaces it."""

    form_class = RetireForm
    template_name = "learning/admin/desk/retire.html"
    page_title = gettext_lazy("Retire")
    header_icon = "history"

    def is_allowed(self) -> bool:
        """Those who may publish it."""
        return may_retire(self.request.user, self.module)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What is retired already needs no form."""
        if retired_one(self.module.translation_key):
            messages.info(request, _("This module is retired already."))
            return self.to_the_editor()
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form knows the module."""
        return super().get_form_kwargs() | {"page": self.module}

    def form_valid(self, form: RetireForm) -> HttpResponse:
        """Retire it, or say why not."""
        replaced_by, reason = form.cleaned_data["replacement"], form.cleaned_data["reason"]
        try:
            retire_module(page=self.module, reason=reason, by=self.request.user, replaced_by=replaced_by)
        except LeadsInACircle:
            circle = _("That module is itself replaced by this one, in the end. Choose another one.")
            form.add_error("replacement", circle)
            return self.form_invalid(form)
        except AlreadyRetired:
            messages.info(self.request, _("This module is retired already."))
        else:
            words = _("“%(title)s” is retired. Everybody’s records stay. It can be brought back.")
            messages.success(self.request, words % {"title": self.get_page_subtitle()})
        return self.to_the_editor()


class BringBackView(AboutAModule, TemplateView):
    """One button: from then on the module is as it was, if it may go live."""

    template_name = "learning/admin/desk/bring_back.html"
    page_title = gettext_lazy("Bring back")
    header_icon = "rotate"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Since when it is away, and why."""
        return super().get_context_data(retired=retired_one(self.module.translation_key), **kwargs)

    def is_allowed(self) -> bool:
        """Those who may publish it."""
        return may_retire(self.request.user, self.module)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Bring it back, and say whether it is live."""
        title = {"title": self.get_page_subtitle()}
        try:
            stopped = bring_back(page=self.module, by=request.user)
        except NotRetired:
            messages.info(request, _("This module isn’t retired any more."))
            return self.to_the_editor()
        if stopped:
            words = _("“%(title)s” isn’t retired any more, but it isn’t published yet either.") % title
            messages.warning(request, " ".join([words, *stopped]))
        else:
            messages.success(request, _("“%(title)s” is back in the catalogue.") % title)
        return self.to_the_editor()
