"""The demo, served by its own processes, and a way through every page that links lead to."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, urljoin, urlsplit
from urllib.request import urlopen

from django.urls import Resolver404, resolve
from playwright.sync_api import BrowserContext

from made_once import made_once

COMMAND = Path(sys.executable).with_name("ketnap")
ACCOUNTS = "demo-accounts.json"
PATIENCE_SECONDS = 60
DESK = "/"
WALKED = {"after", "before", "on", "q", "order", "month", "cell", "year"}
"""Questions that show another part of the same page."""
EXAMPLES = 3
"""How many records of one sort are read: a meeting before it, while it lasts, and after."""


@dataclass(frozen=True)
class Site:
    """Where the demo is served, and how to sign in to it."""

    address: str
    passwords: dict[str, str]


@dataclass(frozen=True)
class Seen:
    """A page as one reader sees it; the first of its sort, and every desk, stand for the others."""

    name: str
    reader: str
    path: str
    markup: str
    is_first: bool = True


@contextmanager
def served_demo(folder: Path) -> Iterator[Site]:
    """The demo in a folder of its own, by the same commands as script/demo."""
    shutil.copytree(made_once("demo", _fill), folder, dirs_exist_ok=True)
    accounts = json.loads((folder / ACCOUNTS).read_text("utf-8"))["accounts"]
    environment = _environment(folder)
    port = _free_port()
    ports = ["--port", str(port), "--portal-port", str(_free_port())]
    server = subprocess.Popen([COMMAND, "serve", *ports], env=environment)
    try:
        site = Site(
            f"http://127.0.0.1:{port}",
            {account["username"]: account["password"] for account in accounts},
        )
        _wait_for(site, server)
        yield site
    finally:
        server.terminate()
        server.wait()


def _fill(folder: Path) -> None:
    folder.mkdir()
    subprocess.run(
        [COMMAND, "demo"], env=_environment(folder), check=True, stdout=subprocess.DEVNULL
    )


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return {**kept, "HOME": str(folder), "KETNAP_DATA": str(folder)}


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def _wait_for(site: Site, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(f"{site.address}/dang-nhap/"):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the demo does not answer")


def sign_in(context: BrowserContext, site: Site, reader: str) -> None:
    page = context.new_page()
    page.goto(f"{site.address}/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(reader)
    page.get_by_label("Mật khẩu").fill(site.passwords[reader])
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_role("banner").wait_for()
    page.close()


def walk(
    context: BrowserContext, site: Site, reader: str, known: Counter["Sort"]
) -> Iterator[Seen]:
    """One page of every sort the reader is led to, and more of records not known well yet."""
    waiting, followed, own = deque([DESK]), set[str](), set["Sort"]()
    while waiting:
        path = waiting.popleft()
        sort = sort_of(path)
        if sort is None or path in followed:
            continue
        if sort in own and (sort.is_list or known[sort] >= EXAMPLES):
            continue
        own.add(sort)
        followed.add(path)
        seen = _read(context, site, reader, path)
        yield replace(seen, is_first=known[sort] == 0 or path == DESK)
        known[sort] += 1
        waiting.extend(_links(seen.markup, path))


def _read(context: BrowserContext, site: Site, reader: str, path: str) -> Seen:
    """A page, under the name of where it leads to in the end; a file has no markup."""
    response = context.request.get(site.address + path)
    assert response.ok, f"{reader} is led to {path}: {response.status}"
    is_page = "text/html" in response.headers.get("content-type", "")
    name = resolve(urlsplit(response.url).path).url_name or ""
    return Seen(name, reader, path, response.text() if is_page else "")


class Sort(NamedTuple):
    """What sort of page an address names: its view, the kind of step, and what is asked of it."""

    name: str
    kind: object
    asked: frozenset[str]
    is_list: bool


def sort_of(path: str) -> Sort | None:
    """The sort of an address; none for a file."""
    parts = urlsplit(path)
    try:
        match = resolve(parts.path)
    except Resolver404:
        return None
    asked = {
        f"{name}={value}" if name == "view" else name for name, value in parse_qsl(parts.query)
    }
    kind = match.kwargs.get("kind")
    is_list = kind is not None or not match.kwargs
    return Sort(match.url_name or "", kind, frozenset(asked - WALKED), is_list)


def _links(markup: str, path: str) -> list[str]:
    found = _Links()
    found.feed(markup)
    addresses = [urlsplit(urljoin(path, href)) for href in found.hrefs]
    return [
        f"{address.path}?{address.query}" if address.query else address.path
        for address in addresses
        if not address.netloc and not address.scheme
    ]


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href")
        if tag == "a" and href:
            self.hrefs.append(href)
