"""What there is to learn, and how far each person is with it."""

from learning.models.approval import Approval, TakeDown
from learning.models.briefing import BriefingTheme, Recommendation
from learning.models.captions_clock import CaptionsClock
from learning.models.check_rows import LearningPageCheckDraw, LearningPageCheckItem
from learning.models.enrolment import Enrolment, StepProgress, WatchProgress
from learning.models.gates import NotReadyToPublish
from learning.models.module_rows import LearningOutcome, Speaker
from learning.models.modules import BriefingPage, LearningPage, WebinarPage
from learning.models.pages import CataloguePage, ContentPage, HomePage
from learning.models.partnership import Helpline, PartnershipSettings, ProblemReport
from learning.models.recording import Chapter, Recording
from learning.models.reminder import ReviewReminder
from learning.models.retirement import Retirement
from learning.models.review import CaseReview, PracticeTheme
from learning.models.second_pair import SecondPairOfEyes
from learning.models.slides import Slide, SlideDeck
from learning.models.upload import Upload

__all__ = [
    "Approval",
    "BriefingPage",
    "BriefingTheme",
    "CaptionsClock",
    "CaseReview",
    "CataloguePage",
    "Chapter",
    "ContentPage",
    "Enrolment",
    "Helpline",
    "HomePage",
    "LearningOutcome",
    "LearningPage",
    "LearningPageCheckDraw",
    "LearningPageCheckItem",
    "NotReadyToPublish",
    "PartnershipSettings",
    "PracticeTheme",
    "ProblemReport",
    "Recommendation",
    "Recording",
    "Retirement",
    "ReviewReminder",
    "SecondPairOfEyes",
    "Slide",
    "SlideDeck",
    "Speaker",
    "StepProgress",
    "TakeDown",
    "Upload",
    "WatchProgress",
    "WebinarPage",
]
