"""What is asked before a module is retired or copied, and when a problem is handled."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import WagtailAdminModelForm
from wagtail.admin.widgets import AdminPageChooser, SlugInput

from learning.models import LearningPage, ProblemReport, Retirement


class RetireForm(WagtailAdminModelForm):
    """Why, and what replaces it."""

    replacement = forms.ModelChoiceField(
        queryset=LearningPage.objects.all(),
        required=False,
        label=_("What replaces it"),
        widget=AdminPageChooser(target_models=[LearningPage]),
        help_text=_("Old links lead on to it. Leave empty where nothing does: then they say that it was retired."),
    )

    class Meta:
        model = Retirement
        fields = ["reason"]
        error_messages = {"reason": {"required": _("Say why. People who follow an old link read it.")}}

    def __init__(self, *args: Any, page: LearningPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page

    def clean_replacement(self) -> LearningPage | None:
        """Another module than itself."""
        chosen = self.cleaned_data["replacement"]
        if chosen and chosen.translation_key == self.page.translation_key:
            raise forms.ValidationError(_("A module can't replace itself. Choose another one, or leave this empty."))
        return chosen


class HandleForm(WagtailAdminModelForm):
    """What became of a report."""

    class Meta:
        model = ProblemReport
        fields = ["handled_note"]
        widgets = {"handled_note": forms.Textarea(attrs={"rows": 3})}


class TemplateForm(forms.Form):
    """What the new module is called, and which parts it takes over."""

    title = forms.CharField(label=_("Title"), max_length=255)
    slug = forms.SlugField(
        label=_("Name in the web address"),
        max_length=255,
        allow_unicode=True,
        widget=SlugInput,
        help_text=_("For example: planning-for-home-2027."),
    )
    briefing = forms.BooleanField(
        label=_("The briefing: background, themes and recommendations"), required=False, initial=True
    )
    check = forms.BooleanField(label=_("The questions of its knowledge check"), required=False, initial=True)
    recording = forms.BooleanField(label=_("The recording, the slides and the speakers"), required=False)
    case_review = forms.BooleanField(label=_("The case review"), required=False)

    def __init__(self, *args: Any, page: LearningPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        if page.specific_class.activity_kind != "webinar":
            del self.fields["recording"]

    def clean_slug(self) -> str:
        """No neighbour has it."""
        slug = self.cleaned_data["slug"]
        if self.page.get_siblings().filter(slug=slug).exists():
            raise forms.ValidationError(_("Another module has this address already. Choose another one."))
        return slug

    def parts(self) -> set[str]:
        """The parts that are taken over."""
        return {name for name in ("briefing", "check", "recording", "case_review") if self.cleaned_data.get(name)}
