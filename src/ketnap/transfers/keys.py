"""The keys of this installation: one signs what it sends, with the other it opens what it is sent."""

import base64
import binascii
import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from django.conf import settings

KEY_BYTES = 32
OWNER_ONLY = 0o600
PREFIX = "ketnap-key-1:"
_GROUP = 4
_FINGERPRINT_CHARS = 32


class KeyLineUnreadable(Exception):
    """A text is not the public key of an installation."""


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """What other installations know of one: how to check its seal, how to close a file for it."""

    signing: bytes
    sealing: bytes

    @property
    def line(self) -> str:
        """The keys as one line of text, to be sent by any way."""
        return PREFIX + base64.b64encode(self.signing + self.sealing).decode()

    @property
    def fingerprint(self) -> str:
        """What two people read to each other, to be sure that the line arrived unchanged."""
        digest = hashlib.sha256(self.signing + self.sealing).hexdigest()[:_FINGERPRINT_CHARS]
        return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))

    def verifier(self) -> Ed25519PublicKey:
        return Ed25519PublicKey.from_public_bytes(self.signing)

    def lock(self) -> X25519PublicKey:
        return X25519PublicKey.from_public_bytes(self.sealing)


@dataclass(frozen=True, slots=True)
class InstallationKeys:
    """Both private keys of this installation."""

    signing: Ed25519PrivateKey
    opening: X25519PrivateKey

    @property
    def public(self) -> PublicKeys:
        return PublicKeys(
            self.signing.public_key().public_bytes_raw(),
            self.opening.public_key().public_bytes_raw(),
        )


def transfer_key_path() -> Path:
    """Where the keys lie, beside that of the step log and outside the database."""
    data: Path = settings.KETNAP_DATA
    return data / "keys" / "transfer.key"


def installation_keys() -> InstallationKeys:
    """The keys of this installation, made when they are first asked for."""
    path = transfer_key_path()
    if not path.is_file():
        _create(path)
    secret = path.read_bytes()
    return InstallationKeys(
        Ed25519PrivateKey.from_private_bytes(secret[:KEY_BYTES]),
        X25519PrivateKey.from_private_bytes(secret[KEY_BYTES:]),
    )


def public_keys_in(line: str) -> PublicKeys:
    """The keys that a line holds; raises `KeyLineUnreadable`."""
    text = line.strip()
    if not text.startswith(PREFIX):
        raise KeyLineUnreadable
    try:
        content = base64.b64decode(text.removeprefix(PREFIX), validate=True)
    except binascii.Error as error:
        raise KeyLineUnreadable from error
    if len(content) != 2 * KEY_BYTES:
        raise KeyLineUnreadable
    return PublicKeys(content[:KEY_BYTES], content[KEY_BYTES:])


def same_fingerprint(one: str, other: str) -> bool:
    """Whether two fingerprints are the same, however they are grouped and cased."""
    return "".join(one.lower().split()) == "".join(other.lower().split())


def _create(path: Path) -> None:
    """Write both keys as one whole; where another process was faster, its keys stand."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    secret = (
        Ed25519PrivateKey.generate().private_bytes_raw()
        + X25519PrivateKey.generate().private_bytes_raw()
    )
    waiting = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    with os.fdopen(descriptor, "wb") as key_file:
        key_file.write(secret)
        key_file.flush()
        os.fsync(key_file.fileno())
    with suppress(FileExistsError):
        os.link(waiting, path)
    waiting.unlink()
