"""What the cell of the demo plans, asks for, receives, reviews and organises. All invented."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import User
from ketnap.demo.activities import hold_activities
from ketnap.demo.almanac import Almanac
from ketnap.demo.founding import Cell
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import Schooling, Sex, Stage
from ketnap.organisations.models import Organisation
from ketnap.plans.bodies import Body, bodies_of, bodies_spoken_for
from ketnap.plans.models import PlannedFigure, PlanSpan, ReviewDecision
from ketnap.plans.queries.reviews import Listed, people_on_list
from ketnap.plans.queries.targets import figures_of
from ketnap.plans.services.nominations import (
    PutForward,
    decline,
    put_forward,
    take_up,
    withdraw,
)
from ketnap.plans.services.requests import (
    RequestOrder,
    record_answer,
    send_request,
    write_requests,
)
from ketnap.plans.services.reviews import Decided, begin_review, decide, finish_review
from ketnap.plans.services.targets import PlanOrder, set_targets, set_up_plan

REVIEWED_MONTHS_AGO = (2, 1)


@dataclass(frozen=True, slots=True)
class Sourcing:
    """The cell, who plans for it, and who puts people forward to it."""

    cell: Cell
    secretary: Actor
    unit_head: Actor
    youth_union_officer: Actor
    almanac: Almanac

    @property
    def place(self) -> Organisation:
        return self.cell.organisation

    @property
    def today(self) -> date:
        return self.almanac.today


def source_people(cell: Cell, users: Mapping[str, User], almanac: Almanac) -> None:
    """Plans with targets, requests, nominations, reviews of the list, and activities."""
    sourcing = Sourcing(
        cell=cell,
        secretary=_acting(users["bithu"], almanac.today),
        unit_head=_acting(users["donvi"], almanac.today),
        youth_union_officer=_acting(users["doan"], almanac.today),
        almanac=almanac,
    )
    _make_plans(sourcing)
    asked = _ask_for_nominations(sourcing)
    _put_people_forward(sourcing, asked)
    for months in REVIEWED_MONTHS_AGO:
        _review(sourcing, almanac.in_months(-months))
    hold_activities(sourcing.place, by=sourcing.secretary, almanac=almanac)


def _acting(user: User, today: date) -> Actor:
    actor = actor_of(user, on=today)
    if actor is None:
        raise LookupError(f"{user.username} cannot sign in on {today}")
    return actor


# ---- plans ----


def _make_plans(sourcing: Sourcing) -> None:
    year = sourcing.today.year
    term = PlanOrder(
        span=PlanSpan.TERM,
        starts_on=date(year - 1, 5, 20),
        ends_on=date(year + 4, 5, 19),
        resolution="Nghị quyết số 01-NQ/CB",
    )
    _plan(sourcing, term, {PlannedFigure.ADMITTED: 25, PlannedFigure.RECOGNISED: 22})
    for back in (1, 0):
        first, last = date(year - back, 1, 1), date(year - back, 12, 31)
        order = PlanOrder(
            span=PlanSpan.YEAR,
            starts_on=first,
            ends_on=last,
            resolution=f"Kế hoạch số {3 - back:02}-KH/CB",
        )
        _plan_of_a_year(sourcing, order)


def _plan_of_a_year(sourcing: Sourcing, order: PlanOrder) -> None:
    """Targets a little above what has come so far, and some for units."""
    plan = set_up_plan(sourcing.place, order, by=sourcing.secretary)
    reached = {
        each.figure: each.reached
        for each in figures_of(plan, on=min(order.ends_on, sourcing.today))
    }
    numbers: dict[tuple[int | None, PlannedFigure], int | None] = {
        (None, figure): count + 1 + place for place, (figure, count) in enumerate(reached.items())
    }
    for place, unit in enumerate(sourcing.cell.units):
        numbers[unit.pk, PlannedFigure.PUT_FORWARD] = 1 + place % 2
    set_targets(plan.pk, numbers, by=sourcing.secretary)


def _plan(sourcing: Sourcing, order: PlanOrder, targets: Mapping[PlannedFigure, int]) -> None:
    plan = set_up_plan(sourcing.place, order, by=sourcing.secretary)
    numbers: dict[tuple[int | None, PlannedFigure], int | None] = {
        (None, figure): number for figure, number in targets.items()
    }
    set_targets(plan.pk, numbers, by=sourcing.secretary)


# ---- requests ----


def _ask_for_nominations(sourcing: Sourcing) -> dict[str, int]:
    """One request for each state; the numbers of those to who has an account, by username."""
    almanac, today = sourcing.almanac, sourcing.today
    bodies = {body.name: body for body in bodies_of(sourcing.place, on=today)}
    (unit,) = bodies_spoken_for(sourcing.unit_head, on=today)
    (union,) = bodies_spoken_for(sourcing.youth_union_officer, on=today)
    others = [body for body in bodies.values() if body not in {unit, union}]
    waiting = _sent(sourcing, unit, 2, sent=almanac.in_days(-12), due=almanac.in_days(9))
    asked = _sent(sourcing, union, 2, sent=almanac.in_days(-12), due=almanac.in_days(9))
    _sent(sourcing, others[0], 1, sent=almanac.in_days(-40), due=almanac.in_days(-8))
    answered = _sent(sourcing, others[1], 1, sent=almanac.in_days(-40), due=almanac.in_days(-8))
    record_answer(
        answered,
        "Đợt này đơn vị chưa có người để giới thiệu",
        on=almanac.in_days(-15),
        by=sourcing.secretary,
    )
    _written(sourcing, others[2], 1, due=almanac.in_days(30))
    return {"donvi": waiting, "doan": asked}


def _written(sourcing: Sourcing, body: Body, number: int, *, due: date) -> int:
    order = RequestOrder(number_asked=number, due_on=due)
    (request,) = write_requests(
        sourcing.place, [body], order, by=sourcing.secretary, on=sourcing.today
    )
    return request.pk


def _sent(sourcing: Sourcing, body: Body, number: int, *, sent: date, due: date) -> int:
    request_id = _written(sourcing, body, number, due=due)
    send_request(request_id, on=sent, by=sourcing.secretary)
    return request_id


# ---- nominations ----


def _put_people_forward(sourcing: Sourcing, asked: Mapping[str, int]) -> None:
    """Two bodies put the same person forward; one is taken up, one is not, one is withdrawn, two wait."""
    unit_head, union, days = sourcing.unit_head, sourcing.youth_union_officer, sourcing.almanac
    taken_up = _forward(sourcing, unit_head, _HIEP, days.in_days(-9), asked["donvi"])
    facts = {
        "ethnicity": "Kinh",
        "religion": "không",
        "schooling": Schooling.UNIVERSITY.value,
        "married": False,
    }
    names = ("full_name", "born_on", "sex", "occupation", "workplace", *_UNIONS)
    facts |= {name: getattr(_HIEP, name) for name in names}
    take_up(taken_up, facts, by=sourcing.secretary, on=days.in_days(-2))
    declined = _forward(sourcing, union, _VY, days.in_days(-70), None)
    reason = "Đang công tác biệt phái nơi khác; xin giới thiệu lại khi về cơ quan"
    decline(declined, reason, by=sourcing.secretary, on=days.in_days(-60))
    withdrawn = _forward(sourcing, unit_head, _TAM, days.in_days(-40), None)
    reason = "Vừa chuyển công tác sang cơ quan khác"
    withdraw(withdrawn, reason, by=unit_head, on=days.in_days(-38))
    _forward(sourcing, unit_head, _THUY, days.in_days(-5), asked["donvi"])
    _forward(sourcing, union, _THUY, days.in_days(-3), asked["doan"])
    _forward(sourcing, union, _DIEM, days.in_days(-3), asked["doan"])


def _forward(
    sourcing: Sourcing, actor: Actor, order: PutForward, on: date, request_id: int | None
) -> int:
    (body,) = bodies_spoken_for(actor, on=sourcing.today)
    return put_forward(body, order, by=actor, on=on, request_id=request_id).pk


_UNIONS = ("youth_union_member", "trade_union_member")


def _person(full_name: str, born_on: date, sex: Sex, workplace: str) -> PutForward:
    return PutForward(
        full_name=full_name,
        born_on=born_on,
        sex=sex.value,
        occupation="viên chức" if workplace.startswith("Trung tâm") else "công chức",
        workplace=workplace,
        youth_union_member=True,
        trade_union_member=True,
    )


_HIEP = _person(
    "Thân Trọng Nghĩa Hiệp", date(1999, 3, 11), Sex.MALE, "Phòng Hạ tầng và An toàn thông tin"
)
_THUY = _person(
    "Đàm Thị Vĩnh Thụy", date(2000, 8, 23), Sex.FEMALE, "Phòng Hạ tầng và An toàn thông tin"
)
_TAM = _person(
    "Kha Thị Minh Tâm", date(1997, 12, 2), Sex.FEMALE, "Phòng Hạ tầng và An toàn thông tin"
)
_VY = _person("Lục Thị Hạ Vy", date(1998, 10, 6), Sex.FEMALE, "Phòng Dữ liệu số")
_DIEM = _person("Quàng Văn Kiên Định", date(2001, 2, 17), Sex.MALE, "Trung tâm Hỗ trợ kỹ thuật")


# ---- reviews ----


def _review(sourcing: Sourcing, on: date) -> None:
    """A review of everybody on the list of a day, finished on it."""
    review = begin_review(sourcing.place, on=on, by=sourcing.secretary)
    people = people_on_list(sourcing.secretary, sourcing.place.pk, on=on)
    decisions = [_decided(each) for each in people]
    decide(review.pk, decisions, by=sourcing.secretary)
    finish_review(review.pk, by=sourcing.secretary)


def _decided(listed: Listed) -> Decided:
    if listed.stage is Stage.LISTED and listed.sent_on is None:
        return Decided(casefile_id=listed.casefile_id, decision=ReviewDecision.TO_COURSE)
    return Decided(casefile_id=listed.casefile_id, decision=ReviewDecision.KEEP)
