"""Tickets (vé vào): the staff application vouches for an editor at the portal's door, once."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ketnap.domain.press.contract import FORMAT, VERSION
from ketnap.domain.press.shape import (
    Unreadable,
    read_as,
    require,
    require_reference,
    require_section,
    require_words,
    written,
)
from ketnap.domain.press.signature import (
    Refusal,
    SignatureRefused,
    is_nonce,
    keyed,
    require_fresh,
    same,
)

_PURPOSE: Final = b"ketnap.press/1 ticket"
_MOST_CHARACTERS: Final = 4_000
LONGEST_VISIT_SECONDS: Final = 8 * 3600
"""How long a ticket lets somebody stay at most: a working day."""


class EditorRole(StrEnum):
    """What somebody does on the way of an article."""

    SECRETARY = "secretary"
    EDITOR = "editor"
    APPROVER = "approver"


@dataclass(frozen=True, slots=True)
class SectionRole:
    """A role in the sections named, in every section where none is; `cells` are whom one speaks for.

    A secretary reads what his own cells send, by the references that packages bear.
    """

    role: EditorRole
    sections: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for index, section in enumerate(self.sections):
            require_section(section, f".sections[{index}]")
        for index, cell in enumerate(self.cells):
            require_reference(cell, f".cells[{index}]")


@dataclass(frozen=True, slots=True)
class Ticket:
    """Who comes in: the name to show, an opaque account, the roles; good for a minute, once.

    `is_followed` says that the staff zone tells from now on whether the account may still be in;
    releases before did not.
    """

    account: str
    name: str
    roles: tuple[SectionRole, ...]
    issued_at: int
    nonce: str
    is_followed: bool = False

    def __post_init__(self) -> None:
        require_reference(self.account, ".account")
        require_words(self.name, ".name")
        require(bool(self.roles), ".roles", "phải có ít nhất một vai trò", "must have a role")
        require(is_nonce(self.nonce), ".nonce", "phải là số dùng một lần", "must be a nonce")


def issue(ticket: Ticket, *, key: bytes) -> str:
    """Return the ticket as it stands in an address."""
    body = urlsafe_b64encode(written(ticket, tag=FORMAT, version=VERSION).encode()).decode()
    return f"{body}.{keyed(_PURPOSE, body.encode(), key=key)}"


def redeem(text: str, *, key: bytes, now: int) -> Ticket:
    """Return the ticket that an address brought; raises `SignatureRefused`.

    Whether it was used before is the portal's to say, by its nonce.
    """
    body, _dot, signature = text[:_MOST_CHARACTERS].partition(".")
    if not same(signature, keyed(_PURPOSE, body.encode(), key=key)):
        raise SignatureRefused(Refusal.FORGED)
    ticket = _opened(body)
    require_fresh(ticket.issued_at, now=now)
    return ticket


def _opened(body: str) -> Ticket:
    try:
        return read_as(Ticket, urlsafe_b64decode(body).decode(), tag=FORMAT)
    except (NotBase64, UnicodeDecodeError, Unreadable):
        raise SignatureRefused(Refusal.MALFORMED) from None
