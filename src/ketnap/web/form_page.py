"""A page with one form that does one thing, and says by the form why it could not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ketnap.web.today_only import today_only

_REFUSED = 422


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """What stands around the form. A grave act gets its button in red outline."""

    title: str
    verb: str
    form: forms.BaseForm
    back_href: str
    lead: str = ""
    crumbs: Sequence[Mapping[str, str]] = ()
    grave: bool = False
    template: str = "web/form_page.html"
    more: Mapping[str, Any] = field(default_factory=dict)


def answered(
    request: HttpRequest, page: FormPage, act: Callable[[dict[str, Any]], HttpResponse]
) -> HttpResponse:
    """Show the form; once it is valid, act with its values. A refusal stands on the page."""
    today_only(request)
    if request.method == "POST" and page.form.is_valid():
        try:
            return act(page.form.cleaned_data)
        except ValidationError as refusal:
            put_refusal(page.form, refusal)
    return shown(request, page)


def shown(request: HttpRequest, page: FormPage, **more: Any) -> HttpResponse:
    """Return the page with its form as it stands."""
    status = _REFUSED if page.form.is_bound else 200
    return render(request, page.template, {"page": page, **page.more, **more}, status=status)


def put_refusal(form: forms.BaseForm, refusal: ValidationError) -> None:
    """Put what a room below refused beside the field it is about, else on top of the form."""
    if not hasattr(refusal, "error_dict"):
        form.add_error(None, refusal)
        return
    for name, errors in refusal.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
