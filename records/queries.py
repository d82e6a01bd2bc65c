"""Questions about what is in the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from records.cpd_year import CpdYear
from records.models import Certificate, Completion


@dataclass(frozen=True)
class CpdYearRecord:
    """What is recorded here of a person's learning in one CPD year. Never a statement that it is enough."""

    year: CpdYear
    years: tuple[CpdYear, ...]  # that can be shown, newest first
    completions: tuple[Completion, ...]  # newest first, revoked ones included

    @property
    def counted(self) -> list[Completion]:
        """Without those that were revoked."""
        return [completion for completion in self.completions if not completion.is_revoked]

    @property
    def minutes(self) -> int:
        """CPD minutes of the year."""
        return sum(completion.cpd_minutes for completion in self.counted)

    @property
    def participatory_minutes(self) -> int:
        """Of these, minutes with interaction with other professionals."""
        return sum(completion.participatory_minutes for completion in self.counted)


def cpd_record(person: User, *, year_starts_month: int, year: int | None = None) -> CpdYearRecord:
    """A person's record in the CPD year that began in `year`; the current one where there is no such year."""
    completions = own_completions(person)
    current = CpdYear.of(timezone.localdate(), year_starts_month)
    first = min([current, *(CpdYear.of(one.completed_on, year_starts_month) for one in completions)])
    years = tuple(CpdYear(begins, year_starts_month) for begins in range(current.begins_in, first.begins_in - 1, -1))
    shown = next((one for one in years if one.begins_in == year), current)
    return CpdYearRecord(shown, years, tuple(one for one in completions if one.completed_on in shown))


def own_completions(person: User) -> list[Completion]:
    """Everything recorded of a person under any of their accounts, newest first, with certificates and corrections."""
    completions = Completion.objects.for_person(person).order_by("-completed_at", "-pk")
    return list(completions.prefetch_related("certificates", "corrections"))


def completions_by_enrolment(enrolments: Iterable[UUID]) -> dict[UUID, Completion]:
    """The completion of each enrolment that has one, with its certificates and corrections."""
    completions = Completion.objects.filter(enrolment__in=list(enrolments))
    return {one.enrolment: one for one in completions.prefetch_related("certificates", "corrections")}


def own_certificates(person: User) -> QuerySet[Certificate]:
    """Certificates of all of a person's completions, superseded ones included."""
    completions = Completion.objects.for_person(person)
    return _with_facts(Certificate.objects.filter(completion__in=completions))


def certificate_with_serial(serial: str) -> Certificate | None:
    """Anybody's certificate, for the public check."""
    return _with_facts(Certificate.objects.filter(serial=serial)).first()


def _with_facts(certificates: QuerySet[Certificate]) -> QuerySet[Certificate]:
    related = ("completion__certificates", "completion__corrections")
    return certificates.select_related("completion", "identity").prefetch_related(*related)
