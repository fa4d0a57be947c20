"""Why a request is not shown, or was not answered."""

from django.http import Http404


class RequestNotVisible(Http404):
    """No such request for this reader; whether it exists is not said."""

    def __init__(self) -> None:
        super().__init__("no such request")
