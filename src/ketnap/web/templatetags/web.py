"""Tags for links between staff screens: `{% load web %}`."""

from typing import Any

from django import template
from django.template.context import Context

from ketnap.web.day import address

register = template.Library()


@register.simple_tag(takes_context=True)
def day_url(context: Context, name: str, *args: Any, **query: Any) -> str:
    """Return the address of a page on the day this page speaks about."""
    return address(context["request"], name, *args, query=query)
