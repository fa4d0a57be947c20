"""What is done for the press desk every minute: deliver, ask how far articles are, compare figures."""

from ketnap.press.delivering import deliver_waiting
from ketnap.press.models import PortalSection, SentPackage
from ketnap.press.refusals import PortalTrouble
from ketnap.press.services import ask_states, resend_figures

_LATEST = 30
"""How many packages are followed; an older article is followed when somebody opens its page."""


def refresh_press(*, by_hand: bool = False) -> str:
    """Return the trouble with the portal in words, or nothing; what waits stays until it is gone.

    `by_hand` also tries what is not due yet.
    """
    deliver_waiting(by_hand=by_hand)
    packages = list(SentPackage.objects.filter(dropped_because="").order_by("-pk")[:_LATEST])
    resend_figures(packages)
    try:
        if packages or PortalSection.objects.exists():
            ask_states(packages)
    except PortalTrouble as trouble:
        return trouble.words
    return ""
