"""Who looked at a module before it went live, what they looked for, and who took one down in a hurry."""

import json

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from accounts.models import User
from learning.publishing_rules import authors, digest


class Approval(models.Model):
    """One person's word that a module, exactly as it was, may go live.

    It names the words it is about by their digest: autosave writes over the revision that it belongs to. No foreign
    keys to pages or revisions, because a page that nobody has started may still be deleted.
    """

    page_id = models.PositiveBigIntegerField()
    revision_id = models.PositiveBigIntegerField()
    content_digest = models.CharField(max_length=64)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    approved_at = models.DateTimeField()
    checklist_version = models.PositiveSmallIntegerField()
    checklist = models.TextField()  # canonical JSON: item → "yes" or "not_applicable"
    comment = models.TextField(_("comment"), blank=True)
    alone_because = models.CharField(_("reason for publishing alone"), max_length=300, blank=True)

    sealed_when = ""  # always

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ["-approved_at", "-pk"]
        indexes = [models.Index(fields=["page_id", "-approved_at"], name="approvals_of_a_page")]
        constraints = [
            models.UniqueConstraint(
                fields=["revision_id", "content_digest", "approved_by"], name="nobody_approves_the_same_words_twice"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.approved_by}, {self.approved_at:%Y-%m-%d}"

    @property
    def answers(self) -> dict[str, str]:
        """What was answered to each item of the checklist."""
        return json.loads(self.checklist)


class TakeDown(models.Model):
    """A module that somebody took off the site at once, and why. What was approved before it no longer counts."""

    page_id = models.PositiveBigIntegerField()
    title = models.CharField(max_length=255)
    reason = models.CharField(_("reason"), max_length=300, help_text=_("For example: The town is named on slide 4."))
    taken_down_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    taken_down_at = models.DateTimeField()

    sealed_when = ""

    class Meta:
        verbose_name = _("take-down")
        verbose_name_plural = _("take-downs")
        ordering = ["-taken_down_at", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="take_down_has_a_reason")]

    def __str__(self) -> str:
        return f"{self.title}, {self.taken_down_at:%Y-%m-%d}"


def standing_approvals(page_id: int) -> models.QuerySet[Approval]:
    """The approvals of a page, newest first, but for those before it was taken down."""
    approvals = Approval.objects.filter(page_id=page_id)
    last = TakeDown.objects.filter(page_id=page_id).first()
    return approvals.filter(approved_at__gt=last.taken_down_at) if last else approvals


def has_written(person: User, revision: Revision | None, *, submitted_by: User | None = None) -> bool:
    """Whether they changed a word since the last approval, or asked for this one. Merged accounts are one person."""
    asked = {submitted_by.pk} if submitted_by else set()
    involved = asked | _authors(revision) if revision else asked
    if person.pk in involved:
        return True
    one = person.merged_into_id or person.pk
    return User.objects.filter(Q(pk=one) | Q(merged_into=one), pk__in=involved).exists()


def _authors(revision: Revision) -> set[int]:
    """Autosave writes over a revision, so the one that was approved is looked at again."""
    ours = digest(revision.content)
    approved = standing_approvals(int(revision.object_id)).filter(revision_id__lte=revision.pk)
    last = approved.exclude(content_digest=ours).first()
    since = Revision.objects.filter(
        base_content_type_id=revision.base_content_type_id, object_id=revision.object_id, pk__lte=revision.pk
    ).order_by("pk")
    if last:
        since = since.filter(pk__gte=last.revision_id)
    saved = ((user, digest(content)) for user, content in since.values_list("user_id", "content"))
    return authors(saved, before=last.content_digest if last else "")


def is_approved(revision: Revision) -> bool:
    """The newest approval is of these very words, by somebody else than their authors, or says why nobody else did."""
    newest = standing_approvals(int(revision.object_id)).select_related("approved_by", "submitted_by").first()
    if newest is None or newest.content_digest != digest(revision.content):
        return False
    if newest.alone_because:
        return True
    looked_at = Revision.objects.filter(pk=newest.revision_id).first() or revision
    return not has_written(newest.approved_by, looked_at, submitted_by=newest.submitted_by)
