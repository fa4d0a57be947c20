"""The secret that the log's digests are keyed with: a file outside the database."""

import os
import secrets
from pathlib import Path

from django.conf import settings

KEY_BYTES = 32
OWNER_ONLY = 0o600


class LogKeyMissing(Exception):
    """The key file is not there, or does not hold a key."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path}: không có khóa của sổ bước, hoặc khóa hỏng; hãy chạy `ketnap init`, "
            f"hoặc trả lại tệp khóa từ bản lưu "
            f"(the key of the step log is missing or damaged; run `ketnap init`, "
            f"or restore the key file from its copy)"
        )
        self.path = path


def log_key_path() -> Path:
    """Where the key of the log lies."""
    data: Path = settings.KETNAP_DATA
    return data / "keys" / "log.key"


def log_key() -> bytes:
    """The key of this installation. Raises `LogKeyMissing` naming the file."""
    path = log_key_path()
    if not path.is_file():
        raise LogKeyMissing(path)
    key = path.read_bytes()
    if len(key) != KEY_BYTES:
        raise LogKeyMissing(path)
    return key


def create_log_key() -> Path:
    """Writes a new key readable by its owner alone; refuses to replace one that exists."""
    path = log_key_path()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    with os.fdopen(descriptor, "wb") as key_file:
        key_file.write(secrets.token_bytes(KEY_BYTES))
        key_file.flush()
        os.fsync(key_file.fileno())
    return path
