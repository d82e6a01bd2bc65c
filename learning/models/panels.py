"""How trainers see the fields of a module: in tabs, in the order in which a module is made."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Page

from learning.models.check_tab import check_tab
from learning.models.checklist_panel import ChecklistPanel
from learning.models.module_form import ModuleForm
from learning.rich_text import RichTextPanel

ABOUT = ObjectList(
    [
        TitleFieldPanel(
            "title", help_text=_("Say what is learnt, never a child's name. For example: When a child was not brought.")
        ),
        FieldPanel("summary"),
        FieldPanel("audience", widget=AdminAutoHeightTextInput),
        FieldPanel("cpd_minutes"),
        FieldPanel("content_note", widget=AdminAutoHeightTextInput),
        FieldPanel("practice_themes", widget=CheckboxSelectMultiple),
        InlinePanel(
            "learning_outcomes",
            [FieldPanel("text")],
            label=_("Learning outcome"),
            heading=_("Learning outcomes"),
            help_text=_("What people can do after it. Two to four are enough; they are printed on the certificate."),
        ),
        MultiFieldPanel(
            [FieldPanel("case_review"), FieldRowPanel([FieldPanel("code"), FieldPanel("review_on")])],
            heading=_("Origin and upkeep"),
        ),
    ],
    heading=_("About"),
)
RECORDING = ObjectList(
    [
        FieldPanel("recording"),
        HelpPanel(template="learning/admin/module_recording.html"),
        FieldPanel("captions_later_because"),
        FieldRowPanel(
            [
                FieldPanel("recorded_on", help_text=_("The day of the webinar. For example: 14/05/2026.")),
                FieldPanel("watch_threshold", required_on_save=False),
            ]
        ),
        InlinePanel("speakers", [FieldPanel("name"), FieldPanel("role")], label=_("Speaker"), heading=_("Speakers")),
        FieldPanel("deck"),
        HelpPanel(template="learning/admin/module_deck.html"),
    ],
    heading=_("Recording and slides"),
)
BRIEFING = ObjectList(
    [
        FieldPanel("background"),
        InlinePanel(
            "themes",
            [
                FieldPanel("title"),
                RichTextPanel("text"),
                InlinePanel(
                    "recommendations",
                    [RichTextPanel("text"), FieldPanel("addressed_to", widget=CheckboxSelectMultiple)],
                    label=_("Recommendation"),
                    heading=_("Recommendations"),
                ),
            ],
            label=_("Theme"),
            heading=_("Themes"),
            help_text=_("What was found, and what should change. Three themes fit a handout of two pages."),
        ),
        FieldPanel("reading_counts"),
    ],
    heading=_("Briefing"),
)
PUBLISHING = ObjectList([FieldPanel("has_case_material"), ChecklistPanel()], heading=_("Publishing"))
ADDRESS = ObjectList([*Page.promote_panels, *Page.settings_panels], heading=_("Address"))

WEBINAR_TABS = TabbedInterface(
    [ABOUT, RECORDING, BRIEFING, check_tab(has_recording=True), PUBLISHING, ADDRESS], base_form_class=ModuleForm
)
BRIEFING_TABS = TabbedInterface(
    [ABOUT, BRIEFING, check_tab(has_recording=False), PUBLISHING, ADDRESS], base_form_class=ModuleForm
)
