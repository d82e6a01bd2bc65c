"""What somebody looks for before a module that draws on a real case goes live. Approvals keep the version."""

from django.utils.translation import gettext_lazy as _

VERSION = 1  # raise it with every change of the wording: approvals say which one was answered
YES, NOT_APPLICABLE = "yes", "not_applicable"
ANSWERS = [(YES, _("Yes")), (NOT_APPLICABLE, _("Does not apply"))]
ITEMS = {
    "pseudonyms": _("Everybody in the case has a pseudonym, throughout: page, slides, captions and questions."),
    "dates_of_birth": _("No date of birth is named, nor one that could be worked out."),
    "places": _("No ward, village or street is named."),
    "schools": _("No school, nursery or club is named."),
    "diagnoses": _("No diagnosis is so rare that it would single out a child."),
    "siblings": _("Ages and order of brothers and sisters don't single out a family."),
    "proceedings": _("Criminal, care and inquest proceedings are finished, or those who lead them have agreed."),
    "family_informed": _("The family knows that this will be published."),
}
