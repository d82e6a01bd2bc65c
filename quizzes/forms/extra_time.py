"""The form in which administrators grant extra time."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from accounts.models import User
from quizzes.actions import change_extra_time, grant_extra_time
from quizzes.models import ExtraTime


class ExtraTimeForm(WagtailAdminModelForm):
    """For whom and since when is said once; how much, and until when, can be changed."""

    email = forms.EmailField(
        label=_("Whose"), help_text=_("The address with which they sign in. For example: p.shah@example.org.")
    )

    class Meta:
        model = ExtraTime
        fields = ("percent", "starts_on", "ends_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["email"], self.fields["starts_on"]
        else:
            self.initial["starts_on"] = timezone.localdate()

    def clean_email(self) -> User:
        """The person who signs in with it."""
        person = User.objects.filter(email__iexact=self.cleaned_data["email"], is_active=True).first()
        if person is None:
            raise ValidationError(_("Nobody signs in with this address."))
        return person

    def clean(self) -> dict[str, Any]:
        """It ends after it starts. Said at the field; the constraint would say it above the form."""
        cleaned = super().clean()
        starts_on = self.instance.starts_on if self.instance.pk else cleaned.get("starts_on")
        if starts_on and cleaned.get("ends_on") and cleaned["ends_on"] < starts_on:
            self.add_error("ends_on", _("This day is before it starts."))
        return cleaned

    def save(self, commit: bool = True) -> ExtraTime:
        """Grant it, or change it."""
        facts = self.cleaned_data | {"by": self.for_user}
        if self.instance.pk:
            return change_extra_time(extra_time=self.instance, **facts)
        self.instance = grant_extra_time(person=facts.pop("email"), **facts)
        return self.instance
