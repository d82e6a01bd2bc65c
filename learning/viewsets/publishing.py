"""A module on its way to being live: approved by somebody else, published alone, or taken down at once."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from learning import checklist
from learning.actions import (
    ChangedMeanwhile,
    NotLive,
    NotWaiting,
    WroteItThemselves,
    approve_module,
    publish_alone,
    take_down,
)
from learning.models import Approval, NotReadyToPublish, TakeDown
from learning.models.eyes import said
from learning.page_queries import other_approvers, waits_for
from learning.viewsets.about_module import AskAboutAModule

CHANGED = gettext_lazy("It has changed since you opened this page. Look at it again: nothing has happened yet.")
ANSWER = gettext_lazy("Answer this: Yes, or that it does not apply.")


class ChecklistForm(forms.Form):
    """What somebody looked for, in the draft that they looked at."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, sentence in checklist.ITEMS.items():
            self.fields[name] = forms.ChoiceField(
                label=sentence,
                choices=checklist.ANSWERS,
                widget=forms.RadioSelect,
                error_messages={"required": ANSWER},
            )

    @property
    def items(self) -> list[forms.BoundField]:
        """The fields of the checklist."""
        return [self[name] for name in checklist.ITEMS]

    @property
    def answers(self) -> dict[str, str]:
        """Item → what was answered."""
        return {name: self.cleaned_data[name] for name in checklist.ITEMS}


class ApprovalForm(ChecklistForm):
    """Of somebody else."""

    comment = forms.CharField(
        label=gettext_lazy("Comment"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("For its authors. It stays in the history."),
    )


class AloneForm(ChecklistForm):
    """Of somebody who has nobody else."""

    because = forms.CharField(
        label=gettext_lazy("Nobody else looks at it, because"),
        max_length=Approval._meta.get_field("alone_because").max_length,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("It stays on record. For example: I am the only trainer until June."),
        error_messages={"required": gettext_lazy("Say why nobody else looks at it.")},
    )


class ReasonForm(forms.ModelForm):
    """Why it has to go."""

    class Meta:
        model = TakeDown
        fields = ("reason",)
        error_messages = {
            "reason": {"required": gettext_lazy("Say what has to go. Its owner and the administrators read it.")}
        }


class ChecklistView(AskAboutAModule):
    """Ends with the module being published, or with a date on which it will be."""

    def get_initial(self) -> dict[str, Any]:
        """What is looked at."""
        revision = self.module.latest_revision
        return {"seen": said(revision.content) if revision else ""}

    def form_valid(self, form: ChecklistForm) -> HttpResponse:
        """Do it, or say what is in the way."""
        lock = self.module.get_lock()
        if lock and lock.for_user(self.request.user):
            return self.refused(form, lock.get_message(self.request.user))
        try:
            self.act(form)
        except ChangedMeanwhile:
            messages.error(self.request, CHANGED)
            return redirect(self.request.path)  # what was answered was about another draft
        except NotWaiting:
            return self.refused(form, _("It waits for nobody any more: it was approved, given back or withdrawn."))
        except WroteItThemselves:
            sentence = _("You wrote or submitted it, or aren’t asked to look at it: somebody else has to approve it.")
            return self.refused(form, sentence)
        except NotReadyToPublish as closed:
            return self.refused(form, " ".join([_("It can't be published yet."), *closed.problems.values()]))
        self.module.refresh_from_db()
        done = _("“%(title)s” is live.") if self.module.live else _("“%(title)s” is approved.")
        messages.success(self.request, done % {"title": self.module.title})
        return redirect("wagtailadmin_explore", self.module.get_parent().pk)

    def act(self, form: ChecklistForm) -> None:
        """What the button does."""
        raise NotImplementedError

    def refused(self, form: ChecklistForm, sentence: str) -> HttpResponse:
        """Say why. What was answered stays."""
        messages.error(self.request, sentence)
        return self.render_to_response(self.get_context_data(form=form))


class ApproveModuleView(ChecklistView):
    """The second pair of eyes."""

    template_name = "learning/admin/approve_module.html"
    page_title = gettext_lazy("Look at it and approve")
    form_class = ApprovalForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether it waits for them."""
        return super().get_context_data(waits=waits_for(self.module, self.request.user), **kwargs)

    def act(self, form: ChecklistForm) -> None:
        """Approve it."""
        if self.module.current_workflow_task and not waits_for(self.module, self.request.user):
            raise WroteItThemselves
        seen, comment = form.cleaned_data["seen"], form.cleaned_data["comment"]
        approve_module(page=self.module, by=self.request.user, answers=form.answers, seen=seen, comment=comment)


class PublishAloneView(ChecklistView):
    """The named way of a lone trainer."""

    template_name = "learning/admin/publish_alone.html"
    page_title = gettext_lazy("Publish alone")
    form_class = AloneForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who could be asked instead."""
        return super().get_context_data(others=other_approvers(self.request.user), **kwargs)

    def act(self, form: ChecklistForm) -> None:
        """Publish it."""
        seen, because = form.cleaned_data["seen"], form.cleaned_data["because"]
        publish_alone(page=self.module, by=self.request.user, answers=form.answers, seen=seen, because=because)


class TakeDownView(AskAboutAModule):
    """For a detail that must not stay on the site for another minute."""

    header_icon = "warning"
    template_name = "learning/admin/take_down.html"
    page_title = gettext_lazy("Take down now")
    form_class = ReasonForm

    def form_valid(self, form: ReasonForm) -> HttpResponse:
        """Take it down."""
        try:
            take_down(page=self.module, by=self.request.user, reason=form.cleaned_data["reason"])
        except NotLive:
            messages.warning(self.request, _("It isn't live any more."))
        else:
            words = _("“%(title)s” is off the site. Its owner and the administrators are told.")
            messages.success(self.request, words % {"title": self.module.title})
        return self.to_the_editor()
