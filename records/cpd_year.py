"""A person's CPD year: twelve months from the month that their regulator, or they, begin it in. Plain Python."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class CpdYear:
    """The year that began in `begins_in`, in the first of `starts_month`."""

    begins_in: int
    starts_month: int = 4

    @classmethod
    def of(cls, day: datetime.date, starts_month: int) -> "CpdYear":
        """The CPD year that holds this day."""
        return cls(day.year if day.month >= starts_month else day.year - 1, starts_month)

    @property
    def first_day(self) -> datetime.date:
        """The first of the month it starts in."""
        return datetime.date(self.begins_in, self.starts_month, 1)

    @property
    def last_day(self) -> datetime.date:
        """The day before the next one starts."""
        return datetime.date(self.begins_in + 1, self.starts_month, 1) - datetime.timedelta(days=1)

    def __contains__(self, day: datetime.date) -> bool:
        return self.first_day <= day <= self.last_day
