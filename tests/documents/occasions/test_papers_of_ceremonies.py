"""The papers of a ceremony: one for everybody it is about, and from the case alone."""

from datetime import date, time

import pytest

from admitting import Admitting
from casefiles.papers import step
from conftest import BEGINNING
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.services import record_steps
from ketnap.documents.drafts import drafts_for_case
from ketnap.documents.making import make
from ketnap.documents.occasion_drafts import drafts_for_ceremony
from ketnap.documents.sheets.load import sheet_of
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.occasions.ceremonies.services import (
    Invitation,
    PlannedCeremony,
    invite,
    plan_ceremony,
)

HELD_ON = date(2024, 4, 3)
PLANNED_ON = date(2024, 3, 20)
OATH, PROGRAMME, SCRIPT = sheet_of("TT-LE"), sheet_of("CT-LE"), sheet_of("LD-LE")
INVITATION = sheet_of("GM-LE")
MENTOR = {"name": "Lê Thị Chi", "official_on": BEGINNING.isoformat()}


@pytest.fixture
def cases(admitting: Admitting) -> list[Casefile]:
    return [admitting.approved("Đỗ Quang Minh"), admitting.approved("Vũ Thu Hà")]


@pytest.fixture
def ceremony(admitting: Admitting, cases: list[Casefile]) -> Ceremony:
    order = PlannedCeremony(
        held_on=HELD_ON, starts_at=time(15), place="Hội trường tầng 2", host="Trần Văn Bình"
    )
    ids = [case.pk for case in cases]
    return plan_ceremony(admitting.cell, order, ids, by=admitting.actor, today=PLANNED_ON)


def test_each_new_member_has_an_oath_sheet(ceremony: Ceremony):
    drafts = drafts_for_ceremony(ceremony, OATH, on=PLANNED_ON)

    names = [make(draft).filled.texts["person_name"] for draft in drafts]
    assert names == ["Vũ Thu Hà", "Đỗ Quang Minh"]


def test_programme_names_everybody_and_is_dated_on_the_ceremony(ceremony: Ceremony):
    (draft,) = drafts_for_ceremony(ceremony, PROGRAMME, on=PLANNED_ON)

    assert draft.material.on == HELD_ON
    assert make(draft).filled.texts["new_member_names"] == "Vũ Thu Hà và Đỗ Quang Minh"


def test_a_case_asked_for_the_programme_gets_that_of_its_ceremony(
    ceremony: Ceremony, cases: list[Casefile]
):
    (of_case,) = drafts_for_case(cases[1], PROGRAMME, on=PLANNED_ON)
    (of_ceremony,) = drafts_for_ceremony(ceremony, PROGRAMME, on=PLANNED_ON)

    assert of_case.material.ceremony == of_ceremony.material.ceremony
    assert of_case.material.on == of_ceremony.material.on


def test_script_says_what_belongs_to_each_item(ceremony: Ceremony):
    (draft,) = drafts_for_ceremony(ceremony, SCRIPT, on=PLANNED_ON)

    said = [row["said"] for row in make(draft).filled.rows["ceremony_programme"]]
    assert all(said)
    assert any("đọc lời tuyên thệ" in words and "Vũ Thu Hà" in words for words in said)


def test_everybody_invited_has_an_invitation(ceremony: Ceremony, admitting: Admitting):
    guests = [Invitation("Ngô Văn Khải", "Đảng ủy cơ sở"), Invitation("Đặng Thị Lan")]
    invite(ceremony.pk, guests, by=admitting.actor)

    drafts = drafts_for_ceremony(ceremony, INVITATION, on=PLANNED_ON)

    assert [make(draft).filled.texts["addressed_to"] for draft in drafts] == [
        "Ngô Văn Khải, Đảng ủy cơ sở",
        "Đặng Thị Lan",
    ]
    assert {draft.material.on for draft in drafts} == {PLANNED_ON}


def test_files_of_invitations_are_told_apart_by_who_is_invited(
    ceremony: Ceremony, admitting: Admitting
):
    guests = [
        Invitation("Ngô Văn Khải", "Đảng ủy cơ sở"),
        Invitation("Đặng Thị Lan", "Cố vấn " * 20),
    ]
    invite(ceremony.pk, guests, by=admitting.actor)

    drafts = drafts_for_ceremony(ceremony, INVITATION, on=PLANNED_ON)

    first, second = (make(draft).file_stem for draft in drafts)
    assert first == f"gm-le-ngo-van-khai-dang-uy-co-so-{PLANNED_ON:%Y%m%d}"
    assert second.startswith("gm-le-dang-thi-lan-co-van-")
    assert len(second) < 100


def test_without_invitees_one_invitation_is_left_to_write_a_name_in(ceremony: Ceremony):
    (draft,) = drafts_for_ceremony(ceremony, INVITATION, on=PLANNED_ON)

    assert make(draft).filled.texts["addressed_to"] == ""


def test_a_ceremony_known_from_the_case_alone_gives_its_papers(
    admitting: Admitting, cases: list[Casefile]
):
    case = cases[0]
    record_steps(
        case.pk,
        [step("ceremony_held", HELD_ON, place="Hội trường", mentor=MENTOR)],
        by=admitting.actor,
        seen_seq=case.entries.count(),
        override_reason="ghi bổ sung",
    )

    (draft,) = drafts_for_case(case, sheet_of("BB-LE"), on=date(2024, 6, 1))

    filled = make(draft).filled
    assert draft.material.on == HELD_ON
    assert [row["name"] for row in filled.rows["new_members"]] == ["Đỗ Quang Minh"]
    assert filled.rows["ceremony_programme"]
