"""Recordings in the Wagtail admin: a list, a form, and a chooser in which one can be uploaded too."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button, HeaderButton

from learning.authoring.recordings import RecordingForm
from learning.models import Recording
from learning.models.recording import CaptionsState
from learning.moment_inputs import MomentInput
from learning.templatetags.moments import clock
from learning.viewsets.captions import EditCaptionsView
from learning.viewsets.chapters import ASKED, ChaptersFromSlidesPanel, fill_in
from learning.viewsets.choosers import LibraryChooserViewSet
from learning.viewsets.deleting import DeleteView
from learning.viewsets.details import WarnsWhereLive

COLUMNS = [
    Column("length", label=_("Length"), accessor=lambda recording: clock(recording.seconds)),
    Column("captions_state", label=_("Captions"), accessor="get_captions_state_display"),
]


class CreateRecordingView(generic.CreateView):
    """Adds a recording, and says so where its file could start sooner."""

    def get_success_buttons(self) -> list:
        """What comes next where nobody has read the captions yet."""
        buttons = super().get_success_buttons()
        if self.object.captions_state == CaptionsState.AUTOMATIC:
            buttons.append(messages.button(captions_url(self.object), _("Review the captions")))
        return buttons

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


class IndexRecordingsView(generic.IndexView):
    """The list, from which captions are one step away."""

    def get_list_more_buttons(self, instance: Recording) -> list:
        """Edit the captions of this one."""
        buttons = super().get_list_more_buttons(instance)
        if self.get_edit_url(instance):
            item = MenuItem(_("Edit captions"), captions_url(instance), icon_name="openquote", priority=15)
            buttons.append(item)
        return buttons


class EditRecordingView(WarnsWhereLive, generic.EditView):
    """The form, with the way to the captions beside their player, and chapters proposed from slides."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Proposed chapters are in the form, and not saved."""
        self.object = self.get_object()
        proposed = ASKED in request.GET and fill_in(request, self.object)
        return self.render_to_response(self.get_context_data() | {"has_unsaved_changes": proposed})

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Edit the captions."""
        url = captions_url(self.object)
        return [*super().header_buttons, HeaderButton(_("Edit captions"), url, icon_name="openquote")]


def captions_url(recording: Recording) -> str:
    """Where its captions are corrected."""
    return reverse("recordings:captions", args=[recording.pk])


class RecordingViewSet(ModelViewSet):
    """Recordings: a file or an address, given once; captions, chapters and poster, kept up to date."""

    model = Recording
    icon = "media"
    menu_label = _("Recordings")
    add_view_class = CreateRecordingView
    edit_view_class = EditRecordingView
    index_view_class = IndexRecordingsView
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
            ChaptersFromSlidesPanel(),
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

    def get_urlpatterns(self) -> list[URLPattern]:
        """One more: the captions beside their player."""
        captions = self.construct_view(EditCaptionsView, **self.get_common_view_kwargs())
        return [*super().get_urlpatterns(), path("captions/<int:pk>/", captions, name="captions")]


class RecordingChooserViewSet(LibraryChooserViewSet):
    """Choosing the recording of a module."""

    model = Recording
    icon = "media"
    choose_one_text = _("Choose a recording")
    choose_another_text = _("Choose another recording")
    edit_item_text = _("Edit this recording")
    creation_form_class = RecordingForm
    more_columns = COLUMNS
