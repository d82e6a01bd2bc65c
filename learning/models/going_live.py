"""The moment in which a module becomes live, whoever saves it: button, workflow, clock, copy, translation or shell."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.db import models, transaction
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, Revision

from accounts.models import User
from learning.models.eyes import said
from learning.models.gates import BY_THE_CLOCK, GoingLive, NotReadyToPublish, is_later, open_gates, problems

if TYPE_CHECKING:
    from learning.models.modules import LearningPage


class GoesLiveByGates(models.Model):
    """A page that becomes live by publishing only. Wagtail's editor publishes past `publish`, so saving looks too."""

    going_live: GoingLive | None = None  # while it is being published
    copied_live = False  # while a live page is being copied

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, if that puts nothing live; else its gates must be open, or `NotReadyToPublish` says which aren't."""
        fields = kwargs.get("update_fields")
        if self._state.adding:
            arrive_as_draft(self)
        elif self.copied_live and "live_revision" in (fields or ()):
            kwargs["update_fields"] = finish_copy(self, fields)
        elif goes_live(self, fields):
            kwargs["clean"] = False  # its gates have asked for more
        super().save(*args, **kwargs)

    @transaction.atomic
    def publish(self, revision: Revision, user: User | None = None, **kwargs: Any) -> None:
        """Publish the revision or schedule it, or refuse: `NotReadyToPublish` says what is missing."""
        may = kwargs.pop("skip_permission_checks", False)
        action = PublishPageRevisionAction(revision, user=user, **kwargs)
        action.check(skip_permission_checks=may)
        Page.objects.select_for_update().get(pk=self.pk)  # one at a time
        draft = action.object
        draft.going_live = GoingLive(user, scheduled=kwargs.get("log_action") == BY_THE_CLOCK)
        if is_later(draft) and (found := problems(draft, revision)):
            raise NotReadyToPublish(found)
        action.execute(skip_permission_checks=True)


def arrive_as_draft(page: "LearningPage") -> None:
    """A new row is a draft, whatever Wagtail's default says. An alias is as live as the page it repeats."""
    if not page.live or _repeats_a_live_page(page):
        return
    page.copied_live = page.live_revision_id is not None
    page.live, page.has_unpublished_changes = False, True
    page.live_revision = page.first_published_at = page.last_published_at = None


def goes_live(page: "LearningPage", fields: list[str] | None) -> bool:
    """Whether saving these fields puts something live that isn't yet. Then its gates must be open, or it is refused.

    A live page that is saved as it is meets no gate.
    """
    if not page.live or (fields is not None and "live" not in fields) or _repeats_a_live_page(page):
        return False
    stored = type(page)._base_manager.filter(pk=page.pk).values_list("live", "live_revision").first()
    was_live, live_revision = stored or (False, None)
    if was_live and page.live_revision_id in (None, live_revision):
        page.live_revision_id = live_revision  # a draft may not know it
        return False
    if page.live_revision is None or not _says_what(page, page.live_revision):
        raise NotReadyToPublish({NON_FIELD_ERRORS: _("A module goes live by publishing one of its revisions.")})
    open_gates(page, page.live_revision, page.going_live or GoingLive(page.live_revision.user))
    return True


def finish_copy(page: "LearningPage", fields: list[str]) -> list[str]:
    """Wagtail names the live revision of a copy that was to be live: it is, if its own gates are open.

    Else it stays a draft. Returns the fields to save.
    """
    page.copied_live = False
    try:
        open_gates(page, page.live_revision, GoingLive(page.live_revision.user))
    except NotReadyToPublish:
        page.live_revision = page.first_published_at = page.last_published_at = None
        return fields
    page.live, page.has_unpublished_changes = True, False
    return [*fields, "live", "has_unpublished_changes"]


def _repeats_a_live_page(page: "LearningPage") -> bool:
    return page.alias_of_id is not None and page.alias_of.live


def _says_what(page: "LearningPage", revision: Revision) -> bool:
    return said(page.serializable_data()) == said(revision.content)
