"""Opening the rooms that need the database, with a clear word where they cannot be opened."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from ketnap.cli.refusal import REFUSED, Refusal

_SETTINGS = "ketnap.config.settings.staff"
_OWNER_ONLY = 0o077


def set_up() -> None:
    """Load the staff process's rooms; raises `Refusal` where the surroundings are not right."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    # Whatever this process writes holds personal data: nobody else on the machine may read it.
    os.umask(_OWNER_ONLY)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", _SETTINGS)
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise Refusal(str(error), str(error)) from None


@contextmanager
def installation(*, derived: bool = True) -> Iterator[None]:
    """An installation that `ketnap init` has set up; database trouble ends in a message.

    Where `derived` is false, the derived tables may be of another version of the program.
    """
    set_up()
    from django.conf import settings
    from django.db import DatabaseError

    from ketnap.casefiles.anchors import AnchorsUnusable
    from ketnap.casefiles.keys import LogKeyMissing

    _require_key()
    try:
        _require_current_tables(derived=derived)
        yield
    except (LogKeyMissing, AnchorsUnusable) as error:
        raise Refusal(str(error), str(error), status=REFUSED) from None
    except DatabaseError as error:
        place = settings.DATABASES["default"]["NAME"]
        raise Refusal(
            f"Không làm việc được với cơ sở dữ liệu {place}: {error}",
            f"Cannot work with the database {place}: {error}",
            status=REFUSED,
        ) from None


def _require_key() -> None:
    from django.core.exceptions import ImproperlyConfigured

    from ketnap.config.environment import read_environment, require_secret_key

    try:
        require_secret_key(read_environment())
    except ImproperlyConfigured as error:
        raise Refusal(
            str(error), "This installation is not set up. Run `ketnap init` first."
        ) from None


def _require_current_tables(*, derived: bool) -> None:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from ketnap.casefiles.rebuild import outdated_cases

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting or (derived and outdated_cases().exists()):
        raise Refusal(
            "Các bảng của cơ sở dữ liệu chưa được lập hoặc cũ hơn chương trình. "
            "Hãy chạy `ketnap init`, rồi làm lại.",
            "The tables are missing or older than the program. Run `ketnap init` and try again.",
        )
