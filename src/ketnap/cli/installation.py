"""`ketnap init`, `ketnap demo` and `ketnap serve`: an installation and its server."""

import argparse
import json
import os
import secrets
import socket
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ketnap.cli.django_rooms import installation, set_up
from ketnap.cli.portal import begin_with_demo, portal_beside
from ketnap.cli.printing import say, say_json, tell
from ketnap.cli.records import unreadable
from ketnap.cli.refusal import REFUSED, Refusal, spoken_language
from ketnap.cli.serving import serve_application
from ketnap.cli.static_files import collect_static_files
from ketnap.cli.working import worker_beside

_OWNER_ONLY = 0o600
_OWNER_ONLY_FOLDER = 0o700
_HIGHEST_PORT = 65_535


def init(arguments: argparse.Namespace) -> int:
    """Set up an empty installation; safe to repeat, and the way to upgrade one."""
    folder = _make_ready()
    _make_rooms()
    tell(
        f"Đã lập bản cài đặt trong {folder}. Chạy `ketnap serve` để bắt đầu.",
        f"The installation in {folder} is ready. Run `ketnap serve` to start.",
    )
    return 0


def _make_ready() -> Path:
    """The folder and its keys, which both processes need before anything else."""
    from ketnap.config.environment import read_environment

    environment = read_environment()
    try:
        _make_keys_folder(environment.data)
        _write_secret_key(environment.secret_key_file)
        _write_secret_key(environment.portal_secret_key_file)
        _write_secret_key(environment.press_key_file)
    except OSError as error:
        raise Refusal(
            f"Không ghi được vào {environment.data}: {error.strerror}",
            f"Cannot write to {environment.data}: {error.strerror}",
            status=REFUSED,
        ) from None
    return environment.data


def _make_rooms() -> None:
    """Tables and static files, each made only where missing or out of date."""
    set_up()
    _make_tables()


def _make_keys_folder(data: Path) -> None:
    data.mkdir(parents=True, exist_ok=True, mode=_OWNER_ONLY_FOLDER)
    (data / "keys").mkdir(exist_ok=True, mode=_OWNER_ONLY_FOLDER)


def _write_secret_key(path: Path) -> None:
    if not path.exists():
        _write_private(path, secrets.token_urlsafe(48))


def _write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read; never half of it."""
    draft = path.with_suffix(".new")
    with open(os.open(draft, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, _OWNER_ONLY), "w") as file:
        file.write(text)
    draft.replace(path)


def _make_tables() -> None:
    from django.core.management import call_command
    from django.db import DatabaseError

    from ketnap.casefiles.keys import create_log_key, log_key_path

    if not log_key_path().exists():
        create_log_key()
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise Refusal(
            f"Không lập được các bảng: {error}", f"Cannot make the tables: {error}", status=REFUSED
        ) from None
    _derive_anew()
    _require_official_tables()
    collect_static_files()


def _require_official_tables() -> None:
    """Read the official tables now, a site's own among them, and not when somebody asks for one."""
    from ketnap.figures.official import TableBroken, load_tables

    try:
        load_tables()
    except TableBroken as error:
        raise Refusal(
            f"Biểu thống kê không dùng được. {error.vi}",
            f"An official table cannot be used. {error.en}",
            status=REFUSED,
        ) from None


def _derive_anew() -> None:
    """Derive the lists anew where another version of the program, or other rules, derived them."""
    from ketnap.casefiles.rebuild import rebuild_outdated

    rebuilt = rebuild_outdated()
    if rebuilt.count:
        tell(
            f"Đã lập lại bảng suy ra của {rebuilt.count} hồ sơ theo phiên bản này.",
            f"Rebuilt the tables of {rebuilt.count} cases for this version.",
        )
    if rebuilt.unreadable:
        raise unreadable(rebuilt.unreadable)


# ---- demo ----


def demo(arguments: argparse.Namespace) -> int:
    """Set up an installation, fill it with an invented cell, print the sign-in names."""
    folder = _make_ready()
    if not arguments.show:
        begin_with_demo(folder)
    _make_rooms()
    accounts = _demo_accounts(only_show=arguments.show)
    if arguments.json:
        say_json(accounts)
    else:
        _print_accounts(accounts)
    return 0


def _demo_accounts(*, only_show: bool) -> dict[str, Any]:
    with installation():
        accounts = _stored_accounts()
        if accounts is None:
            if only_show:
                raise Refusal(
                    "Ở đây chưa có chi bộ mẫu. Hãy chạy `ketnap demo`.",
                    "There is no demo here yet. Run `ketnap demo`.",
                    status=REFUSED,
                )
            accounts = _fill()
    return accounts


