"""The page of the desk."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.domain.access import Action


@access.page(Action.SEE_DESK)
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Show the desk."""
    return render(request, "web/desk/desk.html")
