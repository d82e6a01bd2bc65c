"""Agencies as a tree, who worked where and when, and who manages which part."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet


class Sector(models.TextChoices):
    """Who takes part in a safeguarding children partnership (Working Together 2023, chapter 2)."""

    COUNCIL = "council", _("Council")
    HEALTH = "health", _("Health")
    POLICE = "police", _("Police")
    EDUCATION = "education", _("Education")
    PROBATION = "probation", _("Probation")
    VOLUNTARY = "voluntary", _("Voluntary and community")
    OTHER = "other", _("Other")


class AgencyQuerySet(MP_NodeQuerySet):
    """Which agencies."""

    def open(self) -> "AgencyQuerySet":
        """Not closed: what a person may choose today."""
        return self.filter(closed_on=None)


class AgencyManager(MP_NodeManager.from_queryset(AgencyQuerySet)):
    """Gives back our own querysets; treebeard's manager names its own class."""

    def get_queryset(self) -> AgencyQuerySet:
        """All agencies, each below its parent."""
        return AgencyQuerySet(self.model, using=self._db).order_by("path")


class Agency(MP_Node):
    """An agency, a service in it or a team in that. Closed when it ends; never moved or deleted."""

    class Level(models.TextChoices):
        AGENCY = "agency", _("Agency")
        SERVICE = "service", _("Service")
        TEAM = "team", _("Team")

    name = models.CharField(_("name"), max_length=120)
    level = models.CharField(_("level"), max_length=10, choices=Level, default=Level.AGENCY)
    sector = models.CharField(_("sector"), max_length=12, choices=Sector, default=Sector.OTHER)
    code = models.CharField(
        _("code"), max_length=40, blank=True, help_text=_("How your own systems call it, for example an ODS code.")
    )
    headcount = models.PositiveIntegerField(_("headcount"), null=True, blank=True)
    headcount_on = models.DateField(_("headcount counted on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    objects = AgencyManager()

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        constraints = [
            models.CheckConstraint(
                condition=Q(headcount=None, headcount_on=None) | Q(headcount__isnull=False, headcount_on__isnull=False),
                name="agency_headcount_is_dated",
                violation_error_message=_("Give both the headcount and the day it was counted, or neither."),
            ),
            models.CheckConstraint(condition=~Q(name=""), name="agency_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def subtree(self) -> AgencyQuerySet:
        """This node and everything below it. By path alone: treebeard's own would trust a stale count of children."""
        return Agency.objects.filter(path__startswith=self.path)


class MembershipQuerySet(models.QuerySet):
    """Which memberships."""

    def on(self, day: datetime.date) -> "MembershipQuerySet":
        """In force on that day; the last day counts."""
        return self.filter(started_on__lte=day).filter(Q(ended_on=None) | Q(ended_on__gte=day))


class Membership(models.Model):
    """A person worked for this agency, service or team from one day to another. Several may overlap."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="memberships")
    job_role = models.CharField(_("job role"), max_length=80, blank=True)
    staff_number = models.CharField(_("staff number"), max_length=40, blank=True)
    started_on = models.DateField(_("from"))
    ended_on = models.DateField(_("until"), null=True, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["-started_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="membership_ends_after_it_starts",
                violation_error_message=_("A membership can't end before it starts."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.agency}"


class ManagerAppointment(models.Model):
    """A person manages this part of the tree, and everything below it, from one day to another."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="manager_appointments")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="manager_appointments")
    started_on = models.DateField(_("from"))
    ended_on = models.DateField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="appointment_ends_after_it_starts",
                violation_error_message=_("An appointment can't end before it starts."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} manages {self.agency}"
