"""How the numbers of a vote contradict each other, in words for whoever counted."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketnap.domain.meeting.ballots import Slip, SlipCode

_SLIPS: Mapping[SlipCode, Promise] = {
    SlipCode.ISSUED_ABOVE_PRESENT: _(
        "Nhiều hơn số đảng viên chính thức có mặt (%(bound)s). Kiểm tra lại."
    ),
    SlipCode.RETURNED_ABOVE_ISSUED: _("Nhiều hơn số phiếu phát ra (%(bound)s). Kiểm tra lại."),
    SlipCode.ABOVE_RETURNED: _("Nhiều hơn số phiếu thu về (%(bound)s). Kiểm tra lại."),
    SlipCode.SUM_ABOVE_RETURNED: _(
        "Cộng lại được %(sum)s phiếu, nhiều hơn số thu về (%(bound)s). Kiểm tra lại."
    ),
    SlipCode.SUM_BELOW_RETURNED: _(
        "Cộng lại được %(sum)s phiếu, còn thiếu %(rest)s so với số thu về (%(bound)s)."
    ),
    SlipCode.CARDS_ABOVE_PRESENT: _(
        "Cộng lại được %(sum)s, nhiều hơn số có mặt (%(bound)s). Kiểm tra lại."
    ),
}


def slip_message(slip: Slip) -> str:
    """Return what does not add up, and with what it must agree."""
    facts = {"sum": slip.is_, "bound": slip.bound, "rest": slip.bound - slip.is_}
    return str(_SLIPS[slip.code]) % facts
