"""Questions about pages that whoever edits them asks."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from wagtail.models import Page

from accounts.models import User
from learning.models import CataloguePage, Enrolment, LearningPage
from learning.models.gates import problems


def taken_up(pages: Iterable[Page]) -> QuerySet[LearningPage]:
    """The modules among these pages, and below them, that somebody has started."""
    below = LearningPage.objects.none()
    for page in pages:
        below |= LearningPage.objects.descendant_of(page, inclusive=True)
    return below.filter(translation_key__in=Enrolment.objects.values("activity"))


def not_ready(pages: Iterable[Page]) -> list[tuple[LearningPage, dict[str, str]]]:
    """The modules among these pages whose newest draft can't be published, each with what is in the way."""
    modules = LearningPage.objects.filter(pk__in=[page.pk for page in pages]).specific()
    drafts = [(module.get_latest_revision_as_object(), module.latest_revision) for module in modules]
    closed = [(draft, problems(draft, revision)) for draft, revision in drafts if revision]
    return [(draft, found) for draft, found in closed if found]


def waits_for(page: LearningPage, person: User) -> bool:
    """Whether the module waits for this person's approval."""
    task = page.current_workflow_task
    return task is not None and any(name == "approve" for name, *_rest in task.get_actions(page, person))


def other_approvers(person: User) -> QuerySet[User]:
    """Everybody else who may approve what they wrote."""
    return (
        User.objects.filter(groups__name__in=["Trainers", "Administrators"], is_active=True, merged_into=None)
        .exclude(pk__in=person.identities())
        .exclude(pk=person.merged_into_id)
        .distinct()
    )


def owner_of(page: Page) -> User | None:
    """Whoever made the page, by the account they use now; None where they have left."""
    owner = page.owner and (page.owner.merged_into or page.owner)
    return owner if owner and owner.is_active else None


def module_or_404(pk: int) -> LearningPage:
    """The module with this key, in its own kind."""
    return get_object_or_404(LearningPage, pk=pk).specific


def newest_catalogue() -> CataloguePage | None:
    """Where modules are added: partnerships have one catalogue."""
    return CataloguePage.objects.order_by("-pk").first()
