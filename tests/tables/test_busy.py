"""A database in which somebody else is writing is told from one that is broken."""

import sqlite3

from django.db import OperationalError

from ketnap.tables.busy import is_busy


def refusal_of(path, statement) -> OperationalError:
    """What Django makes of the refusal of a statement by SQLite."""
    try:
        sqlite3.connect(path, timeout=0, isolation_level=None).execute(statement)
    except sqlite3.OperationalError as error:
        refused = OperationalError(*error.args)
        refused.__cause__ = error
        return refused
    raise AssertionError(f"not refused: {statement}")


def test_a_write_beside_another_is_busy_and_no_more_when_that_has_ended(tmp_path):
    path = tmp_path / "rows.sqlite3"
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("CREATE TABLE rows (number INTEGER)")
    writer.execute("BEGIN IMMEDIATE")

    refused = refusal_of(path, "BEGIN IMMEDIATE")
    writer.execute("COMMIT")

    assert is_busy(refused)
    sqlite3.connect(path, timeout=0, isolation_level=None).execute("BEGIN IMMEDIATE")


def test_a_statement_that_is_wrong_is_not_busy(tmp_path):
    refused = refusal_of(tmp_path / "rows.sqlite3", "SELECT * FROM nothing")

    assert not is_busy(refused)


def test_other_errors_are_not_busy():
    assert not is_busy(OperationalError("database is locked"))
    assert not is_busy(ValueError("database is locked"))
