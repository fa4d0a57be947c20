"""Gathering what browsers load, when it has changed."""

import hashlib
from pathlib import Path


def collect_static_files() -> None:
    """Gather what browsers load; costly, for every file is compressed, so only when it changed."""
    from django.conf import settings
    from django.core.management import call_command

    stamp: Path = settings.STATIC_ROOT / "gathered-from"
    now = _static_sources()
    if not stamp.exists() or stamp.read_text("ascii") != now:
        call_command("collectstatic", verbosity=0, interactive=False)
        stamp.write_text(now, "ascii")


def _static_sources() -> str:
    """A digest of the names, sizes and times of all static files as they are installed."""
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            about = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{about.st_size}\0{about.st_mtime_ns}\n".encode())
    return digest.hexdigest()
