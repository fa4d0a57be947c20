"""Figures of a committee above thirty bodies with many cases, beside a plain count in SQL.

Only some of the cases are imported; the others are these repeated, as `bench.multiplied` says. What
is printed says how many. Whose ceremony was held is a member from then on, and official a year and
a month later. On SQLite the times are of the processor; on PostgreSQL, which `DATABASE_URL` names
and which must be empty, of the clock.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

from bench.multiplied import count_anew, multiply
from bench.timing import percentile

if TYPE_CHECKING:
    from ketnap.organisations.models import Organisation
    from ketnap.people.models import Membership, MemberStatus

_ROUNDS = 9
_MILLI = 1e-3
_BODIES = 30
_BATCH = 2_000
_ADMITTED = "admission_decided"
_INDICATORS = ("listed", "sent_to_course", "certified", _ADMITTED, "recognised", "removed")
_YEAR = (date(2023, 1, 1), date(2023, 12, 31))
_IMPORTED = 20_000
_MORE = 10
"""How many times as many cases are measured after those asked for."""
_SINCE = date(2015, 6, 1)
_ONE_DAY = timedelta(days=1)
_PROBATION = timedelta(days=365)
_UNTIL_RECOGNISED = timedelta(days=395)
"""From the ceremony to the decision, with which the roll says that somebody is official."""
_UNTIL_STRUCK_OFF, _UNTIL_MOVED = timedelta(days=200), timedelta(days=700)
_STRUCK_OFF_OF, _MOVED_OF = 100, 20
"""One of so many members."""
_PASSWORD = "đo-lường-2026"  # noqa: S105 - an account of a measurement that is thrown away


def measure(chosen: argparse.Namespace) -> None:
    """In a process of its own, so that its installation is thrown away with it."""
    with tempfile.TemporaryDirectory(prefix="ketnap-bench-") as data:
        environment = {**os.environ, "KETNAP_DATA": data}
        subprocess.run(
            [sys.executable, "-m", "bench.figures", str(chosen.cases)], env=environment, check=True
        )


def main(count: int) -> None:
    from ketnap.cli.entry import main as ketnap

    ketnap(["init"])
    import django

    django.setup()
    _require_empty()
    imported = min(count, _IMPORTED)
    _fill(imported)
    _admit_members()
    multiply(count // imported)
    _measure(imported, times=count // imported)
    multiply(_MORE)
    _measure(imported, times=count // imported * _MORE)


def _require_empty() -> None:
    """Nobody's own records may stand among those that are invented here."""
    from ketnap.organisations.models import Organisation

    if Organisation.objects.exists():
        raise SystemExit("DATABASE_URL: this database is in use; measure in an empty one")


def _measure(imported: int, *, times: int) -> None:
    from django.db import connection

    from ketnap.organisations.models import Organisation

    count_anew()
    ministry = Organisation.objects.order_by("path")[0]
    admitted = _plain_count(ministry.path, _ADMITTED)
    print(
        f"{connection.vendor}, {imported * times:,} cases ({imported:,} imported, each {times} times) below {_BODIES}"
        f" bodies, {admitted:,} admitted in a year; median of {_ROUNDS}, ms"
    )
    one = _median(lambda: _plain_count(ministry.path, _ADMITTED))
    six = _median(lambda: [_plain_count(ministry.path, code) for code in _INDICATORS])
    print(f"  {'one plain SQL count, of the admitted':<44} {one:8.1f}")
    print(f"  {'six plain SQL counts, of the indicators':<44} {six:8.1f}")
    print(f"  {'':<44} {'ms':>8}  {'× one':>6}  {'× six':>6}")
    for label, call in [*_calls(ministry), *_pages(ministry)]:
        took = _median(call)
        print(f"  {label:<44} {took:8.1f}  {took / one:6.1f}  {took / six:6.1f}")


def _fill(count: int) -> None:
    from bench.casefiles import some
    from ketnap.casefiles.operator import OPERATOR
    from ketnap.casefiles.services import import_casefiles
    from ketnap.domain.casefile.format import casefile_from_data

    batch = []
    for number, data in enumerate(some(count)):
        body = f"Đảng ủy Cơ quan Đo {number % 500 % _BODIES + 1}"
        data["cell"]["superior"] = body
        data["cell"]["chain"] = [{"body": body, "role": "propose"}, data["cell"]["chain"][1]]
        batch.append(casefile_from_data(data))
        if len(batch) == _BATCH:
            import_casefiles(batch, by=OPERATOR)
            batch = []
    import_casefiles(batch, by=OPERATOR)


def _admit_members() -> None:
    """A member for every ceremony; an import of cases alone writes no roll."""
    from ketnap.casefiles.models import OPEN_END, CountedFact
    from ketnap.people.models import Membership
    from ketnap.people.services import rebuild_stays

    held = CountedFact.objects.filter(code="ceremony_held", known_until=OPEN_END).order_by("-on")
    rows = list(held.values_list("person", "cell", "on"))
    firsts = {person: (cell, on) for person, cell, on in rows}
    last = max(on for _person, _cell, on in rows)
    cells = sorted({cell for _person, cell, _on in rows})
    standings: list[Membership] = []
    for number, (person, (cell, on)) in enumerate(firsts.items()):
        standings += _standings(number, person, cell, on, last=last, cells=cells)
    Membership.objects.bulk_create(standings)
    rebuild_stays()


