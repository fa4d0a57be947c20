"""Programs plan, prepare and record ceremonies, as the screens do."""

from datetime import date, time

import pytest

from admitting import Admitting, approved, kinds_of
from api.manual import bodies_of
from casefiles.papers import step
from conftest import today_actor
from ketnap.audit.models import AccessEntry
from ketnap.domain.access import TokenScope
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.ceremony import READING_CODE, PreparationGroup
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.occasions.ceremonies.services import PlannedCeremony, plan_ceremony
from web.conftest import days_ago
from web.records_of_a_cell import signed_paper

pytestmark = pytest.mark.django_db

HELD_ON = date(2024, 4, 3)


@pytest.fixture
def admitting(people, cell, secretary):
    return Admitting(people, cell, today_actor(secretary), people.member(cell, "Lê Thị Chi"))


@pytest.fixture
def minh(admitting):
    return admitting.approved("Đỗ Quang Minh")


@pytest.fixture
def ha(admitting):
    return admitting.approved("Vũ Thu Hà")


def planned(admitting, *cases, held_on=HELD_ON):
    order = PlannedCeremony(held_on=held_on, starts_at=time(15), place="Hội trường tầng 2")
    ids = [case.pk for case in cases]
    return plan_ceremony(admitting.cell, order, ids, by=admitting.actor, today=days_ago(0))


def test_the_ceremony_of_the_manual_is_held_as_it_says(program, admitting, minh):
    planning, naming, inviting, adding, recording = bodies_of("Ceremonies")
    body = planning | {"cell_id": admitting.cell.pk, "casefile_ids": [minh.pk]}
    path = f"ceremonies/{program.post('ceremonies', body).json()['id']}"
    mentor = naming["new_members"][0] | {
        "casefile_id": minh.pk,
        "mentor_id": admitting.mentor.pk,
    }

    answers = [
        program.post(f"{path}/new-members", {"new_members": [mentor]}),
        program.post(f"{path}/invitees", inviting),
        program.post(f"{path}/preparations/own", adding),
        program.post(
            f"{path}/record", recording | {"cases": [{"casefile_id": minh.pk, "seen_seq": 3}]}
        ),
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 201, 200]
    assert kinds_of(minh)[3:] == [StepKind.CEREMONY_HELD]
    told = program.get(path).json()
    assert told == answers[-1].json()
    (member,) = told["new_members"]
    assert (member["step_seq"], member["mentor_name"]) == (4, "Lê Thị Chi")
    assert (told["invitees"], told["starts_at"]) == (inviting["invitees"], "15:00:00")
    assert told["preparations"][-1]["text"] == adding["text"]
    assert told["recorded_at"] is not None
    assert AccessEntry.objects.filter(object_kind="ceremony", object_id=told["id"]).exists()


def test_a_ceremony_is_planned_anew_and_people_move_up(program, admitting, minh, ha):
    path = f"ceremonies/{planned(admitting, ha).pk}"
    body = {
        "held_on": "2024-04-10",
        "starts_at": "09:00",
        "place": "Phòng truyền thống",
        "casefile_ids": [minh.pk, ha.pk],
    }

    changed = program.post(path, body).json()
    moved = program.post(f"{path}/earlier", {"casefile_id": minh.pk}).json()

    assert (changed["place"], changed["held_on"]) == ("Phòng truyền thống", "2024-04-10")
    assert [each["casefile_id"] for each in changed["new_members"]] == [ha.pk, minh.pk]
    assert [each["casefile_id"] for each in moved["new_members"]] == [minh.pk, ha.pk]
    read = [each["casefile_id"] for each in moved["programme"] if each["code"] == READING_CODE]
    assert read == [minh.pk, ha.pk]


def test_the_programme_is_written_for_the_items_as_they_were_read(program, admitting, minh):
    ceremony = planned(admitting, minh)
    read = program.get(f"ceremonies/{ceremony.pk}").json()["programme"]
    lines = [
        {"code": each["code"], "casefile_id": each["casefile_id"], "minutes": 7, "who": "Phạm Dũng"}
        for each in read
    ]

    partly = program.post(f"ceremonies/{ceremony.pk}/programme", {"lines": lines[1:]})
    written = program.post(f"ceremonies/{ceremony.pk}/programme", {"lines": lines}).json()

    assert (partly.status_code, partly.json()["code"]) == (409, "programme_changed")
    assert {(each["minutes"], each["who"]) for each in written["programme"]} == {(7, "Phạm Dũng")}


