"""Why something about a deadline was not taken."""

from django.http import Http404


class AddressRemoved(Exception):
    """The user took his mail address away while another one, or a new link to it, was on its way."""


class DeadlineOver(Exception):
    """The deadline is met or gone since the writer looked at it; there is nothing to snooze."""


class FeedNotFound(Http404):
    """No live feed at this address; whether there ever was one is not said."""

    def __init__(self) -> None:
        super().__init__("no such feed")


class LinkWorthless(Exception):
    """A confirmation is too old, forged, or of an address that was changed since."""


class TooManyLinks(Exception):
    """Several confirmations were mailed within the hour; whoever gets them may not have asked."""
