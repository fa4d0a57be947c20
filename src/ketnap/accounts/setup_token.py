"""The one-time word that lets the first user in, kept as a hash in the data folder."""

import hashlib
import secrets
from pathlib import Path

FILE = "setup.token"


def issue_token(folder: Path) -> str:
    """Return a new token, to be shown once; an older one stops working."""
    token = secrets.token_urlsafe(24)
    path = folder / FILE
    path.touch(mode=0o600)
    path.write_text(_hash(token), encoding="ascii")
    return token


def matches(folder: Path, token: str) -> bool:
    """Say whether this is the token issued last and not yet used."""
    path = folder / FILE
    kept = path.read_text(encoding="ascii") if path.exists() else ""
    return secrets.compare_digest(kept, _hash(token))


def use_up(folder: Path) -> None:
    """Make the token worthless; raises `FileNotFoundError` for the second of two at once."""
    (folder / FILE).unlink()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
