"""What trainers keep in the Wagtail admin besides pages: the library that modules are made of."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSetGroup

from learning.viewsets.problems import ProblemReportViewSet
from learning.viewsets.recordings import RecordingChooserViewSet, RecordingViewSet
from learning.viewsets.reviews import CaseReviewChooserViewSet, CaseReviewViewSet, PracticeThemeViewSet
from learning.viewsets.slides import SlideDeckChooserViewSet, SlideDeckViewSet
from learning.viewsets.statistics import CheckStatisticsViewSet


class LibraryGroup(ModelViewSetGroup):
    """One entry of the menu, in the order in which a module is made."""

    menu_label = _("Library")
    menu_icon = "folder-open-inverse"
    menu_order = 150  # after pages
    submenu_hook = "register_library_menu_item"
    items = (
        RecordingViewSet("recordings"),
        SlideDeckViewSet("slides"),
        CaseReviewViewSet("case_reviews", url_prefix="case-reviews"),
        PracticeThemeViewSet("practice_themes", url_prefix="practice-themes"),
    )


VIEWSETS = [
    LibraryGroup(),
    RecordingChooserViewSet("recording_chooser", url_prefix="choose/recording"),
    SlideDeckChooserViewSet("slides_chooser", url_prefix="choose/slides"),
    CaseReviewChooserViewSet("case_review_chooser", url_prefix="choose/case-review"),
    ProblemReportViewSet("problem_reports", url_prefix="reports/problems"),
    CheckStatisticsViewSet("check_statistics", url_prefix="reports/knowledge-checks"),
]
