"""Shows whoever writes a module what somebody else will look for, before they submit it."""

from typing import Any

from wagtail.admin.panels import Panel

from learning import checklist


class ChecklistPanel(Panel):
    """The checklist, and what was answered when the module was approved last."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "learning/admin/checklist_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Each item as a sentence."""
            return super().get_context_data(parent_context) | {"items": checklist.ITEMS.values(), "page": self.instance}
