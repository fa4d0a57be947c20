"""`ketnap remind`: what a timer runs every working morning."""

import argparse
from typing import TYPE_CHECKING

from ketnap.cli.django_rooms import installation
from ketnap.cli.printing import complain, say, say_json, tell
from ketnap.cli.refusal import REFUSED

if TYPE_CHECKING:
    from datetime import date

    from ketnap.reminders.queries import DueReminder


def remind(arguments: argparse.Namespace) -> int:
    """Raise today's reminders and send what goes by mail.

    A second run the same day adds nothing, but for mails of which it could not be noted that they went.
    """
    with installation():
        from django.utils import timezone

        today = timezone.localdate()
        if arguments.dry_run:
            return _show(arguments, today)
        return _remind(arguments, today)


def _show(arguments: argparse.Namespace, today: "date") -> int:
    from ketnap.accounts.models import User
    from ketnap.reminders.queries import due_reminders

    names = dict(User.objects.values_list("pk", "username"))
    for due in due_reminders(on=today):
        about = _about(due)
        readers = [names[user_id] for user_id in sorted(due.user_ids)]
        if arguments.json:
            say_json({**about, "users": readers})
        else:
            say("\t".join([*about.values(), ", ".join(readers)]))
    return 0


def _about(due: "DueReminder") -> dict[str, str]:
    """What is due, by the number of the case: a trial run is read by whoever keeps the machine."""
    deadline = due.duty.deadline
    return {
        "case": str(due.duty.case.pk),
        "deadline": deadline.code.value,
        "due_on": deadline.due_on.isoformat(),
        "occasion": due.point.occasion.value,
    }


def _remind(arguments: argparse.Namespace, today: "date") -> int:
    from ketnap.press.refreshing import refresh_press
    from ketnap.reminders.services import mail_reminders, raise_reminders, send_digests

    raised = sum(len(due.user_ids) for due in raise_reminders(on=today))
    mailed, digests = mail_reminders(on=today), send_digests(on=today)
    for failure in (*mailed.failed, *digests.failed):
        complain(f"Chưa gửi được thư cho {failure}", f"No mail went to {failure}")
    for trouble in (*mailed.unsettled, *digests.unsettled):
        complain(
            f"Cơ sở dữ liệu từ chối khi gửi thư cho {trouble}. Thư có thể đã đi, và lần chạy sau có thể gửi lại.",
            f"The database refused while mail was sent to {trouble}. It may have gone, and may go again with the next run.",
        )
    for name in dict.fromkeys((*mailed.passed_over, *digests.passed_over)):
        complain(
            f"Bỏ qua {name}: một tiến trình khác đang gửi thư cho người này, hoặc đã bị ngắt khi đang gửi. Hãy chạy lại sau mười phút.",
            f"{name} was passed over: another process is sending mail to this user, or was cut off while it did. Run this again in ten minutes.",
        )
    if trouble := refresh_press():
        complain(trouble, "The portal does not answer; what waits for it is kept.")
    if arguments.json:
        say_json({"raised": raised, "mailed": mailed.sent, "digests": digests.sent})
    else:
        tell(
            f"Đã nhắc {raised} việc, gửi {mailed.sent} thư nhắc và {digests.sent} thư tổng hợp.",
            f"{raised} reminders, {mailed.sent} mails and {digests.sent} digests.",
        )
    return 0 if mailed.is_whole and digests.is_whole else REFUSED
