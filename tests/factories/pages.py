"""The site's tree and modules in it."""

import uuid
from collections.abc import Iterable
from dataclasses import asdict
from itertools import count
from typing import Any

from wagtail.models import Page, Site

from learning.models import (
    BriefingPage,
    BriefingTheme,
    CataloguePage,
    Enrolment,
    HomePage,
    LearningPage,
    LearningPageCheckDraw,
    LearningPageCheckItem,
    Recommendation,
    Recording,
    WebinarPage,
)
from quizzes.drawing import Draw
from quizzes.models import Question
from tests.factories.publishing import approve

_numbers = count(1)


def make_site() -> CataloguePage:
    """Home page and catalogue; the default site shows them."""
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Northmoor learning", slug="northmoor"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home, "site_name": "Northmoor"}
    )
    Site.clear_site_root_paths_cache()
    return home.add_child(instance=CataloguePage(title="Learning", slug="learning"))


def make_recording(**fields: Any) -> Recording:
    """A video at YouTube of 100 seconds; no request is ever made for it."""
    fields = {
        "title": "Continuity of care",
        "external_url": "https://www.youtube.com/watch?v=abcdefghijk",
        "duration_seconds": 100,
    } | fields
    return Recording.objects.create(**fields)


def make_webinar(catalogue: CataloguePage, *, recording: Recording | None = None, **fields: Any) -> WebinarPage:
    """A live webinar of 100 seconds without a check. `questions=` and `draws=` add one."""
    shown = {"recording": recording or make_recording(), "captions_later_because": "They are being typed."}
    return _publish(catalogue, WebinarPage, shown | fields)


def make_briefing(catalogue: CataloguePage, **fields: Any) -> BriefingPage:
    """A live briefing with one theme and one recommendation. One that draws on a case is approved by somebody else."""
    theme = BriefingTheme(title="Was not brought", text="<p>Missed appointments.</p>", sort_order=0)
    theme.recommendations = [Recommendation(text="<p>Ask who was not brought, and why.</p>")]
    return _publish(catalogue, BriefingPage, fields, themes=[theme])


def make_enrolment(person: Any, page: LearningPage, **fields: Any) -> Enrolment:
    """The person has started the page's activity. Give `started_at`."""
    return Enrolment.objects.create(person=person, activity=page.translation_key, **fields)


def _publish(
    catalogue: CataloguePage, model: type[LearningPage], fields: dict[str, Any], themes: Iterable[BriefingTheme] = ()
) -> Any:
    questions: list[Question] = fields.pop("questions", [])
    draws: list[Draw] = fields.pop("draws", [])
    number = next(_numbers)
    fields = {
        "title": f"Module {number}",
        "slug": f"module-{number}",
        "summary": "What was learnt.",
        "cpd_minutes": 45,
        "has_case_material": False,
        "translation_key": uuid.uuid4(),
    } | fields
    page = CataloguePage.objects.get(pk=catalogue.pk).add_child(instance=model(**fields))
    page.check_items = [LearningPageCheckItem(question=question, sort_order=n) for n, question in enumerate(questions)]
    page.check_draws = [LearningPageCheckDraw(**asdict(draw), sort_order=n) for n, draw in enumerate(draws)]
    page.themes = list(themes)
    revision = page.save_revision()
    if page.has_case_material or page.case_review:
        approve(revision)
    revision.publish()
    return type(page).objects.get(pk=page.pk)  # a fresh one: the old one keeps its unsaved children in memory
