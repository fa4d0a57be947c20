"""What a process holds back while it writes very much in one transaction."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

_PAGES_KIB = 64 * 1024
"""With the 2 MB that SQLite keeps by itself, the pages of a dozen indexes push each other out."""


@contextmanager
def writing_much() -> Iterator[None]:
    """Keep more pages of the file in memory, and look for no garbage, until all is written.

    What is written is rows by the thousand that live until the end: whoever searched them for
    garbage again and again would find none. How safely they are written is not touched.
    """
    collected = gc.isenabled()
    gc.disable()
    try:
        with _roomy_cache():
            yield
    finally:
        if collected:
            gc.enable()


@contextmanager
def _roomy_cache() -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    # The database's own connection: Django would refuse to speak through a transaction that failed.
    own = connection.connection
    (usual,) = own.execute("PRAGMA cache_size").fetchone()
    own.execute(f"PRAGMA cache_size = -{_PAGES_KIB}")
    try:
        yield
    finally:
        if connection.connection is own:
            own.execute(f"PRAGMA cache_size = {usual}")
