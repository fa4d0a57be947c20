"""Compares the derived tables with what the log says now."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model

from ketnap.casefiles import models
from ketnap.casefiles.derivation import Derived

_NOT_COMPARED = frozenset({"id", "updated_at"})


def tables_that_differ(
    fresh: Derived,
    *,
    standing: models.CaseStanding | None,
    stages: Iterable[models.StageSpan],
    runs: Iterable[models.StageRun],
    deadlines: Iterable[models.DeadlineSpan],
    facts: Iterable[models.CountedFact],
) -> Iterator[str]:
    """The names of the derived tables whose rows of one case differ from fresh ones."""
    if standing is None or _content(standing) != _content(fresh.standing):
        yield models.CaseStanding._meta.db_table
    if _contents(stages) != _contents(fresh.stages):
        yield models.StageSpan._meta.db_table
    if _contents(runs) != _contents(fresh.runs):
        yield models.StageRun._meta.db_table
    if _contents(deadlines) != _contents(fresh.deadlines):
        yield models.DeadlineSpan._meta.db_table
    if _contents(facts) != _contents(fresh.facts):
        yield models.CountedFact._meta.db_table


def _contents(rows: Iterable[Model]) -> list[tuple[Any, ...]]:
    return sorted((_content(row) for row in rows), key=repr)


def _content(row: Model) -> tuple[Any, ...]:
    """The columns of a row, each code as its plain text."""
    values = (
        getattr(row, column.attname)
        for column in row._meta.concrete_fields
        if column.name not in _NOT_COMPARED
    )
    return tuple(str(value) if isinstance(value, str) else value for value in values)
