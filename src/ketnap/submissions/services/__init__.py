"""Every write of the way up: send, handle, decide, receive."""

from ketnap.occasions.sittings.services import Sitting
from ketnap.submissions.services.deciding import Decision, decide_together
from ketnap.submissions.services.handling import appraise, give_back
from ketnap.submissions.services.receiving import confirm_receipt
from ketnap.submissions.services.sending import look_over, send_up
from ketnap.submissions.services.sitting import Ballot, hold_sitting
from ketnap.submissions.services.sitting_corrections import SittingCorrection, correct_sitting

__all__ = [
    "Ballot",
    "Decision",
    "Sitting",
    "SittingCorrection",
    "appraise",
    "confirm_receipt",
    "correct_sitting",
    "decide_together",
    "give_back",
    "hold_sitting",
    "look_over",
    "send_up",
]
