"""Sends letters one by one, and holds nothing of the database while a mail server is waited for.

Whoever sends takes a turn with the address, sends, and then marks what went: two senders at once
send nothing twice. Where one is cut off between sending and marking, or the database refuses the
mark, the next run sends the same mail again: twice is better than never. The turn of one that was
cut off lasts until it runs out, and whoever comes in the meantime passes that user over and says so.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused

from django.core.mail import send_mail
from django.db import IntegrityError, OperationalError
from django.db.models import Q, QuerySet
from django.utils import timezone

from ketnap.accounts.models import User
from ketnap.reminders.models import MailAddress

TROUBLE = (SMTPException, OSError)
"""What a mail server that refuses or cannot be reached raises."""

_OF_ONE_MAIL = (SMTPRecipientsRefused, SMTPDataError)
"""What says nothing about the next mail: the address or the letter is refused, the server answers."""

_NOT_NOTED = (OperationalError, IntegrityError)
"""What a database raises that is busy or does not take a row; it says nothing about the next user."""

_TURN = timedelta(minutes=10)
"""How long a turn lasts that nobody gives back: longer than any mail takes."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A mail as it is to go, and what keeps that it went."""

    subject: str
    text: str
    mark: Callable[[], object]


Letter = tuple[User, Callable[[], Draft | None]]
"""Whom mail is for, and what writes it, unless by now nothing is to be said."""


@dataclass(frozen=True, slots=True)
class Mailed:
    """What went out: how many mails, and whose did not, with the server's words.

    `unsettled` names, with the database's words, to whom a mail may have gone that is not marked and
    may go again; `passed_over` whom another sender has the turn with.
    """

    sent: int
    failed: tuple[str, ...]
    unsettled: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether everybody was served, and it is known that he was."""
        return not (self.failed or self.unsettled or self.passed_over)


def send_each(letters: Iterable[Letter], *, while_answered: bool = False) -> Mailed:
    """Send them all. Whose mail fails gets no more of them, and the failure is kept with his address.

    What the database refuses is the trouble of that user alone, who gets no more of them either.
    `while_answered` is for mail that is tried every minute: once the server does not answer,
    the rest is left to the next run, so that a worker does not wait for it time and again.
    """
    sent, failed = 0, dict[int, str]()
    unsettled, passed_over = dict[int, str](), dict[int, str]()
    for user, write in letters:
        if user.pk in failed or user.pk in unsettled:
            continue
        try:
            sent += _send(user, write)
        except _TurnTaken:
            passed_over[user.pk] = user.username
        except _NOT_NOTED as error:
            unsettled[user.pk] = f"{user.username}: {error}"
        except TROUBLE as error:
            failed[user.pk] = f"{user.username}: {error}"
            if while_answered and not isinstance(error, _OF_ONE_MAIL):
                break
    return Mailed(
        sent, tuple(failed.values()), tuple(unsettled.values()), tuple(passed_over.values())
    )


class _TurnTaken(Exception):
    """Another sender has the turn with the address, who may be sending this very mail."""


def _send(user: User, write: Callable[[], Draft | None]) -> int:
    """How many mails went, one or none."""
    with _turn(user) as address:
        draft = write() if address else None
        if draft is None:
            return 0
        _hand_over(draft, user, address)
        draft.mark()
        _confirmed(user).update(failed_at=None)
        return 1


def _hand_over(draft: Draft, user: User, address: str) -> None:
    try:
        send_mail(draft.subject, draft.text, None, [address])
    except TROUBLE:
        _confirmed(user).update(failed_at=timezone.now())
        raise


@contextmanager
def _turn(user: User) -> Iterator[str]:
    """The confirmed address of the user, or nothing where there is none; raises `_TurnTaken`."""
    now = timezone.now()
    is_free = Q(sending_until__isnull=True) | Q(sending_until__lt=now)
    if not _confirmed(user).filter(is_free).update(sending_until=now + _TURN):
        if _confirmed(user).exists():
            raise _TurnTaken
        yield ""
        return
    try:
        yield _confirmed(user).values_list("address", flat=True).first() or ""
    finally:
        _confirmed(user).filter(sending_until=now + _TURN).update(sending_until=None)


def _confirmed(user: User) -> QuerySet[MailAddress]:
    return MailAddress.objects.filter(user=user, confirmed_at__isnull=False)
