"""What the template shows: one question of each kind."""

from decimal import Decimal

from django.utils.translation import gettext as _

from quizzes.exchange import OptionRecord, PairRecord, QuestionRecord, UnitRecord
from quizzes.importers.table_texts import block

RIGHT = Decimal(1)
HALF = Decimal("0.5")


def examples() -> list[QuestionRecord]:
    """One question of each kind, about what practitioners know."""
    topic = _("Was not brought")
    return [
        QuestionRecord(
            kind="single_choice",
            name=_("WNB: second missed clinic"),
            topic=topic,
            text=block(_("A child has missed two clinic appointments. What do you record?")),
            options=(
                OptionRecord(_("Did not attend"), feedback=block(_("Children don’t take themselves to clinic."))),
                OptionRecord(_("Was not brought"), RIGHT, block(_("Yes: it asks who should have brought them."))),
                OptionRecord(_("Discharged")),
            ),
            general_feedback=block(_("The words that we record decide what the next person asks.")),
            outcome=_("Notice when a child is not brought"),
            difficulty="easy",
            thinking="application",
            explained_in="slide:3",
        ),
        QuestionRecord(
            kind="multiple_choice",
            name=_("WNB: whom to tell"),
            topic=topic,
            text=block(_("Whom do you tell after a second missed appointment?")),
            options=(
                OptionRecord(_("The GP"), HALF),
                OptionRecord(_("The health visitor"), HALF),
                OptionRecord(_("Nobody until the third one")),
            ),
            partial=True,
        ),
        QuestionRecord(
            kind="true_false",
            name=_("WNB: consent"),
            topic=topic,
            text=block(_("You need consent to share information when a child is at risk of significant harm.")),
            options=(
                OptionRecord(_("True"), feedback=block(_("Consent isn’t needed where a child is at risk."))),
                OptionRecord(_("False"), RIGHT),
            ),
        ),
        QuestionRecord(
            kind="numerical",
            name=_("Strategy meeting: working days"),
            text=block(_("Within how many working days of the strategy discussion is the conference held?")),
            options=(OptionRecord("15", RIGHT, tolerance=Decimal(0)),),
            units=(UnitRecord(_("days")), UnitRecord(_("weeks"), Decimal("0.2"))),
        ),
        QuestionRecord(
            kind="short_text",
            name=_("The law of section 47"),
            text=block(_("Which Act holds section 47? Its name and year.")),
            options=(OptionRecord(_("Children Act 1989"), RIGHT), OptionRecord(_("Children Act*"), HALF)),
        ),
        QuestionRecord(
            kind="matching",
            name=_("Sections and duties"),
            text=block(_("Which section is about what?")),
            pairs=(
                PairRecord(_("Section 17"), _("A child in need")),
                PairRecord(_("Section 47"), _("Enquiries about significant harm")),
                PairRecord("", _("Private fostering")),
            ),
            partial=True,
        ),
        QuestionRecord(
            kind="ordering",
            name=_("From concern to conference"),
            text=block(_("Put these in the order in which they happen.")),
            options=(
                OptionRecord(_("Referral")),
                OptionRecord(_("Strategy discussion")),
                OptionRecord(_("Section 47 enquiry")),
                OptionRecord(_("Child protection conference")),
            ),
        ),
        QuestionRecord(
            kind="missing_words",
            name=_("Voice of the child"),
            text=block(_("See the child [[1]], and write down what they [[2]].")),
            options=(
                OptionRecord(_("alone")),
                OptionRecord(_("say"), group=2),
                OptionRecord(_("later")),
                OptionRecord(_("sign"), group=2),
            ),
            partial=True,
        ),
        QuestionRecord(
            kind="essay",
            name=_("Reflection: next time"),
            text=block(_("What will you do differently when a child is not brought?")),
        ),
    ]
