"""The description of the interface, for programs to read."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.api.interface import description


@access.public
@require_GET
def description_file(_request: HttpRequest) -> JsonResponse:
    """Return the OpenAPI description; it tells nothing of any record."""
    return JsonResponse(description(), json_dumps_params={"ensure_ascii": False})
