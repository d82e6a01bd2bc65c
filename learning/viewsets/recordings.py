"""Recordings in the Wagtail admin: a list, a form, and a chooser in which one can be uploaded too."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from learning.authoring.moments import MomentInput
from learning.authoring.recordings import RecordingForm
from learning.models import Recording
from learning.templatetags.moments import clock
from learning.viewsets.choosers import LibraryChooserViewSet
from learning.viewsets.deleting import DeleteView

COLUMNS = [
    Column("length", label=_("Length"), accessor=lambda recording: clock(recording.seconds)),
    Column("captions_state", label=_("Captions"), accessor="get_captions_state_display"),
]


class CreateRecordingView(generic.CreateView):
    """Adds a recording, and says so where its file could start sooner."""

    def form_valid(self, form: RecordingForm) -> Any:
        """A file with its index at the end plays all the same, one request later: that is no reason to refuse it."""
        response = super().form_valid(form)
        if form.film and not form.film.starts_fast:
            messages.warning(
                self.request,
                _(
                    "The recording starts a little slowly, because its index is at the end of the file. For the next "
                    "one, choose “Web optimised” in HandBrake, or run: "
                    "ffmpeg -i in.mp4 -c copy -movflags +faststart out.mp4"
                ),
            )
        return response


class RecordingViewSet(ModelViewSet):
    """Recordings: a file or an address, given once; captions, chapters and poster, kept up to date."""

    model = Recording
    icon = "media"
    menu_label = _("Recordings")
    add_view_class = CreateRecordingView
    delete_view_class = DeleteView
    list_display = ["title", *COLUMNS, "created_at"]
    list_filter = ["captions_state"]
    search_fields = ["title"]
    search_backend_name = None
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            HelpPanel(template="learning/admin/recording_facts.html"),
            FieldPanel("title"),
            MultiFieldPanel(
                [FieldPanel("file"), FieldPanel("external_url"), FieldPanel("duration_seconds", widget=MomentInput)],
                heading=_("The recording: a file, or an address at YouTube or Vimeo"),
            ),
            MultiFieldPanel(
                [FieldPanel("captions_file"), FieldPanel("captions_state"), FieldPanel("captions_language")],
                heading=_("Captions"),
            ),
            FieldPanel("poster"),
            InlinePanel(
                "chapters",
                [
                    FieldPanel(
                        "starts_seconds", heading=_("Starts at"), widget=MomentInput, help_text=_("For example: 1:15.")
                    ),
                    FieldPanel("title"),
                ],
                label=_("Chapter"),
                heading=_("Chapters"),
            ),
        ],
        base_form_class=RecordingForm,
    )


class RecordingChooserViewSet(LibraryChooserViewSet):
    """Choosing the recording of a module."""

    model = Recording
    icon = "media"
    choose_one_text = _("Choose a recording")
    choose_another_text = _("Choose another recording")
    edit_item_text = _("Edit this recording")
    creation_form_class = RecordingForm
    more_columns = COLUMNS
