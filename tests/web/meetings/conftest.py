"""The cell of nine, with An's browser."""

import pytest
from django.test import Client

from conftest import People, today_actor
from gathering import Gathering, gathering_of
from ketnap.accounts.models import User
from ketnap.organisations.models import Organisation


@pytest.fixture
def gathering(people: People, cell: Organisation, secretary: User, clerk: User) -> Gathering:
    """An leads the meetings, Bình writes the minutes, seven others come."""
    officers = [secretary.person, clerk.person]
    return gathering_of(people, cell, today_actor(secretary), officers)


@pytest.fixture
def secretary_browser(client_of, secretary: User) -> Client:
    """A browser in which An has signed in."""
    client: Client = client_of(secretary)
    return client
