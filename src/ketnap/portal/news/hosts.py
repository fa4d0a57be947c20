"""Which port a visitor may name beside the host: a page says again where it stands."""

from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port

_LAST_PORT = 65_535


class PossiblePort:
    """Refuses a host with a port that no machine has; Django looks at the name alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        _name, port = split_domain_port(request.get_host())
        if port and not _is_possible(port):
            raise DisallowedHost(f"no machine has the port {port[:20]}")
        return self.get_response(request)


def _is_possible(port: str) -> bool:
    digits = port.lstrip("0")
    return 0 < len(digits) <= len(str(_LAST_PORT)) and int(digits) <= _LAST_PORT
