"""What the surroundings say of outgoing mail: the server, the sender, and whether names are written."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_BY_SMTP = "django.core.mail.backends.smtp.EmailBackend"
_INTO_FILES = "django.core.mail.backends.filebased.EmailBackend"
_ANSWERS = {"": True, "yes": True, "no": False}
# Port and, in that order, whether the connection is encrypted from its start or soon after.
_SCHEMES = {"smtp": (25, False, False), "smtp+tls": (587, False, True), "smtps": (465, True, False)}


@dataclass(frozen=True, slots=True)
class Mail:
    """How mail leaves: through a server, or into a folder as long as none is named."""

    backend: str
    folder: Path
    sender: str
    names: bool
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    is_tls: bool = False
    starts_tls: bool = False


def read_mail(data: Path, variables: Mapping[str, str] = os.environ) -> Mail:
    """Return how mail leaves; refuses an address of a server that cannot be read."""
    folder = data / "mail"
    sender = variables.get("KETNAP_MAIL_FROM", "ketnap@localhost")
    answer = variables.get("KETNAP_MAIL_NAMES", "")
    if answer not in _ANSWERS:
        raise ImproperlyConfigured(f"KETNAP_MAIL_NAMES phải là yes hoặc no, không phải {answer!r}.")
    names = _ANSWERS[answer]
    url = variables.get("EMAIL_URL", "")
    if not url:
        return Mail(_INTO_FILES, folder, sender, names)
    return _through_server(urlsplit(url), folder, sender, names=names)


def _through_server(address: SplitResult, folder: Path, sender: str, *, names: bool) -> Mail:
    if address.scheme not in _SCHEMES or not address.hostname:
        raise ImproperlyConfigured(
            "EMAIL_URL phải có dạng smtp://máy, smtp+tls://người:mật-khẩu@máy:587 hoặc smtps://…"
        )
    usual_port, is_tls, starts_tls = _SCHEMES[address.scheme]
    return Mail(
        _BY_SMTP,
        folder,
        sender,
        names,
        host=address.hostname,
        port=address.port or usual_port,
        user=unquote(address.username or ""),
        password=unquote(address.password or ""),
        is_tls=is_tls,
        starts_tls=starts_tls,
    )
