"""The page that tells an editor where the door is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def door(request: HttpRequest) -> HttpResponse:
    """Say that editors come in through the staff application."""
    return render(request, "editors/door.html", status=403)
