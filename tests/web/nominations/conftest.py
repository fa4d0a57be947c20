"""A cell that sources people, and browsers of those who have to do with it."""

import pytest

from conftest import People, today_actor
from ketnap.accounts.models import User
from ketnap.organisations.models import Organisation
from sourcing import Sourcing, sourcing_of


@pytest.fixture
def sourcing(people: People, cell: Organisation, secretary: User) -> Sourcing:
    """The cell with two units, planned for by An."""
    return sourcing_of(people, cell, today_actor(secretary))