def test_the_checklist_is_ticked_and_what_the_rule_prescribes_stays(program, admitting, minh):
    ceremony = planned(admitting, minh)
    path = f"ceremonies/{ceremony.pk}/preparations"
    lines = ceremony.preparations.order_by("position")
    prescribed = lines.filter(group=PreparationGroup.DECORATION).first()
    own = lines.exclude(group=PreparationGroup.DECORATION).first()

    ticked = program.post(path, {"done": [prescribed.pk]}).json()
    dropped = program.post(f"{path}/{own.pk}/drop", {})
    refused = program.post(f"{path}/{prescribed.pk}/drop", {})

    done = [each["id"] for each in ticked["preparations"] if each["done_at"]]
    assert done == [prescribed.pk]
    assert own.pk not in {each["id"] for each in dropped.json()["preparations"]}
    assert refused.status_code == 404


def test_a_ceremony_on_a_far_day_is_refused_unless_it_is_meant(program, admitting, minh):
    body = {"held_on": "3026-04-03", "starts_at": "15:00", "place": "Hội trường"}
    order = body | {"cell_id": admitting.cell.pk, "casefile_ids": [minh.pk]}

    answers = [
        program.post("ceremonies", order | more) for more in ({}, {"far_day_is_meant": True})
    ]

    assert [answer.status_code for answer in answers] == [422, 201]


def test_people_who_do_not_await_the_ceremony_are_named(program, admitting, minh, ha):
    ceremony = planned(admitting, ha)
    body = {"held_on": "2024-04-03", "starts_at": "15:00", "place": "X"}
    twice = body | {"cell_id": admitting.cell.pk, "casefile_ids": [ha.pk, minh.pk]}
    mentors = {"new_members": [{"casefile_id": minh.pk, "mentor_id": None}]}

    answers = [
        program.post("ceremonies", twice),
        program.post(f"ceremonies/{ceremony.pk}/new-members", mentors),
        program.post(f"ceremonies/{ceremony.pk}/earlier", {"casefile_id": minh.pk}),
    ]

    assert {(each.status_code, each.json()["code"]) for each in answers} == {(409, "not_awaiting")}
    assert [each.json()["casefile_ids"] for each in answers] == [[ha.pk], [minh.pk], [minh.pk]]


@pytest.mark.parametrize(
    ("held_on", "mentored", "code"),
    [
        (days_ago(-3), True, "not_yet_held"),
        (HELD_ON, False, "mentor_missing"),
        (date(2024, 7, 1), True, "late_consent_missing"),
    ],
)
def test_what_is_not_ready_is_not_recorded(program, admitting, minh, held_on, mentored, code):
    ceremony = planned(admitting, minh, held_on=held_on)
    mentor = admitting.mentor.pk if mentored else None
    mentors = {"new_members": [{"casefile_id": minh.pk, "mentor_id": mentor}]}
    program.post(f"ceremonies/{ceremony.pk}/new-members", mentors)
    body = {"cases": [{"casefile_id": minh.pk, "seen_seq": 3}], "override_reason": "ghi bổ sung"}

    refused = program.post(f"ceremonies/{ceremony.pk}/record", body)

    assert (refused.status_code, refused.json()["code"]) == (422, code)
    assert StepKind.CEREMONY_HELD not in kinds_of(minh)


def test_everybody_is_named_when_a_ceremony_is_recorded(program, admitting, minh):
    ceremony = planned(admitting, minh)
    mentors = {"new_members": [{"casefile_id": minh.pk, "mentor_id": admitting.mentor.pk}]}
    program.post(f"ceremonies/{ceremony.pk}/new-members", mentors)

    refused = program.post(f"ceremonies/{ceremony.pk}/record", {"cases": []})

    assert (refused.status_code, refused.json()["code"]) == (409, "people_left_out")
    assert refused.json()["casefile_ids"] == [minh.pk]


