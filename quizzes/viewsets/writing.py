"""Writing a question in the Wagtail admin: write it, revise it, copy it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.views.generic.models import CopyViewMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.log_actions import log

from quizzes import kinds
from quizzes.actions import NeedsAnotherPerson, ask_approval
from quizzes.forms.question import FILED, QuestionForm
from quizzes.kinds.body import Body
from quizzes.models import Question
from quizzes.viewsets.published import after_publish


class WritingMixin:
    """What adding, editing and copying share: two buttons, and one way to write, through the bank's actions."""

    template_name = "quizzes/admin/question.html"
    error_message = gettext_lazy("Nothing is saved yet. Put right what is marked below, and save again.")
    log_action = "wagtail.create"
    add_url_name = add_kind_url_name = try_url_name = approve_url_name = ""

    def get_available_actions(self) -> list[str]:
        """Keep as a draft, publish, or have somebody else publish it."""
        return [*self.actions, "publish", "ask"]

    @property
    def publishes(self) -> bool:
        """It is asked from now on."""
        return self.action == "publish"

    @property
    def asks(self) -> bool:
        """It is finished, and waits for a second pair of eyes."""
        return self.action == "ask"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say which kind it is, what it says so far, and what is to become of it."""
        kind, body = self.written_so_far()
        wanted = {"publish": self.publishes, "finished": self.asks}
        return super().get_form_kwargs() | {"kind": kind, "body": body} | wanted

    def form_valid(self, form: QuestionForm) -> HttpResponse:
        """Write it, or say that it takes somebody else."""
        try:
            done = super().form_valid(form)
        except NeedsAnotherPerson:
            form.add_error("has_case_material", self.words_for_refusal(form))
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)
        return (self.publishes and after_publish(self.request, self.object)) or done

    def words_for_refusal(self, form: QuestionForm) -> str:
        """What was wanted that one person can't do alone."""
        if form.was_marked and not form.cleaned_data["has_case_material"]:
            return _("You wrote this, so somebody else has to say that it draws on no case. Or give a reason below.")
        return _("You wrote this, so somebody else has to publish it. Ask for approval, or give a reason below.")

    def save_instance(self) -> Question:
        """Write it, and note in the history who did."""
        person = self.request.user
        question = self.form.write(by=person)
        log(instance=question, action=self.log_action, user=person, content_changed=True)
        if self.publishes:
            log(instance=question, action="wagtail.publish", user=person)
        if self.asks and (draft := question.draft_version):
            ask_approval(version=draft, by=person)
        return question

    def get_success_message(self, *_instance: Question) -> str:
        """What happened, and what follows from it."""
        if self.publishes:
            words = _("“%(name)s” is published. Everybody who starts a check from now on is asked this version.")
        elif not self.object.draft_version:
            words = _("“%(name)s” is saved. What it asks is published already, word for word.")
        elif self.asks:
            words = _("“%(name)s” waits for another trainer to look at it and publish it.")
        else:
            words = _("“%(name)s” is kept as a draft. Nobody is asked it before it is published.")
        return words % {"name": self.object.name}

    def get_success_url(self) -> str:
        """A draft stays open; what is published, or somebody else's turn, is done."""
        return self.get_edit_url() if self.action in self.actions else super().get_success_url()

    def get_success_buttons(self) -> list[Any]:
        """Questions are written one after another."""
        edit = super().get_success_buttons() if self.publishes else []
        return [*edit, messages.button(reverse(self.add_url_name), _("Add another"))]


class CreateQuestionView(WritingMixin, generic.CreateView):
    """A new question of one kind."""

    def written_so_far(self) -> tuple[str, Body]:
        """Nothing but its kind."""
        if self.kwargs["kind"] not in kinds.KINDS:
            raise Http404
        return self.kwargs["kind"], {}

    def get_add_url(self) -> str:
        """Where the form is sent: to the kind in which it is written."""
        return reverse(self.add_kind_url_name, args=[self.written_so_far()[0]])

    def get_page_subtitle(self) -> str:
        """The kind."""
        return str(kinds.KINDS[self.written_so_far()[0]].label)


class CopyQuestionView(CopyViewMixin, CreateQuestionView):
    """A new question that begins as a copy. It shows the key, so it takes the right to change the original."""

    @cached_property
    def original(self) -> Question:
        """What is copied."""
        question = self.get_object()
        if not self.user_has_permission_for_instance("change", question):
            raise PermissionDenied
        return question

    def get_initial_form_instance(self) -> None:
        """The copy is a question of its own from the start."""

    def get_initial(self) -> dict[str, Any]:
        """Filed beside the original, and bound to the same rules: what draws on a case does so in a copy too."""
        filed = {part: getattr(self.original, part) for part in FILED}
        return filed | {"name": _("%(name)s (copy)") % {"name": self.original.name}}

    def written_so_far(self) -> tuple[str, Body]:
        """All that the original says."""
        return _said_by(self.original)


class EditQuestionView(WritingMixin, generic.EditView):
    """The draft of a question, or what its next version begins with."""

    log_action = "wagtail.edit"

    def written_so_far(self) -> tuple[str, Body]:
        """The newest version."""
        return _said_by(self.object)

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """See it as a practitioner does."""
        url = reverse(self.try_url_name, args=[self.object.pk])
        return [HeaderButton(_("Try it"), url=url, icon_name="view")]


def _said_by(question: Question) -> tuple[str, Body]:
    return question.newest_version.kind, question.newest_version.content
