"""A text field that offers what stands elsewhere."""

from typing import Any

from django import forms


class SuggestingInput(forms.TextInput):
    """Free text that offers what was written elsewhere, so that one topic isn't spelt in two ways."""

    template_name = "quizzes/admin/suggesting_input.html"

    def __init__(self, suggestions: list[str]) -> None:
        super().__init__()
        self.suggestions = suggestions

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Tie the list to the input."""
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["list"] = f"{context['widget']['attrs'].get('id', name)}-list"
        return context | {"suggestions": self.suggestions}
