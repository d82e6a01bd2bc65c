"""What Wagtail's content checker says of a module, beside its own checks: captions, link texts, tables."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem

# axe knows rules by selector, and takes no function of ours. What a selector can't tell, static_src/js/checks.js marks
# in the preview first; then nothing that is found may be there: this check never passes.
NEVER = "lanyard-never"
NEVER_PASSES = {"id": NEVER, "evaluate": "has-descendant-evaluate", "options": {"selector": "lanyard-never"}}


def _rule(name: str, selector: str) -> dict[str, Any]:
    return {
        "id": name,
        "impact": "serious",
        "selector": selector,
        "tags": ["best-practice"],
        "any": [NEVER],
        "enabled": True,
    }


TABLES = ("scope-attr-valid", "td-has-header", "th-has-data-cells")  # axe's own
RULES = (
    _rule("captions-missing", "[data-captions=none]"),
    _rule("captions-automatic", "[data-captions=automatic]"),
    _rule("link-text-vague", "a[data-text=vague]"),
    _rule("link-text-address", "a[data-text=address]"),
    _rule("table-without-headers", "table:not([role]):not(:has(th))"),
)


class ContentChecks(ContentCheckerItem):
    """Wagtail's checks, and ours."""

    axe_exclude: ClassVar[list[str]] = [".app-certificate"]  # the name on it is large, and no trainer can change that
    axe_run_only: ClassVar[list[str]] = [*ContentCheckerItem.axe_run_only, *TABLES, *(rule["id"] for rule in RULES)]
    axe_custom_rules: ClassVar[list[dict[str, Any]]] = [*ContentCheckerItem.axe_custom_rules, *RULES]
    axe_custom_checks: ClassVar[list[dict[str, Any]]] = [*ContentCheckerItem.axe_custom_checks, NEVER_PASSES]
    axe_messages: ClassVar[dict[str, Any]] = ContentCheckerItem.axe_messages | {
        "captions-missing": {
            "error_name": _("The recording has no captions"),
            "help_text": _("Deaf colleagues can’t follow it. Add captions to the recording and review them"),
        },
        "captions-automatic": {
            "error_name": _("Nobody has reviewed the captions"),
            "help_text": _("A computer mishears names and terms. Correct them beside the recording"),
        },
        "link-text-vague": {
            "error_name": _("The link doesn’t say where it leads"),
            "help_text": _("Screen readers list links by themselves. Name what is behind it"),
        },
        "link-text-address": {
            "error_name": _("The link is a bare address"),
            "help_text": _("A screen reader spells it out. Write the name of the page instead"),
        },
        "table-without-headers": {
            "error_name": _("The table has no headers"),
            "help_text": _("Mark the first row or column as headers, so that each cell is said with its own"),
        },
        "td-has-header": {
            "error_name": _("A cell of the table has no header"),
            "help_text": _("Give each column and row a header"),
        },
        "th-has-data-cells": {
            "error_name": _("A header of the table has no cells"),
            "help_text": _("Take the header away, or fill its column or row"),
        },
        "scope-attr-valid": {
            "error_name": _("A header of the table is marked for neither row nor column"),
            "help_text": _("Use headers of rows and columns only"),
        },
    }
