"""Those who keep the registers of a cell, and a term that began in 2025."""

from datetime import date

import pytest

from conftest import today_actor
from ketnap.accounts.models import User
from ketnap.documents.registers.models import Register, Term
from ketnap.documents.registers.services import TermOrder, begin_term
from ketnap.domain.access import Actor
from ketnap.organisations.models import Organisation

TERM_BEGAN_ON = date(2025, 3, 10)
DAY = date(2025, 6, 3)


@pytest.fixture
def keeper(clerk: User) -> Actor:
    """Bình, who keeps the registers of the cell, today."""
    return today_actor(clerk)


@pytest.fixture
def term(cell: Organisation, keeper: Actor) -> Term:
    """The term 2025-2027 of the cell, with registers for resolutions and reports."""
    order = TermOrder(name="2025-2027", since=TERM_BEGAN_ON, document_types=("NQ", "BC"))
    return begin_term(cell, order, by=keeper)


@pytest.fixture
def resolutions(term: Term) -> Register:
    """The register of the cell's resolutions."""
    return term.registers.get(document_type="NQ")
