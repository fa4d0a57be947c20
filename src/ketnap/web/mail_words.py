"""What is said where mail does not reach its reader."""

from django.utils import timezone
from django.utils.translation import gettext as _

from ketnap.reminders.models import MailAddress


def failed_mail(kept: MailAddress) -> str:
    """Return that the last mail did not go out, and what to do; empty where it did."""
    if kept.failed_at is None:
        return ""
    moment = f"{timezone.localtime(kept.failed_at):%H:%M %d/%m/%Y}"
    return _(
        "Thư gần nhất gửi đến %(address)s không đi được (%(moment)s); phần mềm sẽ gửi lại. "
        "Hãy xem lại địa chỉ; nếu địa chỉ đúng, hãy báo người quản trị."
    ) % {"address": kept.address, "moment": moment}
