"""What is said where mail does not reach its reader."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from ketnap.reminders.models import MailAddress


def failed_mail(kept: MailAddress) -> str:
    """Return that the last mail did not go out, and what to do; empty where it did."""
    if kept.failed_at is None:
        return ""
    moment = _moment(kept.failed_at)
    return _(
        "Thư gần nhất gửi đến %(address)s không đi được (%(moment)s); phần mềm sẽ gửi lại. "
        "Hãy xem lại địa chỉ; nếu địa chỉ đúng, hãy báo người quản trị."
    ) % {"address": kept.address, "moment": moment}


def unreached(since: datetime) -> str:
    """Return what whoever looks after accounts can do for somebody whom mail does not reach."""
    return _(
        "Thư gần nhất gửi cho người này không đi được (%(moment)s); phần mềm sẽ gửi lại. "
        "Hãy nhờ người này xem lại địa chỉ nhận thư; nếu nhiều người cùng như vậy, hãy xem máy chủ thư."
    ) % {"moment": _moment(since)}


def _moment(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M %d/%m/%Y}"