def _accounts_file() -> Path:
    from django.conf import settings

    data: Path = settings.KETNAP_DATA
    return data / "demo-accounts.json"


def _stored_accounts() -> dict[str, Any] | None:
    path = _accounts_file()
    if not path.exists():
        return None
    stored: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return stored


def _fill() -> dict[str, Any]:
    from django.db import transaction
    from django.utils import timezone

    from ketnap.accounts.queries import anybody_exists
    from ketnap.demo.filling import fill_demo

    if anybody_exists():
        raise Refusal(
            "Bản cài đặt này đã có người dùng; chi bộ mẫu chỉ lập được trong bản cài đặt trống.",
            "This installation has users; the demo only fills an empty one.",
            status=REFUSED,
        )
    with transaction.atomic():
        filled = fill_demo(today=timezone.localdate(), password_for=_new_password)
        accounts = {
            "accounts": [asdict(account) for account in filled.accounts],
            "organisation": filled.organisation,
        }
        _write_private(_accounts_file(), json.dumps(accounts, ensure_ascii=False))
    return accounts


def _new_password(username: str) -> str:
    return "-".join(secrets.token_hex(2) for _ in range(3))


def _print_accounts(accounts: Mapping[str, Any]) -> None:
    tell(f"Chi bộ mẫu: {accounts['organisation']}", f"Demo cell: {accounts['organisation']}")
    for account in accounts["accounts"]:
        role = _role_in_words(account["role"])
        say(f"  {account['username']:<10} {account['password']:<16} {role}")


def _role_in_words(code: str) -> str:
    from django.utils.translation import override

    from ketnap.accounts.models import ROLE_NAMES
    from ketnap.domain.access import Role

    with override(spoken_language()):
        return str(ROLE_NAMES[Role(code)])


# ---- serve ----


def serve(arguments: argparse.Namespace) -> int:
    """Serve staff screens and portal until interrupted, with a worker beside them."""
    host, port = arguments.host, arguments.port
    portal_port = port + 1 if arguments.portal_port is None else arguments.portal_port
    for one in (port, portal_port):
        _require_port(one)
    # Read with the settings, by every process that is started from here.
    os.environ.setdefault("PORTAL_ADDRESS", _address_for_calls(host, portal_port))
    os.environ.setdefault("STAFF_ADDRESS", f"http://{host}:{port}")
    with installation():
        for one in (port, portal_port):
            _require_free_port(host, one)
        _require_portal()
        _require_official_tables()
        collect_static_files()
        address = f"http://{host}:{port}"
        tell(f"Mở trình duyệt tại {address}", f"Open {address} in a browser")
        tell(
            f"Trang tin tại http://{host}:{portal_port} (lần chạy đầu cần chừng nửa phút)",
            f"The portal: http://{host}:{portal_port} (the first start takes about half a minute)",
        )
        _invite_the_first_user(address)
    worker = nullcontext() if arguments.no_worker else worker_beside()
    with worker, portal_beside(host, portal_port):
        serve_application("ketnap.config.wsgi:application", host, port)
    return 0


def _address_for_calls(host: str, portal_port: int) -> str:
    """How this machine calls its own portal, also where it is served on every address."""
    own = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104  # compared, not bound
    return f"http://{own}:{portal_port}"


def _require_port(port: int) -> None:
    if not 0 < port <= _HIGHEST_PORT:
        raise Refusal(
            f"Cổng phải từ 1 đến {_HIGHEST_PORT}.", f"The port must be 1 to {_HIGHEST_PORT}."
        )


def _require_portal() -> None:
    from django.core.exceptions import ImproperlyConfigured

    from ketnap.config.environment import read_environment, require_portal_secret_key

    try:
        require_portal_secret_key(read_environment())
    except ImproperlyConfigured as error:
        raise Refusal(str(error), "The portal is not set up. Run `ketnap init` first.") from None


def _require_free_port(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as error:
        raise Refusal(
            f"Không mở được cổng {port} trên {host}: {error.strerror}. Hãy chọn cổng khác.",
            f"Cannot open port {port} on {host}: {error.strerror}. Choose another port.",
            status=REFUSED,
        ) from None


def _invite_the_first_user(address: str) -> None:
    from django.conf import settings
    from django.urls import reverse

    from ketnap.accounts.queries import anybody_exists
    from ketnap.accounts.setup_token import issue_token

    if not anybody_exists():
        path = reverse("setup", kwargs={"token": issue_token(settings.KETNAP_DATA)})
        tell(
            f"Chưa có người dùng. Mở địa chỉ này một lần để khởi tạo: {address}{path}",
            f"There is no user yet. Open this address once to begin: {address}{path}",
        )
