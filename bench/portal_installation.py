"""Prepares a portal with its invented news and a bare Wagtail beside it, each by its own settings."""

import os
import sys
from pathlib import Path


def fill_portal() -> None:
    """Make the portal's tables and publish the invented news."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "ketnap.config.settings.portal"
    _migrate()
    from django.core.management import call_command
    from django.utils import timezone

    from ketnap.portal.demo.filling import fill_portal
    from ketnap.portal.pictures.sizes import make_missing_sizes

    call_command("collectstatic", verbosity=0, interactive=False)
    fill_portal(today=timezone.localdate())
    # As the program does that serves the portal.
    make_missing_sizes()


def fill_bare(slug: str, address: str) -> None:
    """Make the tables of a bare Wagtail, whose migrations leave one page, and copy an article to it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.bare_wagtail.settings"
    _migrate()
    from bench.bare_wagtail.filling import copy_article

    data = Path(os.environ["KETNAP_DATA"])
    copy_article(data / "portal.sqlite3", data / "portal-media", slug, to=address)


def _migrate() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


if __name__ == "__main__":
    {"portal": fill_portal, "bare": fill_bare}[sys.argv[1]](*sys.argv[2:])
