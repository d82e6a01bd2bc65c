"""The demo's two modules: a webinar and a briefing, each with its knowledge check."""

import datetime
from typing import NamedTuple

from django.utils.text import slugify

from accounts.models import Agency, User
from learning import checklist
from learning.actions.publishing import keep_approval
from learning.demo.media_files import make_deck, make_recording, make_review
from learning.demo.texts import blocks, inline, paragraphs, read
from learning.models import (
    BriefingPage,
    BriefingTheme,
    CataloguePage,
    LearningOutcome,
    LearningPage,
    LearningPageCheckItem,
    PracticeTheme,
    Recommendation,
    Speaker,
    WebinarPage,
)
from quizzes.actions import create_question
from quizzes.models import Question


class Authors(NamedTuple):
    """Who makes a module: one writes, another checks the captions and approves, and neither of them publishes."""

    writer: User
    reviewer: User
    publisher: User


def make_webinar(catalogue: CataloguePage, *, by: Authors, at: datetime.datetime) -> LearningPage:
    """The webinar, published at that time."""
    spec = read("webinar-continuity-of-care")
    page = WebinarPage(
        recorded_on=spec["recorded_on"],
        recording=make_recording(by=by.writer, reviewed_by=by.reviewer, at=at),
        deck=make_deck(by=by.writer),
        **_shared(spec),
    )
    page.speakers = [Speaker(sort_order=place, **speaker) for place, speaker in enumerate(spec["speakers"])]
    return _publish(catalogue, page, spec, by=by, at=at)


def make_briefing(catalogue: CataloguePage, *, by: Authors, at: datetime.datetime) -> LearningPage:
    """The briefing, published at that time."""
    spec = read("briefing-was-not-brought")
    return _publish(catalogue, BriefingPage(**_shared(spec)), spec, by=by, at=at)


def _shared(spec: dict) -> dict:
    """The fields that both kinds of module have."""
    same = ("title", "slug", "summary", "audience", "content_note", "cpd_minutes")
    return {name: spec[name] for name in same} | {
        "case_review": make_review(spec["review"]),
        "background": blocks(spec["briefing"]["background"]),
    }


def _publish(
    catalogue: CataloguePage, page: LearningPage, spec: dict, *, by: Authors, at: datetime.datetime
) -> LearningPage:
    page.owner = by.writer
    page.learning_outcomes = [LearningOutcome(sort_order=n, text=text) for n, text in enumerate(spec["outcomes"])]
    page.practice_themes = [_practice_theme(name) for name in spec["practice_themes"]]
    page.themes = [_theme(place, theme) for place, theme in enumerate(spec["briefing"]["themes"])]
    page.check_items = [
        LearningPageCheckItem(sort_order=place, question=_question(question, by=by.writer, at=at))
        for place, question in enumerate(spec["questions"])
    ]
    catalogue.add_child(instance=page)
    revision = page.save_revision(user=by.writer)
    looked_for = dict.fromkeys(checklist.ITEMS, checklist.YES)
    keep_approval(revision, by=by.reviewer, answers=looked_for, submitted_by=by.writer)
    revision.publish(user=by.publisher)
    # Wagtail takes the clock's time; the year of learning that follows needs the page to have been there already.
    LearningPage.objects.filter(pk=page.pk).update(first_published_at=at, last_published_at=at)
    return type(page).objects.get(pk=page.pk)


def _practice_theme(name: str) -> PracticeTheme:
    return PracticeTheme.objects.get_or_create(name=name, defaults={"slug": slugify(name.replace("’", ""))})[0]


def _theme(place: int, spec: dict) -> BriefingTheme:
    theme = BriefingTheme(sort_order=place, title=spec["title"], text=paragraphs(spec["text"]))
    theme.recommendations = [_recommendation(n, each) for n, each in enumerate(spec["recommendations"])]
    return theme


def _recommendation(place: int, spec: dict) -> Recommendation:
    recommendation = Recommendation(sort_order=place, text=paragraphs(spec["text"]))
    recommendation.addressed_to = list(Agency.objects.filter(code__in=spec.get("addressed_to", [])))
    return recommendation


def _question(spec: dict, *, by: User, at: datetime.datetime) -> Question:
    options = [option | {name: inline(option[name]) for name in ("text", "feedback")} for option in spec["options"]]
    body = {
        "stem": paragraphs(spec["stem"]),
        "options": options,
        "rationale": paragraphs(spec["rationale"]),
        "explained_in": spec["explained_in"],
    }
    return create_question(name=spec["name"], topic=spec["topic"], kind=spec["kind"], body=body, by=by, at=at)
