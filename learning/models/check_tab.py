"""How trainers put a knowledge check together: questions, random draws, rules, and advice on what they have so far."""

from typing import Any

from django.forms import Select
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
    Panel,
)

from learning.moment_inputs import LocalDateTimeInput, MomentInput
from quizzes.advice import Pool, advice
from quizzes.bank_queries import question_facts, topic_sizes
from quizzes.forms.feedback_matrix import FeedbackMatrix


class AdvicePanel(Panel):
    """Says what is odd about the check as it was saved last. It never stops anybody."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "learning/admin/check_advice.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """The sentences."""
            return super().get_context_data(parent_context) | {"advice": self._advice()}

        def _advice(self) -> list[str]:
            page = self.instance
            fixed = [item.question_id for item in page.check_items.all()]
            draws = list(page.check_draws.all())
            by_id, by_topic = question_facts(fixed, [draw.topic for draw in draws])
            return advice(
                [by_id[pk] for pk in fixed if pk in by_id],
                [Pool(draw.topic, draw.count, by_topic.get(draw.topic, [])) for draw in draws],
                [outcome.text for outcome in page.learning_outcomes.all()],
            )


def topics() -> list[tuple[str, Any]]:
    """Topics with the number of questions in each."""
    return [("", _("Choose a topic")), *((topic, _sized(topic, size)) for topic, size in topic_sizes())]


def _sized(topic: str, size: int) -> str:
    words = ngettext("%(topic)s (%(size)s question)", "%(topic)s (%(size)s questions)", size)
    return words % {"topic": topic, "size": size}


def check_tab(*, has_recording: bool) -> ObjectList:
    """The tab. Only a recording has moments at which something can be asked."""
    moment = [FieldPanel("shown_at_seconds", widget=MomentInput)] if has_recording else []
    return ObjectList(
        [
            AdvicePanel(),
            MultipleChooserPanel(
                "check_items",
                chooser_field_name="question",
                panels=[FieldPanel("question"), *moment],
                label=_("Question"),
                heading=_("Questions"),
                help_text=_(
                    "From the question bank, in this order. Ask what somebody would do, not what they remember."
                ),
            ),
            InlinePanel(
                "check_draws",
                [
                    FieldPanel("topic", widget=Select(choices=topics)),
                    FieldRowPanel([FieldPanel("count"), FieldPanel("one_per_outcome")]),
                ],
                label=_("Random draw"),
                heading=_("Random draws"),
                help_text=_("Each attempt gets questions of its own from a topic, those not seen before first."),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("pass_mark", required_on_save=False),
                    FieldRowPanel(
                        [FieldPanel("attempts_allowed"), FieldPanel("pause_minutes", required_on_save=False)]
                    ),
                    FieldPanel("score_counts"),
                    FieldPanel("reread_after_fail"),
                ],
                heading=_("Passing and trying again"),
            ),
            FieldPanel("check_feedback", widget=FeedbackMatrix),
            MultiFieldPanel(
                [FieldPanel("shuffle_options"), FieldPanel("shuffle_questions")],
                heading=_("Order"),
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel(
                        [
                            FieldPanel("check_opens_at", widget=LocalDateTimeInput),
                            FieldPanel("check_closes_at", widget=LocalDateTimeInput),
                        ]
                    ),
                    FieldRowPanel(
                        [FieldPanel("time_limit_minutes"), FieldPanel("grace_seconds", required_on_save=False)]
                    ),
                ],
                heading=_("Dates and time"),
                classname="collapsed",
            ),
        ],
        heading=_("Knowledge check"),
    )
