"""One installation with many cases, and the time its pages take: `NAME COUNT` as arguments."""

import sys
import time
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from bench.casefiles import some
from bench.timing import percentile
from ketnap.cli.entry import main as ketnap

if TYPE_CHECKING:
    from django.test import Client

_BATCH = 2_000
_REQUESTS = 60
_MILLI = 1e-3
_SINCE = date(2015, 6, 1)
_PASSWORD = "đo-lường-2026"  # noqa: S105 - an account of a measurement that is thrown away


def main(name: str, count: int) -> None:
    ketnap(["init"])
    import django

    django.setup()
    started = time.perf_counter()
    _fill(count)
    filled = time.perf_counter() - started
    print(
        f"{name}, {count:,} cases, filled in {filled:.0f} s; server time in ms, {_REQUESTS} requests"
    )
    for reader, client in _readers():
        for page, address in _addresses():
            _time(f"{reader}: {page}", client, address)


def _fill(count: int) -> None:
    from ketnap.casefiles.operator import OPERATOR
    from ketnap.casefiles.services import import_casefiles
    from ketnap.domain.casefile.format import casefile_from_data

    batch = []
    for data in some(count):
        batch.append(casefile_from_data(data))
        if len(batch) == _BATCH:
            import_casefiles(batch, by=OPERATOR)
            batch = []
    import_casefiles(batch, by=OPERATOR)
    _refresh_statistics()


def _refresh_statistics() -> None:
    """What a database does by itself in the night after a large import."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _readers() -> Iterator[tuple[str, "Client"]]:
    """The secretary of one cell, and an officer of the committee above all of them."""
    from ketnap.accounts.services import grant_role, new_user
    from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
    from ketnap.domain.access import Role
    from ketnap.organisations.models import Organisation

    actor = acting_on_organisations(OPERATOR)
    cell = Organisation.objects.filter(kind="cell").order_by("pk")[0]
    above = Organisation.objects.filter(kind="grassroots_committee").order_by("pk")[0]
    for username, role, place in (
        ("secretary", Role.CELL_SECRETARY, cell),
        ("officer", Role.COMMITTEE_OFFICER, above),
    ):
        user = new_user(username, _PASSWORD)
        grant_role(user, place, role, since=_SINCE, actor=actor)
        yield username, _signed_in(user)


def _signed_in(user: object) -> "Client":
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    return client


def _addresses() -> Iterator[tuple[str, str]]:
    from django.urls import reverse

    from ketnap.casefiles.models import Casefile
    from ketnap.organisations.models import Organisation

    yield "desk", reverse("desk")
    yield "cases, board", reverse("cases")
    yield "cases, table", reverse("cases") + "?view=table"
    yield "cases, as of 2024", reverse("cases") + "?view=table&on=2024-06-30"
    for order in ("stage", "since", "due", "last", "-last"):
        yield f"cases, by {order}", reverse("cases") + f"?view=table&order={order}"
    yield "cases, search a name", reverse("cases") + "?view=table&q=minh+khoa"
    yield "cases, search a number", reverse("cases") + "?view=table&q=57-qd"
    yield "cases, search in vain", reverse("cases") + "?view=table&q=khong-co-ai"
    top = Organisation.objects.order_by("path")[0]
    year = f"organisation={top.pk}&start=2022-01-01&end=2022-12-31"
    yield "cases, behind a figure", reverse("cases") + f"?figure=admitted&{year}"
    first = Casefile.objects.order_by("pk")[0]
    yield "one case", reverse("case", args=[first.pk])


def _time(label: str, client: "Client", address: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        status = client.get(address).status_code
    count = len(queries)  # the next request clears what was captured
    seconds = []
    for _ in range(_REQUESTS):
        start = time.perf_counter()
        client.get(address)
        seconds.append((time.perf_counter() - start) / _MILLI)
    print(
        f"  {label:<30} {status}  {count:>2} queries"
        f"  median {percentile(seconds, 0.5):6.1f}  95 % {percentile(seconds, 0.95):6.1f}"
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
