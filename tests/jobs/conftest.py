"""Kinds of jobs invented for these tests, and a worker in the test's own process."""

import pytest

from conftest import today_actor
from jobs.invented import KINDS
from ketnap.accounts.models import User
from ketnap.domain.access import Actor
from ketnap.jobs.kinds import add_kind


@pytest.fixture(autouse=True)
def _invented_kinds() -> None:
    for kind in KINDS:
        add_kind(kind)


@pytest.fixture
def asker(secretary: User) -> Actor:
    """An, who asks for jobs."""
    return today_actor(secretary)


@pytest.fixture
def somebody_else(stranger: User) -> Actor:
    """Giang, who has nothing to do with An's jobs."""
    return today_actor(stranger)
