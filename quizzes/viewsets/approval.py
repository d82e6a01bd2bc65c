"""The second pair of eyes: what changed in a draft, and to publish it or write it back."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log

from quizzes.actions import ChangedMeanwhile, NeedsAnotherPerson, PublishedMeanwhile, publish_version, write_back
from quizzes.actions.approval import has_written
from quizzes.comparing import changes, pictures
from quizzes.models import Question, QuestionVersion
from quizzes.viewsets.crumbs import below_questions
from quizzes.viewsets.published import after_publish

CHANGED = gettext_lazy("The draft has changed since you opened this page. Look at it again: nothing has happened yet.")


class ApprovalForm(forms.Form):
    """What is decided, about the words that were looked at."""

    seen = forms.CharField(widget=forms.HiddenInput)
    comment = forms.CharField(
        label=gettext_lazy("What should be different"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("For its author, if you write it back. It stays in the history."),
    )

    def __init__(self, *args: Any, writes_back: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["comment"].required = writes_back


class ApproveQuestionView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """A draft against the version that is asked now."""

    model = Question
    permission_required = "change"
    form_class = ApprovalForm
    template_name = "quizzes/admin/approve.html"
    page_title = gettext_lazy("What changed")
    header_icon = "help"
    index_url_name = edit_url_name = ""

    @cached_property
    def draft(self) -> QuestionVersion:
        """The draft; not found where there is none."""
        draft = get_object_or_404(self.model, pk=self.kwargs["pk"]).draft_version
        if draft is None:
            raise Http404
        return draft

    @property
    def writes_back(self) -> bool:
        """Which of the two buttons was pressed."""
        return "action-write-back" in self.request.POST

    def get_page_subtitle(self) -> str:
        """The question."""
        return self.draft.question.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Below the questions."""
        return below_questions(self)

    def get_form_kwargs(self) -> dict[str, Any]:
        """A comment is needed only to write it back."""
        return super().get_form_kwargs() | {"writes_back": self.writes_back}

    def get_initial(self) -> dict[str, Any]:
        """What is looked at."""
        return {"seen": self.draft.body_digest}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Part by part."""
        live = self.draft.question.current_version
        return super().get_context_data(
            draft=self.draft,
            live=live,
            changes=changes(live, self.draft),
            pictures=pictures(self.draft),
            is_own=self.draft.question.has_case_material and has_written(self.request.user, self.draft),
            edit_url_name=self.edit_url_name,
            **kwargs,
        )

    def form_valid(self, form: ApprovalForm) -> HttpResponse:
        """Do it, or say what came in between."""
        decide = self._write_back if self.writes_back else self._publish
        try:
            decide(**form.cleaned_data)
        except ChangedMeanwhile:
            messages.warning(self.request, CHANGED)
            return redirect(self.request.path)
        except NeedsAnotherPerson:
            messages.error(self.request, _("You wrote this draft, so somebody else has to publish it."))
            return redirect(self.request.path)
        except ValidationError as unfinished:
            messages.error(self.request, " ".join(unfinished.messages))
            return redirect(self.request.path)
        except PublishedMeanwhile:
            messages.warning(self.request, _("Somebody has published it in the meantime."))
        asked = None if self.writes_back else after_publish(self.request, self.draft.question)
        return asked or redirect(self.index_url_name)

    def _publish(self, *, seen: str, comment: str) -> None:
        question = self.draft.question
        publish_version(version=self.draft, by=self.request.user, seen=seen)
        log(instance=question, action="wagtail.publish", user=self.request.user)
        words = _("“%(name)s” is published. Everybody who starts a check from now on is asked this version.")
        messages.success(self.request, words % {"name": question.name})

    def _write_back(self, *, seen: str, comment: str) -> None:
        write_back(version=self.draft, by=self.request.user, comment=comment, seen=seen)
        words = _("“%(name)s” is written back to its author, with your comment.")
        messages.success(self.request, words % {"name": self.draft.question.name})