def _standings(
    number: int, person: int, cell: int, on: date, *, last: date, cells: Sequence[int]
) -> "list[Membership]":
    """What the product writes of one member up to the last day of the data.

    Whoever was admitted long enough ago is official since; a few were struck off before, and some
    moved to the next cell afterwards.
    """
    from ketnap.people.models import MemberStatus

    standing = partial(_standing, person, last=last)
    if number % _STRUCK_OFF_OF == 0:
        return standing(cell, on, on + _UNTIL_STRUCK_OFF, status=MemberStatus.PROBATIONARY)
    decided, moved = on + _UNTIL_RECOGNISED, on + _UNTIL_MOVED
    probation = standing(cell, on, decided, status=MemberStatus.PROBATIONARY)
    official = partial(standing, status=MemberStatus.OFFICIAL, official_on=on + _PROBATION)
    if number % _MOVED_OF:
        return [*probation, *official(cell, decided, None)]
    elsewhere = cells[(cells.index(cell) + 1) % len(cells)]
    return [*probation, *official(cell, decided, moved), *official(elsewhere, moved, None)]


def _standing(
    person: int,
    cell: int,
    since: date,
    until: date | None,
    *,
    last: date,
    status: "MemberStatus",
    official_on: date | None = None,
) -> "list[Membership]":
    """One line of the roll, without its end if that has not come; none if it has not begun."""
    from ketnap.people.models import Membership

    if since > last:
        return []
    ended = until is not None and until <= last
    return [
        Membership(
            person_id=person,
            cell_id=cell,
            status=status,
            official_on=official_on,
            valid_from=since,
            valid_until=until - _ONE_DAY if until is not None and ended else None,
        )
    ]


def _plain_count(path: str, code: str) -> int:
    """The same number as somebody would count it by hand in SQL."""
    from django.db import connection

    query = """
        SELECT COUNT(DISTINCT f.person_id) FROM casefiles_countedfact f
        JOIN organisations_organisation o ON o.id = f.cell_id
        WHERE f.code = %s AND f."on" BETWEEN %s AND %s
          AND f.known_until = %s AND o.path LIKE %s
    """
    with connection.cursor() as cursor:
        cursor.execute(query, [code, *_YEAR, date.max, f"{path}%"])
        return int(cursor.fetchone()[0])


def _calls(ministry: "Organisation") -> list[tuple[str, Callable[[], object]]]:
    from ketnap.casefiles.queries import Figure, indicators
    from ketnap.casefiles.queries.counted_people import Asked, figure_counts
    from ketnap.domain.figures import Dimension, Span
    from ketnap.figures.breakdowns import breakdowns
    from ketnap.figures.members import members_bridge
    from ketnap.figures.official import load_tables
    from ketnap.figures.official.filling import filled_table
    from ketnap.figures.parts import parts_below
    from ketnap.figures.stages import flow_within, followed_bridge, times_within

    start, end = _YEAR
    span, path = Span(start, end), ministry.path
    whole = Asked(path=path, start=start, end=end)
    admitted = Asked(path=path, start=start, end=end, figures=(Figure.ADMITTED,))
    then = Asked(path=path, start=start, end=end, known_on=date(2023, 6, 30))
    return [
        ("the six indicators", lambda: indicators(ministry.pk, start, end)),
        ("all figures, numbers alone", lambda: figure_counts(whole)),
        ("all figures, as known on a day", lambda: figure_counts(then)),
        ("all figures by the bodies below", lambda: parts_below(ministry, whole, on=end)),
        ("the admitted by every dimension", lambda: breakdowns(admitted, list(Dimension))),
        ("opening + in − out = closing", lambda: followed_bridge(path, span)),
        ("the same of the members", lambda: members_bridge(path, span)),
        ("times in the stages", lambda: times_within(path, span)),
        ("passing between the stages", lambda: flow_within(path, span)),
        ("the official table of admissions", lambda: filled_table(load_tables()["2-BTCTW"], whole)),
    ]  # fmt: skip


def _pages(ministry: "Organisation") -> list[tuple[str, Callable[[], object]]]:
    """The pages of figures as a committee officer opens them, through the whole application."""
    from django.test import Client
    from django.urls import reverse

    from ketnap.accounts.models import User
    from ketnap.accounts.services import grant_role, new_user
    from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
    from ketnap.domain.access import Role
    from ketnap.domain.figures import PeriodKind
    from ketnap.domain.figures.periods import period_code

    officer = User.objects.filter(username="officer").first()
    if officer is None:
        officer = new_user("officer", _PASSWORD)
        actor = acting_on_organisations(OPERATOR)
        grant_role(officer, ministry, Role.COMMITTEE_OFFICER, since=_SINCE, actor=actor)
    client = Client(headers={"host": "localhost"})
    client.force_login(officer)
    asked = {"organisation": ministry.pk, "period": period_code(PeriodKind.YEAR, _YEAR[0])}

    def page(name: str) -> Callable[[], object]:
        return lambda: _answered(client.get(reverse(name), asked).status_code)

    return [
        ("page of results", page("figures")),
        ("page of charts", page("figure_pictures")),
        ("page of official tables", page("official_tables")),
        ("page of courses", page("figure_courses")),
    ]


def _answered(status: int) -> None:
    if status != HTTPStatus.OK:
        raise RuntimeError(f"the page answered {status}")


def _median(call: Callable[[], object]) -> float:
    from django.db import connection

    # In SQLite this process is the database; of PostgreSQL's work the clock alone tells.
    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    call()
    seconds = []
    for _ in range(_ROUNDS):
        start = clock()
        call()
        seconds.append((clock() - start) / _MILLI)
    return percentile(seconds, 0.5)


if __name__ == "__main__":
    main(int(sys.argv[1]))
