"""What the surroundings of a process say: folders, database, address, key."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings an operator may choose, read once when a process starts."""

    data: Path
    database_url: str
    origin: str
    hosts: tuple[str, ...]
    proxies: int
    review_months: int
    typed_personal_papers: bool
    idle_minutes: int
    portal_database_url: str
    portal_origin: str
    portal_hosts: tuple[str, ...]
    webhook_hosts: tuple[str, ...]
    portal_address: str
    staff_address: str

    @property
    def secret_key_file(self) -> Path:
        """Return where `ketnap init` writes the key that signs sessions and forms."""
        return self.data / "keys" / "secret.key"

    @property
    def portal_secret_key_file(self) -> Path:
        """Return where `ketnap init` writes the key of the portal, which no other process reads."""
        return self.data / "keys" / "portal-secret.key"

    @property
    def press_key_file(self) -> Path:
        """Return where `ketnap init` writes the key that both processes sign their calls with."""
        return self.data / "keys" / "portal.key"

    @property
    def is_https(self) -> bool:
        return self.origin.startswith("https://")

    @property
    def portal_is_https(self) -> bool:
        return self.portal_origin.startswith("https://")


def read_environment(variables: Mapping[str, str] = os.environ) -> Environment:
    """Return the operator's choices; refuses an origin that is not a web address."""
    origin = variables.get("KETNAP_ORIGIN", "").rstrip("/")
    portal_origin = variables.get("PORTAL_ORIGIN", "").rstrip("/")
    return Environment(
        data=Path(variables.get("KETNAP_DATA", "data")).absolute(),
        database_url=variables.get("DATABASE_URL", ""),
        origin=origin,
        hosts=_hosts(variables, "KETNAP", origin),
        proxies=_count(variables, "KETNAP_PROXIES"),
        review_months=_count(variables, "KETNAP_REVIEW_MONTHS", usual="3"),
        typed_personal_papers=_is_chosen(variables, "KETNAP_TYPED_PERSONAL_PAPERS"),
        idle_minutes=_idle_minutes(variables),
        portal_database_url=variables.get("PORTAL_DATABASE_URL", ""),
        portal_origin=portal_origin,
        portal_hosts=_hosts(variables, "PORTAL", portal_origin),
        webhook_hosts=_named(variables.get("KETNAP_WEBHOOK_HOSTS", "")),
        portal_address=_portal_address(variables, portal_origin),
        staff_address=origin or variables.get("STAFF_ADDRESS", "http://localhost:8000"),
    )


def _portal_address(variables: Mapping[str, str], portal_origin: str) -> str:
    """Where staff processes call the portal: `ketnap serve` names its own port."""
    address = variables.get("PORTAL_ADDRESS", "").rstrip("/")
    if address and urlsplit(address).scheme not in {"http", "https"}:
        raise ImproperlyConfigured(f"PORTAL_ADDRESS không phải là một địa chỉ: {address!r}.")
    return address or portal_origin or "http://127.0.0.1:8001"


def _idle_minutes(variables: Mapping[str, str]) -> int:
    minutes = _count(variables, "KETNAP_IDLE_MINUTES", usual="15")
    if minutes < 1:
        raise ImproperlyConfigured("KETNAP_IDLE_MINUTES phải từ 1 phút trở lên.")
    return minutes


def _count(variables: Mapping[str, str], name: str, *, usual: str = "0") -> int:
    text = variables.get(name, usual)
    if not text.isdecimal():
        raise ImproperlyConfigured(f"{name} phải là một số, không phải {text!r}.")
    return int(text)


def _is_chosen(variables: Mapping[str, str], name: str) -> bool:
    text = variables.get(name, "0")
    if text not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} phải là 0 hoặc 1, không phải {text!r}.")
    return text == "1"


def _named(listed: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in listed.split(",") if name.strip())


def _hosts(variables: Mapping[str, str], zone: str, origin: str) -> tuple[str, ...]:
    names = [*_named(variables.get(f"{zone}_HOSTS", ""))]
    if origin:
        address = urlsplit(origin)
        if address.scheme not in {"http", "https"} or not address.hostname:
            raise ImproperlyConfigured(f"{zone}_ORIGIN không phải là một địa chỉ: {origin!r}.")
        names.append(address.hostname)
    if "*" in names:
        raise ImproperlyConfigured(f"{zone}_HOSTS phải nêu rõ từng tên máy, không dùng *.")
    return tuple(dict.fromkeys([*names, "localhost", "127.0.0.1", "[::1]"]))


def database(environment: Environment) -> dict[str, Any]:
    """Return Django's description of the database: PostgreSQL by address, else a file."""
    return _database("DATABASE_URL", environment.database_url, environment.data / "ketnap.sqlite3")


def portal_database(environment: Environment) -> dict[str, Any]:
    """Return Django's description of the portal's own database."""
    return _database(
        "PORTAL_DATABASE_URL",
        environment.portal_database_url,
        environment.data / "portal.sqlite3",
    )


def _database(variable: str, url: str, file: Path) -> dict[str, Any]:
    if url:
        return _postgresql(variable, url)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            # Deferred transactions fail with "database is locked" when two of them read, then write.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": SQLITE_PRAGMAS,
        },
    }


def _postgresql(variable: str, url: str) -> dict[str, Any]:
    address = urlsplit(url)
    if address.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(f"{variable} phải bắt đầu bằng postgres:// hoặc postgresql://.")
    options = dict(parse_qsl(address.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(address.path.lstrip("/")),
        "USER": unquote(address.username or ""),
        "PASSWORD": unquote(address.password or ""),
        "HOST": options.pop("host", "") or unquote(address.hostname or ""),
        "PORT": str(address.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def secret_key(environment: Environment) -> str:
    """Return the secret key, or an empty text where `ketnap init` has not run.

    Django refuses to use an empty key; `require_secret_key` says it in plain words.
    """
    return _key_in(environment.secret_key_file)


def portal_secret_key(environment: Environment) -> str:
    """Return the portal's own secret key, or an empty text as above."""
    return _key_in(environment.portal_secret_key_file)


def press_key(environment: Environment) -> str:
    """Return the key of the calls from the staff zone to the portal, or an empty text as above."""
    return _key_in(environment.press_key_file)


def _key_in(path: Path) -> str:
    return path.read_text(encoding="ascii").strip() if path.exists() else ""


def require_secret_key(environment: Environment) -> None:
    """Refuse to serve before `ketnap init` has written the key."""
    _require_key_in(environment.secret_key_file)


def require_portal_secret_key(environment: Environment) -> None:
    """Refuse to serve the portal before `ketnap init` has written its key."""
    _require_key_in(environment.portal_secret_key_file)


def _require_key_in(path: Path) -> None:
    if not _key_in(path):
        raise ImproperlyConfigured(
            f"Chưa có khóa bí mật tại {path}. Hãy chạy `ketnap init` trước, rồi khởi động lại."
        )
