"""The person: a practitioner, and perhaps also a trainer, manager or administrator."""

import datetime
import uuid
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from accounts.models.agency import MembershipQuerySet


class Regulator(models.TextChoices):
    """Professional regulators whose registrants take part in safeguarding training."""

    NMC = "nmc", _("Nursing and Midwifery Council")
    SWE = "swe", _("Social Work England")
    HCPC = "hcpc", _("Health and Care Professions Council")
    GMC = "gmc", _("General Medical Council")
    GDC = "gdc", _("General Dental Council")
    SCW = "scw", _("Social Care Wales")
    OTHER = "other", _("Another regulator")


class PersonManager(BaseUserManager):
    """Makes people by e-mail address; there are no user names."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A person with this address. Without a password they sign in by e-mailed code."""
        person = self.model(email=self.normalize_email(email), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Somebody who may do everything, for `manage.py createsuperuser`."""
        return self.create_user(email, password, **(fields | {"is_staff": True, "is_superuser": True}))

    def get_by_natural_key(self, email: str) -> "User":
        """The person with this address, whatever its case."""
        return self.get(email__iexact=email)


class User(AbstractUser):
    """A person. Their learning record is theirs for life, whichever agency they work for.

    Never deleted while the ledger holds them. When two accounts turn out to be one person, `merged_into` points
    from the old to the kept one; ledger rows never move and queries read all of a person's identities.
    """

    username = None
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    regulator = models.CharField(_("regulator"), max_length=10, choices=Regulator, blank=True)
    registration_number = models.CharField(
        _("registration number"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^[A-Za-z0-9-]{5,20}$", _("Use 5 to 20 letters, digits and hyphens."))],
        help_text=_("Printed on your certificates. For example 12A3456E."),
    )
    cpd_year_starts_month = models.PositiveSmallIntegerField(
        _("CPD year starts in"), default=4, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    embeds_allowed = models.JSONField(default=list, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_from", editable=False
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["first_name", "last_name"]
    objects = PersonManager()

    class Meta(AbstractUser.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="email_belongs_to_one_person",
                violation_error_message=_("Somebody already uses this e-mail address."),
            ),
            models.CheckConstraint(condition=~models.Q(email=""), name="person_has_an_email"),
            models.CheckConstraint(
                condition=models.Q(cpd_year_starts_month__gte=1, cpd_year_starts_month__lte=12),
                name="cpd_year_starts_in_a_month",
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    @property
    def initials(self) -> str:
        """'A. O.' for Ama Owusu: all that a stranger checking a certificate sees."""
        return " ".join(f"{name[0]}." for name in (self.first_name, self.last_name) if name)

    @cached_property
    def manages_people(self) -> bool:
        """Whether they are appointed to manage any agency today."""
        today = timezone.localdate()
        # Asked on every page: a person's few rows are looked through here in half the time of a query with dates.
        terms = self.manager_appointments.values_list("started_on", "ended_on")
        return any(begun <= today and (ended is None or today <= ended) for begun, ended in terms)

    def current_memberships(self, on: datetime.date | None = None) -> "MembershipQuerySet":
        """Where they work on that day (today unless said otherwise), with the agencies."""
        return self.memberships.on(on or timezone.localdate()).select_related("agency")

    def identities(self) -> "models.QuerySet[User]":
        """This account, and those that were merged into it: ledger rows never move, so queries ask for all."""
        return User.objects.filter(models.Q(pk=self.pk) | models.Q(merged_into=self))
