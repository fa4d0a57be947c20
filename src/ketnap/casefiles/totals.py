"""Keeps the totals of each body in step with the rows of its cells that figures count.

Whoever replaces rows of cases changes the totals by the difference, in the same transaction. The
bodies above a cell are those of now: where one stood elsewhere on another day, whoever reads the
totals puts that right.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import Any

from django.db import connection, transaction
from django.db.models import Model, Q

from ketnap.casefiles.models import OPEN_END, CountedFact, FactTotal, RunTotal, StageRun
from ketnap.casefiles.models.totals import LASTING
from ketnap.organisations.models import Organisation
from ketnap.organisations.paths import in_subtree, numbers_in
from ketnap.tables.inserting import insert_values

Kind = tuple[Any, ...]
"""What rows counted together have in common: the columns of a total between its body and its number."""
_OfCell = tuple[int, Kind]
OfCells = Counter[_OfCell]
"""How many rows of a kind each cell has."""
OfBodies = Mapping[tuple[int, Kind], int]
Rows = Iterable[Sequence[Any]]

_CHUNK = 5_000


@dataclass(frozen=True)
class Totalled:
    """Rows that are totalled, and where; `kind` makes that of a row of its columns `read`."""

    rows: type[Model]
    counted: Q
    read: tuple[str, ...]
    kind: Callable[..., Kind | None]
    totals: type[Model]
    columns: tuple[str, ...]

    @cached_property
    def table(self) -> str:
        return self.totals._meta.db_table

    def among(self, chosen: Q) -> OfCells:
        """How many rows of each kind the cells have, of some that are written."""
        rows = self.rows._default_manager.filter(self.counted, chosen).order_by()
        return self._added_up(rows.values_list("cell_id", *self.read).iterator(chunk_size=_CHUNK))

    def of_cases(self, casefile_ids: Sequence[int]) -> OfCells:
        """The same of the rows of some cases; every recorded step asks this, so it is asked plainly."""
        if not casefile_ids:
            return Counter()
        quote = connection.ops.quote_name
        columns = ", ".join(map(quote, ("cell_id", *self.read)))
        places = ", ".join(["%s"] * len(casefile_ids))
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {columns} FROM {quote(self.rows._meta.db_table)} "  # noqa: S608 - own names
                f"WHERE casefile_id IN ({places})",
                list(casefile_ids),
            )
            return self._added_up(cursor.fetchall())

    def in_rows(self, columns: Sequence[str], rows: Rows) -> OfCells:
        """The same of rows given as their values, in the order of the columns named."""
        return self._added_up(
            map(itemgetter(*(columns.index(name) for name in ("cell_id", *self.read))), rows)
        )

    def _added_up(self, rows: Rows) -> OfCells:
        """Many rows are wholly alike: the kind is made once for these."""
        found: OfCells = Counter()
        for (cell, *row), number in Counter(rows).items():
            kind = self.kind(*row)
            if kind is not None:
                found[cell, kind] += number
        return found


@lru_cache(maxsize=20_000)
def month_of(day: date) -> date:
    """The first day of the month of a day."""
    return day.replace(day=1)


def _kind_of_fact(code: str, on: date, known_until: date) -> Kind | None:
    return (str(code), month_of(on)) if known_until == OPEN_END else None


def _kind_of_run(
    stage: str, closed: str, before: str, after: str, first: date, until: date, days: int | None
) -> Kind:
    texts = map(str, (stage, closed, before, after))
    return (*texts, month_of(first), month_of(until), LASTING if days is None else days)


FACTS = Totalled(
    rows=CountedFact,
    counted=Q(known_until=OPEN_END),
    read=("code", "on", "known_until"),
    kind=_kind_of_fact,
    totals=FactTotal,
    columns=("code", "month"),
)
RUNS = Totalled(
    rows=StageRun,
    counted=Q(),
    read=("stage", "closed", "before", "after", "from_on", "until_on", "days"),
    kind=_kind_of_run,
    totals=RunTotal,
    columns=("stage", "closed", "before", "after", "from_month", "until_month", "days"),
)
TOTALLED = (FACTS, RUNS)


def taken_of(casefile_ids: Sequence[int]) -> dict[type[Model], OfCells]:
    """What some cases have in the totals, by the model of the rows; to be asked before these change."""
    return {each.rows: each.of_cases(casefile_ids) for each in TOTALLED}


def put_right(before: Mapping[type[Model], OfCells], now: Mapping[type[Model], OfCells]) -> None:
    """Change the totals by what rows of some cases, by their model, are now and were before."""
    changes = [_change(before.get(each.rows, {}), now.get(each.rows, {})) for each in TOTALLED]
    if any(changes):
        _let_no_body_move()
        above = _bodies_above({cell for change in changes for cell, _kind in change})
        for each, change in zip(TOTALLED, changes, strict=True):
            _add(each, _of_bodies(change, above))


def follow_body(before: str, after: str) -> None:
    """Take what lies at or below a body out of the totals of those it left, into those it came to.

    It was at the place `before`, and is at `after` already.
    """
    left, come = (frozenset(numbers_in(path)[:-1]) for path in (before, after))
    for each in TOTALLED:
        kinds: Counter[Kind] = Counter()
        for (_cell, kind), number in each.among(in_subtree(after, "cell__path")).items():
            kinds[kind] += number
        gone = {(body, kind): -number for body in left - come for kind, number in kinds.items()}
        new = {(body, kind): number for body in come - left for kind, number in kinds.items()}
        _add(each, gone | new)


@transaction.atomic
def count_totals_anew() -> None:
    """Empty the totals and count all rows."""
    let_nobody_write()
    for each in TOTALLED:
        each.totals._default_manager.order_by()._raw_delete(connection.alias)
        counted = _of_all_bodies(each)
        rows = [(body, *kind, number) for (body, kind), number in counted.items()]
        insert_values(each.totals, ("body_id", *each.columns, "number"), rows)


def totals_that_differ() -> Iterator[str]:
    """The names of the tables of totals that are not what the rows add up to.

    Nobody waits for it: only what seems to differ is compared again while nobody writes.
    """
    for each in TOTALLED:
        if _differs(each) and _differs_for_good(each):
            yield each.table


@transaction.atomic
def _differs_for_good(of: Totalled) -> bool:
    let_nobody_write()
    return _differs(of)


def _differs(of: Totalled) -> bool:
    kept = of.totals._default_manager.order_by()
    rows = kept.values_list("body", *of.columns, "number").iterator(chunk_size=_CHUNK)
    return {(body, tuple(kind)): number for body, *kind, number in rows} != _of_all_bodies(of)


def let_nobody_write() -> None:
    """Wait until whoever writes totals is done, and let nobody begin before this transaction ends."""
    _lock("SHARE ROW EXCLUSIVE")


def _let_no_body_move() -> None:
    """The bodies above a cell are read after a move is done, and none begins while they are used."""
    _lock("ROW EXCLUSIVE")


def _lock(mode: str) -> None:
    """One table stands for both. In SQLite only one connection writes at a time."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {FACTS.table} IN {mode} MODE")


