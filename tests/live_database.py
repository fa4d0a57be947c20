"""Which tests ask a database, and cleaning up after those whose data is really committed."""

import pytest
from django.db import connection

FIXTURES = frozenset({"db", "transactional_db", "live_server", "django_db_setup", "installation"})
"""What a test asks for that works on a database."""


def is_used_by(item: pytest.Item) -> bool:
    """Say whether a test commits, and is cleaned up by emptying every table."""
    marker = item.get_closest_marker("django_db")
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(
        {"transactional_db", "live_server"} & fixtures
        or (marker and marker.kwargs.get("transaction"))
    )


def lift_triggers() -> list[str]:
    """Switch every trigger off; return the statements that bring them back."""
    if connection.vendor == "postgresql":
        return _lift_postgresql()
    return _lift_sqlite()


def restore_triggers(statements: list[str]) -> None:
    """Bring back what was lifted."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _lift_postgresql() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
        )
        tables = [name for (name,) in cursor.fetchall()]
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    return [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables]


def _lift_sqlite() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
    return [sql for _name, sql in triggers]
