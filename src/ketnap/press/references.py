"""What the portal knows accounts and cells by: always the same, and telling nothing."""

from django.conf import settings

from ketnap.domain.press.signature import keyed

_ACCOUNT_PURPOSE = b"ketnap.press/1 account"
_CELL_PURPOSE = b"ketnap.press/1 cell"
_LONGEST_REFERENCE = 32


def account_reference(user_id: int) -> str:
    """Return what the portal knows an account by."""
    return _reference(_ACCOUNT_PURPOSE, user_id)


def cell_reference(organisation_id: int) -> str:
    """Return what the portal knows a cell by."""
    return _reference(_CELL_PURPOSE, organisation_id)


def _reference(purpose: bytes, number: int) -> str:
    digest = keyed(purpose, str(number).encode(), key=settings.SECRET_KEY.encode())
    return digest[:_LONGEST_REFERENCE]
