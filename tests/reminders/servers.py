"""Mail servers that do not take every mail."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction

REFUSED = SMTPRecipientsRefused({"binh@vien.example": (550, b"no such user")})


class Unreachable(EmailBackend):
    """A mail server that hangs up."""

    def send_messages(self, messages):
        raise SMTPServerDisconnected("connection unexpectedly closed")


class RefusingBinh(EmailBackend):
    """A mail server that knows nobody of the address of Bình, and serves everybody else."""

    def send_messages(self, messages):
        if any("binh@vien.example" in message.to for message in messages):
            raise REFUSED
        return super().send_messages(messages)


@contextmanager
def mail_server(settings, server: type[EmailBackend]) -> Iterator[None]:
    """Let mail go to a server for a while."""
    usual = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{server.__module__}.{server.__qualname__}"
    yield
    settings.EMAIL_BACKEND = usual


class Slow(EmailBackend):
    """A mail server that is waited for: others write in the meantime, and the same mail is sent anew."""

    meanwhile: Callable[[], object]

    def send_messages(self, messages):
        with transaction.atomic(durable=True):  # refuses where somebody holds a transaction open
            self.meanwhile()
        return super().send_messages(messages)
