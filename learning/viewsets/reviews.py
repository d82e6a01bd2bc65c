"""Case reviews and practice themes in the Wagtail admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from learning.authoring.reviews import CaseReviewForm
from learning.models import CaseReview, PracticeTheme
from learning.viewsets.choosers import FindForm, LibraryChooserViewSet
from learning.viewsets.deleting import DeleteView


class CaseReviewViewSet(ModelViewSet):
    """The reviews that learning comes from, with their full reports."""

    model = CaseReview
    icon = "doc-full"
    menu_label = _("Case reviews")
    delete_view_class = DeleteView
    list_display = ["reference", "title", "published_on", "publish_until"]
    list_filter = ["review_type"]
    search_fields = ["reference", "title"]
    search_backend_name = None
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            HelpPanel(template="learning/admin/report_state.html"),
            FieldPanel("reference"),
            FieldPanel("title"),
            FieldPanel("review_type"),
            MultiFieldPanel(
                [
                    FieldPanel("report"),
                    FieldPanel("remove_report"),
                    FieldPanel("published_on"),
                    FieldPanel("publish_until"),
                ],
                heading=_("Full report"),
            ),
            FieldPanel("repository_url"),
        ],
        base_form_class=CaseReviewForm,
    )


class FindReviewForm(FindForm):
    """People know a review by its reference."""

    names = ("reference", "title")


class CaseReviewChooserViewSet(LibraryChooserViewSet):
    """Choosing the review that a module comes from."""

    model = CaseReview
    icon = "doc-full"
    choose_one_text = _("Choose a case review")
    choose_another_text = _("Choose another case review")
    edit_item_text = _("Edit this case review")
    creation_form_class = CaseReviewForm
    creation_tab_label = _("Add")
    create_action_label = _("Add this review")
    create_action_clicked_label = _("Adding…")
    filter_form_class = FindReviewForm
    more_columns = [Column("published_on", label=_("Published on"), accessor="published_on")]


class PracticeThemeViewSet(ModelViewSet):
    """What learning is about."""

    model = PracticeTheme
    icon = "tag"
    menu_label = _("Practice themes")
    list_display = ["name", "slug"]
    search_fields = ["name"]
    search_backend_name = None
    copy_view_enabled = False
    edit_handler = ObjectList([FieldPanel("name"), FieldPanel("slug")])
