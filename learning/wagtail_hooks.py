"""What learning adds to the Wagtail admin."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.admin.widgets.button import Button
from wagtail.images.wagtail_hooks import ImagesMenuItem
from wagtail.models import Page

from accounts.models import User
from learning.content_checks import ContentChecks
from learning.desk.copying import renew_keys
from learning.desk_queries import may_publish
from learning.models import LearningPage
from learning.views.retired import tell_of_retirement
from learning.viewsets import VIEWSETS, history_wording
from learning.viewsets.attention_in_full import AttentionView
from learning.viewsets.copying import TemplateView
from learning.viewsets.desk_panels import AttentionPanel, FirstStepsPanel, ModulesPanel
from learning.viewsets.details import DetailsView, details_url, warn_on_submit
from learning.viewsets.menus import ModulesMenuItem, keep_to_modules, modules
from learning.viewsets.module_menu import module_buttons
from learning.viewsets.pages import StartPanel, refuse_deleting
from learning.viewsets.publishing import ApproveModuleView, PublishAloneView, TakeDownView
from learning.viewsets.refusals import (
    lead_to_the_checklist,
    refuse_by_the_button,
    refuse_in_bulk,
    say_what_stayed_a_draft,
)
from learning.viewsets.regrading import RegradeView, ask_about_earlier_answers
from learning.viewsets.retiring import BringBackView, RetireView
from learning.viewsets.trying import TryCheckView
from learning.viewsets.uploading import begin, go_on
from learning.viewsets.waiting import tell_what_it_waits_for


@hooks.register("register_admin_viewset")
def library() -> list:
    """Recordings, slides, case reviews and practice themes, and how a page chooses them."""
    return VIEWSETS


@hooks.register("before_delete_page")
def keep_what_people_have_started(request: HttpRequest, page: Page) -> HttpResponse | None:
    """One page, with what is below it."""
    return refuse_deleting(request, [page])


@hooks.register("before_bulk_action")
def delete_and_publish_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Many pages at once go by the same rules as one."""
    pages = [chosen for chosen in objects if isinstance(chosen, Page)]
    if action_type == "delete":
        return refuse_deleting(request, pages)
    if action_type == "publish" and pages:
        if action.cleaned_form.cleaned_data["include_descendants"]:
            pages += [draft for page in pages for draft in page.get_descendants().not_live()]
        return refuse_in_bulk(request, pages)
    return None


