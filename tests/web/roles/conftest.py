"""An inspector and a system administrator, who sign in with their own browsers."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from conftest import BEGINNING, PASSWORD, People, today_actor
from ketnap.accounts.models import RoleHeld, User
from ketnap.accounts.services import Inspection, create_user, grant_role, open_inspection
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import casefile_visible_to, relation_to
from ketnap.domain.access import Actor, Role
from ketnap.organisations.models import Organisation


@pytest.fixture
def inspector(administrator: Actor) -> User:
    """Kiểm, who has an account and no role."""
    return create_user("kiem", PASSWORD, actor=administrator)


@pytest.fixture
def inspect(
    inspector: User, committee_officer: User, superior: Organisation
) -> Callable[..., RoleHeld]:
    """Open an inspection of cases, from today for some days."""

    def opened(*cases: Casefile, days: int = 7) -> RoleHeld:
        today, officer = timezone.localdate(), today_actor(committee_officer)
        return open_inspection(
            Inspection(inspector, "Quyết định số 12", today, today + timedelta(days=days)),
            superior,
            [relation_to(casefile_visible_to(officer, case.pk)) for case in cases],
            actor=officer,
        )

    return opened


@pytest.fixture
def technician(people: People, superior: Organisation, administrator: Actor) -> User:
    """Kỹ, who administers the system and holds no other role."""
    user = create_user("ky", PASSWORD, actor=administrator)
    grant_role(user, superior, Role.SYSTEM_ADMINISTRATOR, since=BEGINNING, actor=administrator)
    return user


@pytest.fixture
def technicians_browser(technician: User, client_of: Callable[[User], Client]) -> Client:
    """Kỹ's browser."""
    return client_of(technician)
