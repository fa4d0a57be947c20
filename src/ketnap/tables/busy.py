"""Tells whether the database refused a write only because somebody else is writing."""

import sqlite3

from django.db import OperationalError

# Lock not available, deadlock detected: what PostgreSQL calls the same trouble.
_STATES = frozenset({"55P03", "40P01"})
_PRIMARY_CODE = 0xFF
"""SQLite says more of an error in the bits above these."""


def is_busy(error: BaseException) -> bool:
    """Return whether the same write may succeed a little later; nothing of it was written."""
    cause = error.__cause__
    if not isinstance(error, OperationalError) or cause is None:
        return False
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        return int(code) & _PRIMARY_CODE in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return getattr(cause, "sqlstate", None) in _STATES
