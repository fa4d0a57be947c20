"""The page of the rulebook."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.domain.access import Action


@access.page(Action.SEE_RULEBOOK)
@require_GET
def rulebook(request: HttpRequest) -> HttpResponse:
    """Show the rulebook."""
    return render(request, "web/rulebook/rulebook.html")
