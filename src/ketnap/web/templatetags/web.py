"""Tags for links between staff screens: `{% load web %}`."""

from typing import Any

from django import template
from django.template.context import Context
from django.utils.translation import gettext as _

from ketnap.web.day import address

register = template.Library()


@register.simple_tag(takes_context=True)
def day_url(context: Context, name: str, *args: Any, **query: Any) -> str:
    """Return the address of a page on the day this page speaks about."""
    return address(context["request"], name, *args, query=query)


@register.filter
def form_codes(form: str) -> str:
    """Return the code of a paper's form, or the codes of which it takes one, as they are read."""
    either = _("hoặc")
    return form.replace(" or ", f" {either} ")
