"""Seals a text for one installation, signed by another; opens it again or says why not.

The text is encrypted with ChaCha20-Poly1305 under a key that X25519 agrees on between a key made
for this one file and the receiver's; the whole envelope is signed with Ed25519 by the sender.
"""

import base64
import binascii
import json
import os
from collections.abc import Iterable, Mapping

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ketnap.transfers.keys import KEY_BYTES, InstallationKeys, PublicKeys

_ANY_FORMAT = "ketnap.sealed/"
FORMAT = f"{_ANY_FORMAT}1"
_NONCE_BYTES = 12
_LONGEST_SHOWN = 40
_SIGNED = ("format", "kind", "sender", "receiver", "once", "nonce", "closed")
_KEYS = frozenset({*_SIGNED, "signature"})


class SealBroken(Exception):
    """A sealed file is not taken: why, in both languages."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi = vi
        self.en = en


def seal(text: str, *, kind: str, sender: InstallationKeys, receiver: PublicKeys) -> str:
    """The text as an envelope that the receiver alone can open."""
    once = X25519PrivateKey.generate()
    nonce = os.urandom(_NONCE_BYTES)
    bound = f"{kind} {sender.public.line} {receiver.line}".encode()
    closed = _cipher(once.exchange(receiver.lock())).encrypt(nonce, text.encode(), bound)
    envelope = {
        "format": FORMAT,
        "kind": kind,
        "sender": sender.public.line,
        "receiver": receiver.line,
        "once": _text(once.public_key().public_bytes_raw()),
        "nonce": _text(nonce),
        "closed": _text(closed),
    }
    signature = _text(sender.signing.sign(_signed(envelope)))
    return json.dumps({**envelope, "signature": signature}, indent=1)


def unseal(
    sealed: str, *, kind: str, own: InstallationKeys, known: Iterable[PublicKeys]
) -> tuple[str, PublicKeys]:
    """The text and who sealed it; raises `SealBroken`. An unknown sender is refused before reading."""
    envelope = _envelope(sealed, kind=kind)
    if envelope["receiver"] != own.public.line:
        raise SealBroken(
            "Tệp này niêm phong cho nơi cài đặt khác, ở đây không mở được.",
            "This file is sealed for another installation and cannot be opened here.",
        )
    sender = next((keys for keys in known if keys.line == envelope["sender"]), None)
    if sender is None:
        raise SealBroken(
            "Chưa biết khóa của nơi gửi. Hãy trao đổi khóa và đối chiếu dấu vân trước.",
            "The sender's key is not known. Exchange keys and compare fingerprints first.",
        )
    try:
        sender.verifier().verify(_bytes(envelope["signature"]), _signed(envelope))
        once = X25519PublicKey.from_public_bytes(_bytes(envelope["once"]))
        bound = f"{kind} {sender.line} {own.public.line}".encode()
        cipher = _cipher(own.opening.exchange(once))
        opened = cipher.decrypt(_bytes(envelope["nonce"]), _bytes(envelope["closed"]), bound)
        return opened.decode(), sender
    except (InvalidSignature, InvalidTag, ValueError) as error:
        raise _altered() from error


def _envelope(sealed: str, *, kind: str) -> Mapping[str, str]:
    try:
        data = json.loads(sealed)
    except (ValueError, RecursionError) as error:
        raise _altered() from error
    written = data.get("format") if isinstance(data, dict) else None
    if isinstance(written, str) and written.startswith(_ANY_FORMAT) and written != FORMAT:
        raise _of_another_format(written)
    is_envelope = written == FORMAT and data.keys() == _KEYS
    if not is_envelope or not all(isinstance(value, str) for value in data.values()):
        raise _altered()
    if data["kind"] != kind:
        raise SealBroken(
            "Tệp này không phải loại đang chờ nhận: hồ sơ chuyển và giấy báo nhận được nhận ở hai chỗ "
            "khác nhau.",
            "This is not the kind of file expected: a case and a receipt are taken in two places.",
        )
    envelope: Mapping[str, str] = data
    return envelope


def _of_another_format(written: str) -> SealBroken:
    shown = "".join(filter(str.isprintable, written[:_LONGEST_SHOWN]))
    return SealBroken(
        f"Tệp viết theo dạng “{shown}”, phần mềm ở đây chỉ đọc dạng “{FORMAT}”. Hãy dùng cùng một phiên "
        "bản phần mềm ở hai nơi, rồi xin niêm phong lại.",
        f"The file is written in the format “{shown}”, and only “{FORMAT}” is read here. Use the same "
        "version at both places, then ask to have it sealed again.",
    )


def _altered() -> SealBroken:
    return SealBroken(
        "Tệp đã bị đổi hoặc hỏng: niêm phong không còn khớp. Hãy xin lại tệp.",
        "The file was altered or is damaged: its seal does not match. Ask for it again.",
    )


def _signed(envelope: Mapping[str, str]) -> bytes:
    return "\n".join(envelope[name] for name in _SIGNED).encode()


def _cipher(shared: bytes) -> ChaCha20Poly1305:
    derived = HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=None, info=FORMAT.encode())
    return ChaCha20Poly1305(derived.derive(shared))


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise _altered() from error
