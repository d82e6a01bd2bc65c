"""Why a change to people or agencies is refused, in words for whoever asked for it."""

from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """It can't be as told. `field` is the one that has to change, `message` says why."""

    field = "started_on"
    message = _("Check this date.")


class AgencyIsClosed(Refused):
    """Nobody can join an agency that has closed, or come to manage it."""

    field = "agency"
    message = _("This agency is closed. Choose one that is open.")


class AlreadyClosed(Refused):
    """An agency closes once."""

    field = "closed_on"
    message = _("It is closed already.")


class ClosedInTheFuture(Refused):
    """Closing takes effect at once, so it is written down when it has happened."""

    field = "closed_on"
    message = _("The day must be today or in the past.")


class WrongLevel(Refused):
    """Agency, service, team: each stands below a higher one."""

    field = "level"
    message = _("At the top stands an agency; below an agency services and teams, below a service teams.")


class AddressTaken(Refused):
    """An address leads to one person, in whatever case it is typed."""

    field = "email"
    message = _("Somebody already uses this e-mail address.")


class AlreadyManages(Refused):
    """One appointment at a time is enough."""

    field = "agency"
    message = _("This person manages it already in that time.")


class EndsBeforeItStarts(Refused):
    """The last day can't come before the first."""

    field = "ended_on"
    message = _("This day is before it starts.")


class MoveInTheFuture(Refused):
    """A move is written down when it has happened."""

    message = _("The date must be today or in the past.")


class MoveTooEarly(Refused):
    """A job ends on the day before the next begins, so it must have begun by then."""

    message = _("The date must be after the day you started in the job that you left.")


class AlreadyWorksThere(Refused):
    """One membership of an agency at a time is enough."""

    field = "agency"
    message = _("You work there already. Choose where you have moved to.")
