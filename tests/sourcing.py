"""A cell with units that plans, asks for nominations and receives them, through the services."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from conftest import BEGINNING, PASSWORD, People, today_actor
from ketnap.accounts.models import User
from ketnap.accounts.services import create_user, grant_role
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.domain.access import Actor, Role
from ketnap.domain.casefile.steps import Step
from ketnap.organisations.models import Organisation, Unit
from ketnap.organisations.services import add_unit
from ketnap.people.models import Person
from ketnap.plans.bodies import Body, bodies_spoken_for
from ketnap.plans.models import Nomination, NominationRequest, Plan, PlanSpan
from ketnap.plans.services.nominations import PutForward, put_forward
from ketnap.plans.services.requests import RequestOrder, send_request, write_requests
from ketnap.plans.services.targets import PlanOrder, set_up_plan

ON = date(2024, 5, 6)
UNIT = "Phòng Tổng hợp"
OTHER_UNIT = "Trung tâm Thông tin"

# What the cell asks the person beside what the nomination says.
ASKED: dict[str, Any] = {
    "ethnicity": "Kinh",
    "religion": "không",
    "schooling": "university",
    "married": False,
}


def whom(full_name: str = "Đỗ Quang Minh", **other: Any) -> PutForward:
    """Somebody as a colleague puts him forward."""
    usual: dict[str, Any] = {
        "full_name": full_name,
        "born_on": date(1998, 4, 2),
        "sex": "male",
        "occupation": "viên chức",
        "workplace": UNIT,
        "youth_union_member": True,
        "trade_union_member": True,
    }
    return PutForward(**{**usual, **other})


def facts_of(nomination: Nomination) -> dict[str, Any]:
    """All the facts about somebody put forward, as the cell has asked them."""
    names = (
        "full_name",
        "born_on",
        "sex",
        "occupation",
        "workplace",
        "youth_union_member",
        "trade_union_member",
    )
    return ASKED | {name: getattr(nomination, name) for name in names}


@dataclass(frozen=True)
class Sourcing:
    """The cell with its units, its secretary, and those who put people forward."""

    people: People
    cell: Organisation
    actor: Actor
    units: tuple[Unit, Unit]

    def case(self, full_name: str, *steps: Step, **facts: Any) -> Casefile:
        """Return a new case with the steps recorded, whatever they lack."""
        person = self.people.person(self.cell, full_name, **facts)
        case = open_casefile(person, self.cell, by=self.actor)
        if steps:
            record_steps(
                case.pk, steps, by=self.actor, seen_seq=0, override_reason="giấy tờ ghi bổ sung"
            )
        return case

    def plan(self, year: int = 2024) -> Plan:
        """Return a plan of a year without targets."""
        order = PlanOrder(
            span=PlanSpan.YEAR, starts_on=date(year, 1, 1), ends_on=date(year, 12, 31)
        )
        return set_up_plan(self.cell, order, by=self.actor)

    def unit_head(self, username: str = "khoa", unit: Unit | None = None) -> User:
        """Return the user who heads a unit, the first one unless another is named."""
        user = create_user(username, PASSWORD, actor=self.people.administrator)
        grant_role(
            user,
            self.cell,
            Role.UNIT_HEAD,
            since=BEGINNING,
            unit=unit or self.units[0],
            actor=self.people.administrator,
        )
        return user

    def youth_union_officer(self, username: str = "lam", person: Person | None = None) -> User:
        """Return the user who acts for the Youth Union of the cell."""
        return self.people.user(username, Role.YOUTH_UNION_OFFICER, self.cell, person)

    def request(self, body: Body, *, due_on: date = date(2024, 6, 3)) -> NominationRequest:
        """Return a request that was sent on 6 May 2024."""
        order = RequestOrder(number_asked=2, due_on=due_on)
        (request,) = write_requests(self.cell, [body], order, by=self.actor, on=ON)
        return send_request(request.pk, on=ON, by=self.actor)

    def nominate(self, user: User, order: PutForward | None = None, **more: Any) -> Nomination:
        """Return somebody put forward by a user, on behalf of the only body he speaks for."""
        actor = today_actor(user)
        (body,) = bodies_spoken_for(actor, on=ON)
        return put_forward(body, order or whom(), by=actor, on=ON, **more)


def sourcing_of(people: People, cell: Organisation, actor: Actor) -> Sourcing:
    """Return the cell with two units."""
    first, second = (
        add_unit(cell, name, since=BEGINNING, actor=actor) for name in (UNIT, OTHER_UNIT)
    )
    return Sourcing(people, cell, actor, (first, second))
