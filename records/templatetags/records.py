"""Filters for pages that show records."""

from django import template

from records.certificates import duration

register = template.Library()
register.filter("duration", duration)
