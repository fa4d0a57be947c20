"""Makes many cases of few: rows derived from an import are repeated under new numbers.

What figures read is as large as if all had been imported, and no case shares its person with
another. The step log is not repeated, so that such an installation serves to measure figures alone,
and those that read the log itself, as courses do for a day gone by, read less than there would be.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.models import Model

_SQLITE_CACHE_KIB = 1_000_000


def multiply(times: int) -> None:
    """Repeat people, cases and what figures read of them until there are so many times as many."""
    from django.core.management.color import no_style
    from django.db import connection

    from ketnap.casefiles.models import (
        Casefile,
        CaseStanding,
        CountedAdmission,
        CountedFact,
        CourseSending,
        DeadlineSpan,
        StageRun,
    )
    from ketnap.casefiles.totals import count_totals_anew
    from ketnap.people.models import CellStay, Membership, Person

    people, cases = _last(Person), _last(Casefile)
    shifts = {"person_id": people, "opened_for": people, "casefile_id": cases}
    models = (
        Person,
        Membership,
        CellStay,
        Casefile,
        CaseStanding,
        CountedFact,
        CountedAdmission,
        CourseSending,
        StageRun,
        DeadlineSpan,
    )
    for model in models:
        with _without_indexes(model):
            _repeat(model, shifts, times=times)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
    count_totals_anew()


def count_anew() -> None:
    """What a database does by itself in the night after so many rows have come."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _last(model: "type[Model]") -> int:
    from django.db.models import Max

    return model._default_manager.aggregate(last=Max("pk"))["last"] or 0


def _repeat(model: "type[Model]", shifts: Mapping[str, int], *, times: int) -> None:
    from django.db import connection

    quote, last = connection.ops.quote_name, _last(model)
    columns = [str(field.column) for field in model._meta.concrete_fields]
    number = next(str(field.column) for field in model._meta.concrete_fields if field.primary_key)
    own = {**shifts, number: last}
    shifted = (
        f"{quote(name)} + copy * {own[name]}" if name in own else quote(name) for name in columns
    )
    statement = f"""
        INSERT INTO {quote(model._meta.db_table)} ({", ".join(map(quote, columns))})
        WITH RECURSIVE copies (copy) AS (
            SELECT 1 UNION ALL SELECT copy + 1 FROM copies WHERE copy < {times - 1}
        )
        SELECT {", ".join(shifted)} FROM {quote(model._meta.db_table)}, copies
        WHERE {quote(number)} <= {last} AND {times} > 1
    """  # noqa: S608 - of our own names alone
    with connection.cursor() as cursor:
        cursor.execute(statement)


@contextmanager
def _without_indexes(model: "type[Model]") -> Iterator[None]:
    """An index is made sooner over all rows than row by row."""
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size = -{_SQLITE_CACHE_KIB}")
    indexes: Collection[object] = model._meta.indexes
    with connection.schema_editor() as editor:
        for index in indexes:
            editor.remove_index(model, index)
    yield
    with connection.schema_editor() as editor:
        for index in indexes:
            editor.add_index(model, index)
