"""How trainers see the fields of a module: in tabs, in the order in which a module is made."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.models import Page

LEARNING_CONTENT = [
    *Page.content_panels,
    FieldPanel("summary"),
    FieldPanel("audience"),
    FieldPanel("cpd_minutes"),
    FieldPanel("content_note"),
    FieldPanel("practice_themes"),
    InlinePanel("learning_outcomes", label=_("Learning outcome"), heading=_("Learning outcomes")),
    MultiFieldPanel([FieldPanel("case_review"), FieldPanel("code"), FieldPanel("review_on")], _("Origin and upkeep")),
]
BRIEFING = [
    FieldPanel("background"),
    InlinePanel(
        "themes",
        [
            FieldPanel("title"),
            FieldPanel("text"),
            InlinePanel("recommendations", label=_("Recommendation"), heading=_("Recommendations")),
        ],
        label=_("Theme"),
        heading=_("Themes"),
    ),
]
CHECK = [
    MultipleChooserPanel("check_items", chooser_field_name="question", label=_("Question"), heading=_("Questions")),
    MultiFieldPanel([FieldPanel("pass_mark"), FieldPanel("check_feedback"), FieldPanel("shuffle_options")], _("Rules")),
]
SETTINGS = ObjectList([*Page.promote_panels, *Page.settings_panels], heading=_("Settings"))

WEBINAR_TABS = TabbedInterface(
    [
        ObjectList(LEARNING_CONTENT, heading=_("About")),
        ObjectList(
            [
                FieldPanel("recording"),
                FieldPanel("recorded_on"),
                FieldPanel("watch_threshold"),
                InlinePanel("speakers", label=_("Speaker"), heading=_("Speakers")),
                FieldPanel("deck"),
            ],
            heading=_("Recording and slides"),
        ),
        ObjectList([*BRIEFING, FieldPanel("reading_counts")], heading=_("Briefing")),
        ObjectList(CHECK, heading=_("Knowledge check")),
        SETTINGS,
    ]
)
BRIEFING_TABS = TabbedInterface(
    [
        ObjectList(LEARNING_CONTENT, heading=_("About")),
        ObjectList([*BRIEFING, FieldPanel("reading_counts")], heading=_("Briefing")),
        ObjectList(CHECK, heading=_("Knowledge check")),
        SETTINGS,
    ]
)
