"""Who left, came back or moved to another cell is entered on the roll of each for his days there."""

import json
from argparse import Namespace
from contextlib import nullcontext
from dataclasses import replace
from datetime import date

import pytest

from casefiles.papers import ceremony, file_named, listed, step
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.operator import OPERATOR, acting_on_people
from ketnap.casefiles.queries import joining_of
from ketnap.casefiles.services import enter_by_cases, import_casefile
from ketnap.cli import enrolling
from ketnap.cli.enrolling import enrol
from ketnap.domain.casefile.steps import Step
from ketnap.people.models import Membership, MemberStatus
from ketnap.people.services import merge_persons

pytestmark = pytest.mark.django_db

TODAY = date(2024, 6, 3)
HELD_ON, MOVED_ON, DECIDED_ON, BACK_ON = (
    date(2018, 7, 26),
    date(2019, 1, 10),
    date(2019, 9, 10),
    date(2022, 5, 19),
)
PROBATION = (MemberStatus.PROBATIONARY, HELD_ON, date(2019, 1, 9))


def moved(direction: str) -> Step:
    return step("transferred", MOVED_ON, direction=direction, other="Chi bộ kia", reason="chuyển")


def decided(matter: str, on: date) -> Step:
    return step("decided", on, matter=matter, outcome="approved", decision="1-QĐ", body="Đảng ủy")


def imported(*steps: Step, since: date = HELD_ON, cell: str = "Chi bộ Mẫu") -> Casefile:
    """A case with the steps of the sample up to the ceremony, and more; one of them begins later."""
    file = file_named("straight_path")
    kept = [each for each in file.steps if each.on <= HELD_ON == since]
    numbered = [replace(each, seq=seq) for seq, each in enumerate(steps, start=len(kept) + 1)]
    told = replace(file, cell=replace(file.cell, name=cell), steps=(*kept, *numbered))
    return import_casefile(told, by=OPERATOR)


def of_one_person(*cases: Casefile) -> tuple[Casefile, ...]:
    """The cases, once their persons were found to be one."""
    leaders = [acting_on_people(OPERATOR, each.cell) for each in cases]
    leads_all = replace(leaders[0], held=tuple(held for each in leaders for held in each.held))
    merge_persons(cases[0].person, cases[1].person, reason="nhập hai lần", actor=leads_all)
    return tuple(Casefile.objects.get(pk=each.pk) for each in cases)


def recognised_elsewhere() -> Casefile:
    """What the cell tells that he came to: a file that begins with the recognition."""
    return imported(decided("recognition", DECIDED_ON), since=DECIDED_ON, cell="Chi bộ Hai Mẫu")


def enter(case: Casefile, *, on: date = TODAY) -> int:
    leader = acting_on_people(OPERATOR, case.cell)
    return enter_by_cases(joining_of(leader, case.cell_id, on=on), actor=leader)


def entered(case: Casefile) -> list[tuple[object, ...]]:
    rows = Membership.objects.filter(person=case.person).order_by("valid_from")
    return list(rows.values_list("cell", "status", "valid_from", "valid_until"))


def told_by_enrol(capsys, *, dry_run: bool) -> dict[str, list[int]]:
    """The cases of whom the command says that they are, or are not, entered."""
    enrol(Namespace(organisation="Đảng ủy Cơ quan Mẫu", dry_run=dry_run, json=True))
    told = json.loads(capsys.readouterr().out)
    return {key: [each["case"] for each in told[key]] for key in ("entered", "held_back")}


@pytest.fixture(autouse=True)
def machine(monkeypatch):
    """Whoever works at the machine itself, with the rooms open already."""
    monkeypatch.setattr(enrolling, "installation", nullcontext)


@pytest.mark.parametrize("first", [0, 1])
def test_who_moved_is_entered_in_both_cells_whichever_is_first(cell, first):
    cases = of_one_person(imported(moved("out")), recognised_elsewhere())
    left, came = cases

    numbers = (enter(cases[first]), enter(cases[1 - first]))

    assert numbers == (1, 1)
    assert entered(left) == [
        (left.cell_id, *PROBATION),
        (came.cell_id, MemberStatus.OFFICIAL, DECIDED_ON, None),
    ]


@pytest.mark.parametrize("steps", [(), (moved("out"),)])
def test_dry_run_says_what_the_run_does(cell, capsys, steps):
    came, left = of_one_person(recognised_elsewhere(), imported(*steps))

    foreseen = told_by_enrol(capsys, dry_run=True)
    nobody = entered(left)
    done = told_by_enrol(capsys, dry_run=False)

    held = [came.pk] if not steps else []
    assert (foreseen, nobody) == (done, [])
    assert set(done["entered"]) == {came.pk, left.pk} - set(held)
    assert done["held_back"] == held


def test_member_recognised_after_he_left_is_entered_as_one_who_left(cell):
    case = imported(moved("out"), decided("recognition", DECIDED_ON))

    enter(case)

    assert entered(case) == [(case.cell_id, *PROBATION)]


def test_who_was_struck_off_and_listed_anew_is_entered_for_each_time_in_turn(cell):
    anew = (decided("strike_off", MOVED_ON), listed(DECIDED_ON), ceremony(BACK_ON))
    case = imported(*anew)
    before = date(2020, 1, 1)

    numbers = [enter(case, on=before), enter(case, on=before), enter(case), enter(case)]

    assert numbers == [1, 0, 1, 0]
    assert entered(case) == [
        (case.cell_id, *PROBATION),
        (case.cell_id, MemberStatus.PROBATIONARY, BACK_ON, None),
    ]


def test_official_day_of_a_later_admission_is_not_entered_with_the_earlier_one(cell):
    case = imported(
        decided("recognition", DECIDED_ON),
        decided("strike_off", date(2020, 1, 10)),
        listed(date(2020, 6, 10)),
        ceremony(date(2021, 3, 2)),
        decided("recognition", BACK_ON),
    )

    enter(case)

    official = Membership.objects.filter(person=case.person, status=MemberStatus.OFFICIAL)
    assert list(official.order_by("valid_from").values_list("valid_from", "official_on")) == [
        (DECIDED_ON, None),
        (BACK_ON, date(2022, 3, 2)),
    ]
