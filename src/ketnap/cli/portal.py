"""The portal, in processes of its own: the staff's never load it."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from multiprocessing.connection import Connection
from typing import assert_never

from ketnap.cli.printing import complain
from ketnap.cli.refusal import REFUSED, Refusal
from ketnap.cli.serving import serve_application
from ketnap.cli.static_files import collect_static_files

_SETTINGS = "ketnap.config.settings.portal"
_APPLICATION = "ketnap.config.portal_wsgi:application"
_OWNER_ONLY = 0o077
_SECONDS_TO_STOP = 10
# A process of the portal must not inherit what the staff's has loaded or opened.
_CLEAN = multiprocessing.get_context("spawn")


class Beginning(Enum):
    """What a portal without pages begins with."""

    EMPTY = "empty"
    DEMO = "demo"


@contextmanager
def portal_laid_out(beginning: Beginning) -> Iterator[None]:
    """Make the portal's tables while the block makes the staff's; begin it when both are there."""
    orders, ours = _CLEAN.Pipe(duplex=False)
    process = _CLEAN.Process(target=_lay_out, args=(orders,))
    process.start()
    try:
        yield
    except BaseException:
        ours.send(None)
        process.join()
        raise
    ours.send(beginning)
    process.join()
    if process.exitcode:
        raise Refusal(
            "Không lập được trang tin; lý do ở ngay trên.",
            "Cannot set up the portal; the reason stands above.",
            status=REFUSED,
        )


@contextmanager
def portal_beside(host: str, port: int) -> Iterator[None]:
    """Serve the portal for as long as the block lasts."""
    process = _CLEAN.Process(target=_serve, args=(host, port))
    process.start()
    try:
        yield
    finally:
        process.terminate()
        process.join(_SECONDS_TO_STOP)
        if process.is_alive():
            process.kill()
            process.join()


def _lay_out(orders: Connection) -> None:
    _load()
    from django.core.management import call_command
    from django.db import DatabaseError

    try:
        call_command("migrate", verbosity=0, interactive=False)
        collect_static_files()
        _begin(orders.recv())
    except DatabaseError as error:
        complain(f"Không lập được các bảng: {error}", f"Cannot make the tables: {error}")
        sys.exit(REFUSED)


def _begin(beginning: Beginning | None) -> None:
    """Give the portal its first pages; whatever there is stays as it is."""
    from django.utils import timezone

    from ketnap.portal.demo.filling import fill_portal
    from ketnap.portal.news.queries import home_page
    from ketnap.portal.news.services import USUAL_BEGINNING, found_portal

    if beginning is None or home_page():
        return
    match beginning:
        case Beginning.EMPTY:
            found_portal(USUAL_BEGINNING)
        case Beginning.DEMO:
            fill_portal(today=timezone.localdate())
        case _:
            assert_never(beginning)


def _serve(host: str, port: int) -> None:
    _load()
    collect_static_files()
    threading.Thread(target=_end_with_the_staff_server, daemon=True).start()
    serve_application(_APPLICATION, host, port)


def _end_with_the_staff_server() -> None:
    """Stop this server too when the staff's has gone, even if it was killed."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _load() -> None:
    import django

    os.umask(_OWNER_ONLY)
    os.environ["DJANGO_SETTINGS_MODULE"] = _SETTINGS
    django.setup()
