"""What an approver is told of identifying details."""

from typing import Any

from django import template

from learning.details_queries import count_findings
from learning.models import LearningPage

register = template.Library()


@register.inclusion_tag("learning/admin/details_summary.html")
def details_summary(page: LearningPage) -> dict[str, Any]:
    """How many places of the newest draft may identify somebody, with a link to them."""
    return {"page": page, "count": count_findings(page)}
