"""Compares the derived tables with what the log says now."""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any

from django.db.models import Model

from ketnap.casefiles import models
from ketnap.casefiles.batches import WholeCase
from ketnap.casefiles.derivation import Derived
from ketnap.casefiles.derived_tables import TABLES, DerivedCase

_NOT_COMPARED = frozenset({"updated_at"})


def tables_that_differ(whole: WholeCase, fresh: Derived) -> Iterator[str]:
    """The names of the derived tables whose rows of one case differ from fresh ones."""
    stored, now = _stored(whole), DerivedCase(whole.case, fresh, whole.head, whole.is_later)
    for table in TABLES:
        rows = map(attrgetter(*table.columns), stored[table.model])
        if _contents(table.columns, rows) != _contents(table.columns, table.rows(now)):
            yield table.model._meta.db_table


def _stored(whole: WholeCase) -> dict[type[Model], Iterable[Model]]:
    return {
        models.CaseStanding: [whole.standing] if whole.standing else [],
        models.StageSpan: whole.stages,
        models.StageRun: whole.runs,
        models.DeadlineSpan: whole.deadlines,
        models.CountedFact: whole.facts,
        models.CountedAdmission: whole.admissions,
        models.CourseSending: whole.sendings,
    }


def _contents(columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> list[tuple[Any, ...]]:
    """The rows in one order, each code as its plain text."""
    compared = [name not in _NOT_COMPARED for name in columns]
    return sorted((_content(row, compared) for row in rows), key=repr)


def _content(row: Iterable[Any], compared: Iterable[bool]) -> tuple[Any, ...]:
    return tuple(
        str(value) if isinstance(value, str) else value
        for value, counts in zip(row, compared, strict=True)
        if counts
    )
