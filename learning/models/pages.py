"""The pages around the modules."""

from functools import partial

from django.db import models
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from learning.blocks import RunningText
from learning.kept import kept
from learning.models.modules import LearningPage
from learning.models.retirement import Retirement


class HomePage(Page):
    """The front page: what this is, and the newest modules."""

    introduction = models.TextField(
        _("introduction"),
        blank=True,
        help_text=_("One or two sentences. For example: Learning from case reviews, in an hour."),
    )
    body = StreamField(
        RunningText(),
        verbose_name=_("text"),
        blank=True,
        help_text=_("Shown below the newest modules. May stay empty."),
    )

    content_panels = [*Page.content_panels, "introduction", "body"]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["learning.CataloguePage", "learning.ContentPage"]
    template = "learning/home_page.html"

    class Meta:
        verbose_name = _("home page")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Straight to the page that the address names; Wagtail would read every page on the way there, twice."""
        url_path = "/".join([self.url_path.removesuffix("/"), *path_components, ""])
        named = Page.objects.live().only("url_path", "last_published_at", "path", "alias_of", "content_type")
        page = named.filter(url_path=url_path).order_by().first()
        if page is None:  # the address of a retired module says so, or leads on
            return RouteResult(get_object_or_404(Retirement.objects.pages(), url_path=url_path))
        # Its place, and what it mirrors, decide who may see it: neither may be a minute old.
        key = f"page-{page.path}-{page.alias_of_id}-{page.cache_key}"
        return RouteResult(kept(key, partial(_in_full, page)))


def _in_full(page: Page) -> Page:
    """The page in its own kind. A module has read its recording and counted its questions, which are kept with it."""
    page = page.specific
    if isinstance(page, LearningPage):
        page.needs  # noqa: B018 (asked for what it keeps)
    return page


class CataloguePage(Page):
    """All modules, with search and filters."""

    introduction = models.TextField(
        _("introduction"),
        blank=True,
        help_text=_("One sentence above the list. For example: Webinars and briefings from our case reviews."),
    )

    content_panels = [*Page.content_panels, "introduction"]
    parent_page_types = ["learning.HomePage"]
    subpage_types = ["learning.WebinarPage", "learning.BriefingPage"]
    max_count_per_parent = 1
    template = "learning/catalogue_page.html"

    class Meta:
        verbose_name = _("catalogue")


class ContentPage(Page):
    """A page of text: accessibility statement, privacy, cookies, or anything else."""

    body = StreamField(
        RunningText(), verbose_name=_("text"), blank=True, help_text=_("Begin with what a reader most needs to know.")
    )

    content_panels = [*Page.content_panels, "body"]
    search_fields = [*Page.search_fields, index.SearchField("body")]
    parent_page_types = ["learning.HomePage"]
    subpage_types: list[str] = []
    template = "learning/content_page.html"

    class Meta:
        verbose_name = _("page of text")
