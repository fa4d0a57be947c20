"""The demo as of several days, each filled once and looked at by every test.

Tables are made only where a test of the run is marked for the database, and none here can be: run
them beside one that is, such as `tests/web/desk/test_coming.py`.
"""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from demo.reading import Filled, password_of, read_cases
from ketnap.casefiles.keys import create_log_key, log_key_path
from ketnap.demo.filling import fill_demo

WEDNESDAY = date(2026, 11, 25)
SUNDAY = date(2026, 11, 22)
LAST_OF_THE_YEAR = date(2026, 12, 31)
AFTER_TET = date(2027, 2, 15)


@pytest.fixture(
    scope="module",
    params=[WEDNESDAY, SUNDAY, LAST_OF_THE_YEAR, AFTER_TET],
    ids=["wednesday", "sunday", "last_of_the_year", "after_tet"],
)
def filled(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Filled]:
    """The demo of a day; everything is taken back once its tests are over."""
    if not log_key_path().exists():
        create_log_key()
    anchors = tmp_path_factory.mktemp("anchors") / "anchors.jsonl"
    with (
        pytest.MonkeyPatch.context() as environment,
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        environment.setenv("KETNAP_ANCHORS", str(anchors))
        demo = fill_demo(today=request.param, password_for=password_of)
        yield Filled(request.param, demo, read_cases(request.param))
        transaction.set_rollback(True)