def _change(before: Mapping[_OfCell, int], now: Mapping[_OfCell, int]) -> Mapping[_OfCell, int]:
    change = Counter(now)
    change.subtract(before)
    return {key: number for key, number in change.items() if number}


def _bodies_above(cells: Iterable[int]) -> dict[int, list[int]]:
    """The bodies above each of some cells now, from the top down."""
    places = Organisation.objects.filter(pk__in=cells).order_by().values_list("pk", "path")
    return {cell: numbers_in(path)[:-1] for cell, path in places}


def _of_all_bodies(of: Totalled) -> OfBodies:
    of_cells = of.among(Q())
    return _of_bodies(of_cells, _bodies_above({cell for cell, _kind in of_cells}))


def _of_bodies(of_cells: Mapping[_OfCell, int], above: Mapping[int, Iterable[int]]) -> OfBodies:
    """How many rows of a kind lie below each body."""
    found: Counter[tuple[int, Kind]] = Counter()
    for (cell, kind), number in of_cells.items():
        for body in above[cell]:
            found[body, kind] += number
    return found


def _add(of: Totalled, changes: OfBodies) -> None:
    """Add to the totals, in one order, so that no two wait for each other; none stays at nought."""
    adapted = {
        (body, *map(_adapted, kind)): number for (body, kind), number in changes.items() if number
    }
    if not adapted:
        return
    keys = ("body_id", *of.columns)
    names, key = ", ".join((*keys, "number")), ", ".join(keys)
    places = ", ".join(["%s"] * (len(keys) + 1))
    rows = [(*key, number) for key, number in sorted(adapted.items())]
    same = " AND ".join(f"{name} = %s" for name in keys)
    emptied = [key for *key, number in rows if number < 0]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {of.table} ({names}) VALUES ({places}) "  # noqa: S608 - our own names alone
            f"ON CONFLICT ({key}) DO UPDATE SET number = {of.table}.number + excluded.number",
            rows,
        )
        cursor.executemany(
            f"DELETE FROM {of.table} WHERE number = 0 AND {same}",  # noqa: S608 - as above
            emptied,
        )


def _adapted(value: Any) -> Any:
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value
