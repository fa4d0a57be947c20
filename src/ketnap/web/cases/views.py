"""The page of the cases."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.domain.access import Action


@access.page(Action.SEE_CASE)
@require_GET
def cases(request: HttpRequest) -> HttpResponse:
    """Show the cases."""
    return render(request, "web/cases/cases.html")
