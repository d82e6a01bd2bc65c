"""What each kind of identifying detail is called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from learning.identifying_details import DetailKind

NAMES: dict[DetailKind, Promise] = {
    DetailKind.BIRTH: _("Date of birth"),
    DetailKind.DATE: _("Exact date"),
    DetailKind.NHS_NUMBER: _("NHS, CHI or H&C number"),
    DetailKind.PHONE: _("Phone number"),
    DetailKind.EMAIL: _("E-mail address"),
    DetailKind.POSTCODE: _("Postcode"),
    DetailKind.STREET: _("Street"),
    DetailKind.PLACE: _("School, hospital or ward"),
    DetailKind.NAME: _("Full name"),
}
