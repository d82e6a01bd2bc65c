"""Trainers write modules in the Wagtail admin, administrators publish them, and what people have started stays."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.menu import admin_menu
from wagtail.models import Page, TaskState

from learning.models import BriefingPage, CataloguePage, ContentPage, HomePage, LearningPage, WebinarPage
from tests.factories.editing import add_url, background, edit_url, open_form, themes
from tests.factories.pages import make_briefing, make_enrolment, make_webinar
from tests.factories.publishing import looked_over

KINDS = [WebinarPage, BriefingPage]
# Wagtail 8.0 tells administrators of what waits through a function that Django 6.1 will drop.
MAILS = pytest.mark.filterwarnings("ignore:get_connection.. is deprecated")


@pytest.fixture
def as_trainer(client, trainer):
    client.force_login(trainer)
    return client


@pytest.fixture
def as_administrator(client, administrator):
    client.force_login(administrator)
    return client


@pytest.fixture
def typed(catalogue, as_trainer):
    """Everything that a briefing needs, on the form of a new one."""
    form = open_form(as_trainer, add_url(BriefingPage, catalogue))
    return form | {
        "title": "Was not brought",
        "slug": "was-not-brought",
        "summary": "What was learnt.",
        "cpd_minutes": "30",
        **background("Robin was seven."),
        **themes(("Missed appointments", ["<p>Ask who was not brought.</p>", "<p>Ring the family.</p>"])),
    }


def errors(response):
    form = response.context["form"]
    return {name: str(messages[0]) for name, messages in form.errors.items()}


def told(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def fields_of(form_class):
    yield from form_class.base_fields.items()
    for name, formset in form_class.formsets.items():
        if name != "comments":
            yield from fields_of(formset.form)


@pytest.mark.parametrize("kind", [*KINDS, HomePage, CataloguePage, ContentPage])
def test_every_field_we_ask_for_explains_itself(kind, db):
    ours = {field.name for field in kind._meta.get_fields()} - {field.name for field in Page._meta.get_fields()}
    form_class = kind.get_edit_handler().get_form_class()
    silent = {
        name
        for name, field in fields_of(form_class)
        if not field.help_text and (name in ours or name not in form_class.base_fields)
    }
    assert silent - {"question"} == set()


@pytest.mark.parametrize(
    ("kind", "tabs"),
    [
        (
            WebinarPage,
            ["About", "Recording and slides", "Briefing", "Knowledge check", "Publishing", "Address"],
        ),
        (BriefingPage, ["About", "Briefing", "Knowledge check", "Publishing", "Address"]),
    ],
)
def test_a_module_is_edited_in_tabs(kind, tabs):
    assert [str(tab.heading) for tab in kind.get_edit_handler().children] == tabs


@pytest.mark.parametrize("kind", KINDS)
def test_a_title_is_enough_for_a_draft(kind, catalogue, as_trainer):
    form = open_form(as_trainer, add_url(kind, catalogue)) | {"title": "Only a title", "slug": "only-a-title"}
    as_trainer.post(add_url(kind, catalogue), form)
    page = kind.objects.get()
    assert (page.title, page.live, page.cpd_minutes) == ("Only a title", False, None)


def test_a_draft_keeps_themes_and_recommendations_of_which_half_is_missing(typed, catalogue, agency, as_trainer):
    half = typed | themes(("", ["<p>Ring the family.</p>"]), ("Referrals", [""]))
    half |= {"themes-1-recommendations-0-addressed_to": agency.pk}
    as_trainer.post(add_url(BriefingPage, catalogue), half)
    draft = BriefingPage.objects.get().get_latest_revision_as_object()
    assert [theme.title for theme in draft.themes.all()] == ["", "Referrals"]
    [without_a_theme], [without_words] = [theme.recommendations.all() for theme in draft.themes.all()]
    assert "Ring the family." in without_a_theme.text
    assert list(without_words.addressed_to.all()) == [agency]


def test_a_number_that_is_just_being_typed_anew_does_not_stop_the_draft(catalogue, as_trainer):
    page = make_webinar(catalogue, pass_mark=70, watch_threshold=85)
    form = open_form(as_trainer, edit_url(page)) | {"pass_mark": "", "watch_threshold": "", "title": "Another title"}
    assert "form" not in (as_trainer.post(edit_url(page), form).context or {})
    draft = WebinarPage.objects.get().get_latest_revision_as_object()
    assert (draft.title, draft.pass_mark, draft.watch_threshold) == ("Another title", 70, 85)


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        (WebinarPage, {"summary", "cpd_minutes", "recording"}),
        (BriefingPage, {"summary", "cpd_minutes", "background", "reading_counts"}),
    ],
)
def test_publishing_asks_for_what_is_missing_at_its_field(kind, missing, catalogue, as_administrator):
    form = open_form(as_administrator, add_url(kind, catalogue)) | {"title": "A title", "slug": "a-title"}
    form.pop("reading_counts")
    response = as_administrator.post(add_url(kind, catalogue), form | {"action-publish": "yes"})
    assert set(errors(response)) == missing
    assert not kind.objects.exists()


def test_publishing_asks_for_the_words_of_a_recommendation(typed, catalogue, agency, as_administrator):
    empty = typed | themes(("Referrals", [""])) | {"themes-0-recommendations-0-addressed_to": agency.pk}
    response = as_administrator.post(add_url(BriefingPage, catalogue), empty | {"action-publish": "yes"})
    [theme] = response.context["form"].formsets["themes"].forms
    assert theme.formsets["recommendations"].errors == [{"text": ["This field is required."]}]


def test_a_theme_that_is_thrown_away_is_nothing_to_learn(typed, catalogue, as_administrator):
    thrown = typed | {"background-count": "0", "themes-0-DELETE": "1"}
    response = as_administrator.post(add_url(BriefingPage, catalogue), thrown | {"action-publish": "yes"})
    assert errors(response) == {"background": "There is nothing to learn yet: write the background, or add a theme."}


def test_nothing_half_done_is_published_in_bulk(catalogue, as_trainer, administrator):
    form = open_form(as_trainer, add_url(WebinarPage, catalogue)) | {"title": "Half", "slug": "half"}
    as_trainer.post(add_url(WebinarPage, catalogue), form)
    as_trainer.force_login(administrator)
    publish = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    for page, below in ((WebinarPage.objects.get(), ""), (catalogue, "on")):
        response = as_trainer.post(f"{publish}?id={page.pk}", {"include_descendants": below})
        assert "“Half” isn't finished" in told(response).replace("&#x27;", "'")
        assert not WebinarPage.objects.get().live


def test_what_is_finished_is_published_in_bulk(catalogue, as_administrator):
    page = make_briefing(catalogue)
    page.unpublish()
    publish = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    as_administrator.post(f"{publish}?id={page.pk}")
    assert BriefingPage.objects.get().live


@MAILS
def test_a_trainer_submits_an_administrator_approves_and_it_is_live(typed, catalogue, client, trainer, administrator):
    form = typed | {"action-publish": "yes"}
    client.post(add_url(BriefingPage, catalogue), form)
    page = BriefingPage.objects.get()
    assert not page.live, "a trainer's publish is a draft"
    client.post(edit_url(page), open_form(client, edit_url(page)) | {"action-submit": "yes"})
    [waiting] = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    button = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", waiting.pk])
    client.post(button)
    assert not BriefingPage.objects.get().live, "nor does a trainer approve what is theirs"

    client.force_login(administrator)
    assert "Was not brought" in client.get("/admin/").content.decode()
    approve = client.post(button).url
    client.post(approve, looked_over(client, approve))
    client.logout()
    body = client.get(BriefingPage.objects.get().url).content.decode()
    assert "Missed appointments" in body
    assert body.index("Ask who was not brought.") < body.index("Ring the family.")


def test_what_is_submitted_must_be_whole(typed, catalogue, as_trainer):
    form = typed | {"cpd_minutes": "", "action-submit": "yes"}
    assert set(errors(as_trainer.post(add_url(BriefingPage, catalogue), form))) == {"cpd_minutes"}


def test_trainers_see_what_they_need_and_neither_people_nor_settings(catalogue, as_trainer):
    labels = {str(item.label) for item in admin_menu.menu_items_for_request(as_trainer.get("/admin/").wsgi_request)}
    assert (
        {"Modules", "Pages", "Library", "Help"}
        <= labels
        <= {"Modules", "Pages", "Library", "Questions", "Reports", "Help"}
    )
    settings = reverse("wagtailsettings:edit", args=["learning", "partnershipsettings"])
    for url in (settings, reverse("wagtailusers_users:index"), reverse("wagtailsites:index")):
        assert as_trainer.get(url).url.startswith("/admin/"), url


def test_the_dashboard_offers_both_kinds_of_module(catalogue, as_trainer, practitioner):
    body = as_trainer.get("/admin/").content.decode()
    assert all(add_url(kind, catalogue) in body for kind in KINDS)
    assert "<title>" in body
    assert "Wagtail</title>" not in " ".join(body.split())


@pytest.fixture
def started(catalogue, practitioner):
    page = make_briefing(catalogue)
    make_enrolment(practitioner, page, started_at=timezone.now())
    return page


def delete_urls(page):
    one = reverse("wagtailadmin_pages:delete", args=[page.pk])
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    return [one, f"{bulk}?id={page.pk}", f"{bulk}?id=all&childOf={page.get_parent().pk}"]


@pytest.mark.parametrize("door", range(3))
@pytest.mark.parametrize("of", ["the page", "the catalogue", "the home page"])
def test_no_door_deletes_what_somebody_has_started(door, of, started, catalogue, as_administrator):
    page = {"the page": started, "the catalogue": catalogue, "the home page": catalogue.get_parent()}[of]
    response = as_administrator.post(delete_urls(page)[door], {"confirm_site_name": "Lanyard"})
    assert f"“{started.title}” can&#x27;t be deleted: people have started it" in told(response)
    assert LearningPage.objects.filter(pk=started.pk).exists()


def test_the_way_to_the_button_already_says_so_and_offers_to_retire_it(started, as_administrator):
    response = as_administrator.get(delete_urls(started)[0], follow=True)
    assert "Retire it instead." in response.content.decode()
    assert reverse("retire_module", args=[started.pk]) in response.content.decode()


def test_a_trainer_cannot_delete_an_unpublished_page_that_somebody_started(started, as_trainer):
    started.unpublish()
    as_trainer.post(delete_urls(started)[0])
    assert LearningPage.objects.filter(pk=started.pk).exists()


@pytest.mark.parametrize("door", range(3))
def test_a_page_that_nobody_has_started_can_be_deleted(door, catalogue, as_administrator):
    page = make_briefing(catalogue)
    as_administrator.post(delete_urls(page)[door])
    assert not LearningPage.objects.filter(pk=page.pk).exists()


def test_an_unpublished_module_leaves_the_site_and_keeps_its_records(started, as_administrator, practitioner):
    as_administrator.post(reverse("wagtailadmin_pages:unpublish", args=[started.pk]))
    assert as_administrator.get(started.url).status_code == 404
    assert practitioner.enrolments.get().activity == started.translation_key


def test_a_copy_is_another_activity_and_a_move_the_same(started, catalogue, as_administrator):
    way_in = as_administrator.get(reverse("wagtailadmin_pages:copy", args=[started.pk]))
    as_administrator.post(way_in.url, {"title": "A copy", "slug": "a-copy", "briefing": "on"})
    copied = LearningPage.objects.get(slug="a-copy")
    assert copied.translation_key != started.translation_key

    elsewhere = Page.get_first_root_node().add_child(instance=HomePage(title="Elsewhere", slug="elsewhere"))
    other = elsewhere.add_child(instance=CataloguePage(title="Older learning", slug="older"))
    as_administrator.post(reverse("wagtailadmin_pages:move_confirm", args=[started.pk, other.pk]))
    moved = LearningPage.objects.get(pk=started.pk)
    assert moved.get_parent().pk == other.pk
    assert moved.translation_key == started.translation_key