@hooks.register("register_page_header_buttons")
def menu_of_a_module(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the editor only: the list of pages has Wagtail's own."""
    if isinstance(page, LearningPage) and view_name == "edit":
        yield from module_buttons(page, user)


@hooks.register("before_copy_page")
def copy_as_a_template(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Copying a module is done in one way only."""
    return redirect("use_as_template", page.pk) if issubclass(page.specific_class, LearningPage) else None


@hooks.register("after_copy_page")
def copies_answer_for_themselves(request: HttpRequest, page: Page, copied: Page) -> None:
    """A catalogue may be copied with all that is in it."""
    renew_keys(pages=copied.get_descendants(), by=request.user)


@hooks.register("before_serve_page", order=10)  # after Wagtail has asked who may see it
def lead_on_from_the_retired(page: Page, request: HttpRequest, args: list, kwargs: dict) -> HttpResponse | None:
    """The address of a retired module stays."""
    return tell_of_retirement(request, page)


@hooks.register("register_page_listing_more_buttons")
def details_of_a_module(page: Page, user: User, next_url: str | None = None) -> Iterator[Button]:
    """From a module to what in it may identify somebody."""
    if issubclass(page.specific_class, LearningPage) and page.permissions_for_user(user).can_edit():
        yield Button(_("Identifying details"), details_url(page), icon_name="view", priority=64)


hooks.register("after_edit_page", warn_on_submit)
hooks.register("after_create_page", warn_on_submit)

hooks.register("before_edit_page", tell_what_it_waits_for)
hooks.register("before_publish_page", refuse_by_the_button)
hooks.register("after_copy_page", say_what_stayed_a_draft)
hooks.register("construct_page_action_menu", lead_to_the_checklist)
hooks.register("register_log_actions", history_wording.register)


@hooks.register("register_admin_urls")
def about_a_module() -> list[URLPattern]:
    """Where they are, and what is done with one besides writing it."""
    return [
        path("modules/", modules, name="modules"),
        path("modules/<int:pk>/details/", DetailsView.as_view(), name="identifying_details"),
        path("modules/<int:pk>/approve/", ApproveModuleView.as_view(), name="approve_module"),
        path("modules/<int:pk>/publish-alone/", PublishAloneView.as_view(), name="publish_module_alone"),
        path("modules/<int:pk>/take-down/", TakeDownView.as_view(), name="take_down_module"),
        path("modules/<int:pk>/template/", TemplateView.as_view(), name="use_as_template"),
        path("modules/<int:pk>/retire/", RetireView.as_view(), name="retire_module"),
        path("modules/<int:pk>/bring-back/", BringBackView.as_view(), name="bring_back_module"),
    ]


@hooks.register("register_admin_urls")
def checks() -> list[URLPattern]:
    """A module's check, tried, and its questions marked again."""
    return [
        path("checks/<int:pk>/try/", TryCheckView.as_view(), name="try_check"),
        path("questions/<int:pk>/earlier-answers/", RegradeView.as_view(), name="regrade"),
    ]


hooks.register("after_publish_question", ask_about_earlier_answers)


@hooks.register("register_admin_urls")
def uploads() -> list[URLPattern]:
    """Where files of the library are sent before their form is."""
    return [
        path("uploads/<slug:model>/<slug:field>/", begin, name="begin_upload"),
        path("uploads/<uuid:public_id>/", go_on, name="go_on_with_upload"),
    ]


@hooks.register("insert_global_admin_js")
def send_files_ahead() -> str:
    """On every page, because a chooser brings its form into any."""
    names = ["upload-field", "chooser-form"]
    return format_html_join(
        "", '<script type="module" src="{}"></script>', ([static(f"js/{name}.js")] for name in names)
    )


@hooks.register("insert_global_admin_js")
def keep_dates_as_they_were_typed() -> str:
    """On every page with a date, before its picker begins."""
    return format_html('<script src="{}"></script>', static("js/typed-dates.js"))


@hooks.register("insert_global_admin_css")
def nothing_cut_off() -> str:
    """Where Wagtail's own styles leave something out of sight."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("insert_global_admin_css")
def show_how_far_files_are() -> str:
    """Beside the script."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/upload.css"))


@hooks.register("construct_homepage_panels")
def the_desk(request: HttpRequest, panels: list) -> None:
    """A trainer's first page: what needs attention, how to begin, and their modules."""
    panels[:] = keep_to_modules(request, panels)
    panels += [AttentionPanel(), FirstStepsPanel(), StartPanel(), ModulesPanel()]


@hooks.register("register_admin_urls")
def the_rest_of_the_desk() -> list[URLPattern]:
    """What the first page has no room for."""
    return [path("attention/<slug:sort>/", AttentionView.as_view(), name="attention")]


@hooks.register("construct_homepage_summary_items", order=100)  # once all have put theirs in
def no_numbers_for_their_own_sake(request: HttpRequest, items: list) -> None:
    """How many pages and images there are tells a trainer nothing."""
    if not may_publish(request.user):
        items.clear()


@hooks.register("register_admin_menu_item")
def modules_first() -> MenuItem:
    """Before all pages of the site."""
    return ModulesMenuItem(_("Modules"), reverse("modules"), name="modules", icon_name="doc-full", order=90)


@hooks.register("register_library_menu_item")
def images_in_the_library() -> MenuItem:
    """Wagtail's entry, where trainers look for it."""
    return ImagesMenuItem(
        gettext_lazy("Images"), reverse_lazy("wagtailimages:index"), name="library-images", icon_name="image", order=250
    )


@hooks.register("construct_main_menu")
def nothing_twice(request: HttpRequest, items: list) -> None:
    """Images are in the library."""
    items[:] = [item for item in items if item.name != "images"]


@hooks.register("construct_help_menu")
def no_news_of_wagtail(request: HttpRequest, items: list) -> None:
    """What is new in Wagtail is news for whoever runs the server."""
    items[:] = [item for item in items if not item.name.startswith("whats-new-in-wagtail")]


@hooks.register("construct_wagtail_userbar")
def check_content(request: HttpRequest, items: list, page: Page | None) -> None:
    """Our checks stand in the place of Wagtail's, which are among them."""
    items[:] = [
        ContentChecks(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items
    ]