def test_somebody_from_outside_helps_nobody(program, admitting, minh):
    ceremony = planned(admitting, minh)
    outsider = admitting.people.person(admitting.cell, "Vũ Văn Nam")
    mentors = {"new_members": [{"casefile_id": minh.pk, "mentor_id": outsider.pk}]}

    refused = program.post(f"ceremonies/{ceremony.pk}/new-members", mentors)

    assert (refused.status_code, refused.json()["code"]) == (422, "mentor_not_official")
    assert refused.json()["casefile_ids"] == [minh.pk]


def test_a_planned_ceremony_is_called_off_unless_papers_tell_of_it(program, admitting, minh, ha):
    ceremony, told_of = planned(admitting, minh), planned(admitting, ha)
    signed_paper(told_of, "CT-LE", admitting.actor)

    off = program.post(f"ceremonies/{ceremony.pk}/call-off", {})
    refused = program.post(f"ceremonies/{told_of.pk}/call-off", {})

    assert off.json() == {"id": ceremony.pk, "casefile_ids": [minh.pk]}
    assert (refused.status_code, refused.json()["code"]) == (409, "papers_refer")
    assert Ceremony.objects.get() == told_of
    waiting = {each["casefile_id"]: each for each in program.get("awaiting-ceremony").json()}
    assert waiting[minh.pk]["planned_id"] is None
    assert waiting[ha.pk]["planned_id"] == told_of.pk


def test_a_ceremony_that_cases_tell_of_is_linked_and_stays_as_it_is(program, admitting):
    mentor = {"name": "Lê Thị Chi", "official_on": "2010-01-01"}
    held = step("ceremony_held", HELD_ON, place="Hội trường", mentor=mentor)
    case = admitting.case("Đỗ Quang Minh", *approved(), held)
    (day,) = program.get("ceremonies-to-link").json()
    body = {"cell_id": day["cell_id"], "held_on": day["held_on"]}

    linked = program.post("ceremonies-to-link", body)
    again = program.post("ceremonies-to-link", body)
    late = program.post(f"ceremonies/{linked.json()['id']}/invitees", {"invitees": []})

    assert day["names"] == ["Đỗ Quang Minh"]
    assert linked.status_code == 201
    assert [each["casefile_id"] for each in linked.json()["new_members"]] == [case.pk]
    assert (again.status_code, again.json()["code"]) == (422, "nobody_to_admit")
    assert (late.status_code, late.json()["code"]) == (409, "ceremony_held")


def test_ceremonies_come_in_pages_and_by_their_days(program, admitting, minh, ha):
    first = planned(admitting, minh)
    second = planned(admitting, ha, held_on=date(2024, 4, 10))

    page = program.get("ceremonies", limit=1).json()
    later = program.get("ceremonies", **{"from": "2024-04-10"}).json()

    told = [(each["id"], each["admitted"]) for each in page["ceremonies"]]
    assert (told, page["next_after"]) == ([(first.pk, 1)], first.pk)
    assert [each["id"] for each in later["ceremonies"]] == [second.pk]


def test_ceremonies_of_others_are_not_there(
    program, program_of, admitting, minh, stranger, other_cell, secretary
):
    ceremony = planned(admitting, minh)
    body = bodies_of("Ceremonies")[0]

    asked = program_of(stranger)

    assert asked.get(f"ceremonies/{ceremony.pk}").status_code == 404
    assert asked.post(f"ceremonies/{ceremony.pk}/call-off", {}).status_code == 404
    assert asked.get("ceremonies").json()["ceremonies"] == []
    assert asked.get("awaiting-ceremony").json() == []
    elsewhere = program.post("ceremonies", body | {"cell_id": other_cell.pk})
    assert elsewhere.status_code == 404
    reading = program_of(secretary, [TokenScope.OCCASIONS_READ])
    refused = reading.post(f"ceremonies/{ceremony.pk}/call-off", {})
    assert (refused.status_code, refused.json()["code"]) == (403, "scope_missing")
    assert Ceremony.objects.get() == ceremony
