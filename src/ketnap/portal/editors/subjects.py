"""The subjects proposed while an editor types: those that readers see, and no others."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from ketnap.portal.news.queries import subjects_beginning_with


@require_safe
def proposed_subjects(request: HttpRequest, **_model: str) -> JsonResponse:
    """Return what begins with the letters typed; the drafts of others have subjects too."""
    names = subjects_beginning_with(request.GET.get("term", ""))
    return JsonResponse(names, safe=False)
