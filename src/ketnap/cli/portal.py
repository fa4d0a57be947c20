"""The portal, in processes of its own: the staff's never load it."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ketnap.cli.printing import complain
from ketnap.cli.refusal import REFUSED
from ketnap.cli.serving import serve_application
from ketnap.cli.static_files import collect_static_files

_SETTINGS = "ketnap.config.settings.portal"
_APPLICATION = "ketnap.config.portal_wsgi:application"
_OWNER_ONLY = 0o077
_OWNER_ONLY_FILE = 0o600
_DEMO_MARK = "portal-begins-with-demo"
_SECONDS_TO_STOP = 10
_LAST_IN_LINE = 19
# A process of the portal must not inherit what the staff's has loaded or opened.
_CLEAN = multiprocessing.get_context("spawn")


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


def begin_with_demo(data: Path) -> None:
    """Let the portal begin with invented news when it is first served."""
    (data / _DEMO_MARK).touch(_OWNER_ONLY_FILE)


def _serve(host: str, port: int) -> None:
    _load()
    threading.Thread(target=_end_with_the_staff_server, daemon=True).start()
    _lay_out()
    threading.Thread(target=_publish_what_is_due, daemon=True).start()
    threading.Thread(target=_make_missing_sizes, daemon=True).start()
    serve_application(_APPLICATION, host, port)


def _lay_out() -> None:
    """Tables, static files and first pages, each made only where missing or out of date.

    Done by the portal's own process: staff need not wait for it.
    """
    from django.core.management import call_command
    from django.db import DatabaseError

    try:
        call_command("migrate", verbosity=0, interactive=False)
        collect_static_files()
        _begin()
    except DatabaseError as error:
        complain(
            f"Không lập được các bảng của trang tin: {error}",
            f"Cannot make the tables of the portal: {error}",
        )
        sys.exit(REFUSED)


def _begin() -> None:
    """Give the portal its first pages; whatever there is stays as it is."""
    from django.utils import timezone

    from ketnap.config.environment import read_environment
    from ketnap.portal.demo.filling import fill_portal, take_consent_back
    from ketnap.portal.editorial.workflow import lay_out_way
    from ketnap.portal.news.queries import home_page
    from ketnap.portal.news.services import USUAL_BEGINNING, found_portal

    if not home_page() and (read_environment().data / _DEMO_MARK).exists():
        fill_portal(today=timezone.localdate())
        take_consent_back(today=timezone.localdate())
    lay_out_way(found_portal(USUAL_BEGINNING))


def _publish_what_is_due() -> None:
    """Publish articles at their hour, for as long as the portal is served."""
    from ketnap.portal.editorial.clock import publish_at_their_hour

    publish_at_their_hour()


def _make_missing_sizes() -> None:
    """Make the sizes of pictures that no page has asked for yet, so that no reader waits for them."""
    from django.db import connection

    from ketnap.portal.pictures.sizes import make_missing_sizes

    if sys.platform == "linux":
        # Of this thread alone: readers go first.
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _LAST_IN_LINE)
    try:
        make_missing_sizes()
    finally:
        connection.close()


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
