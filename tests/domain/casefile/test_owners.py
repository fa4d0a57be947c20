"""With whom a case lies while a deadline runs."""

from datetime import date, timedelta

import pytest

from ketnap.domain.casefile.codes import (
    ChainRole,
    DeadlineCode,
    Matter,
    Schooling,
    Sex,
    VerificationSubject,
)
from ketnap.domain.casefile.deadlines import Deadline
from ketnap.domain.casefile.owners import Owner, OwnerKind, owner_of
from ketnap.domain.casefile.steps import (
    Casefile,
    CellFacts,
    ChainLink,
    PersonFacts,
    Returned,
    Step,
    Submitted,
    VerificationRequested,
)
from ketnap.domain.rulebook import Confidence, RuleValue

VOTED_ON = date(2030, 3, 1)
RULE = RuleValue(
    "invented", date(2030, 1, 1), None, value=30, confidence=Confidence.VERIFIED, source="bịa"
)


def casefile(*steps: Step) -> Casefile:
    return Casefile(
        person=PersonFacts(
            full_name="Trần Văn Bình",
            born_on=date(2000, 1, 1),
            sex=Sex.MALE,
            ethnicity="Kinh",
            religion="không",
            schooling=Schooling.UNIVERSITY,
            occupation="viên chức",
            workplace="Viện",
            youth_union_member=False,
            trade_union_member=True,
            married=False,
        ),
        cell=CellFacts(
            name="Chi bộ Một",
            superior="Đảng ủy Viện",
            has_youth_union=True,
            has_trade_union=True,
            chain=(
                ChainLink(body="Đảng ủy Viện", role=ChainRole.PROPOSE),
                ChainLink(body="Ban Thường vụ Đảng ủy Bộ", role=ChainRole.DECIDE),
            ),
        ),
        steps=steps,
    )


def deadline(code: DeadlineCode, *, seq: int = 1) -> Deadline:
    due_on = VOTED_ON + timedelta(days=42)
    return Deadline(code, seq, VOTED_ON, due_on, None, 30, False, 0, RULE, None)


def submitted(on: date, to: str, seq: int, matter: Matter = Matter.ADMISSION) -> Step:
    return Submitted(on=on, seq=seq, matter=matter, to=to)


def returned(on: date, seq: int) -> Step:
    return Returned(on=on, seq=seq, matter=Matter.ADMISSION, by="Đảng ủy Viện", reason="thiếu ảnh")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (DeadlineCode.HOLD_CEREMONY, OwnerKind.CELL),
        (DeadlineCode.CONSIDER_RECOGNITION, OwnerKind.CELL),
        (DeadlineCode.CERTIFICATE_EXPIRES, OwnerKind.CELL_COMMITTEE),
        (DeadlineCode.PAPERS_GO_STALE, OwnerKind.CELL_COMMITTEE),
        (DeadlineCode.FILE_MEMBER_RECORD, OwnerKind.NEW_MEMBER),
        (DeadlineCode.PROBATION_ENDS, OwnerKind.PROBATIONER),
    ],
)
def test_owner_within_the_cell_follows_from_the_deadline(code, expected):
    owner = owner_of(casefile(), deadline(code), on=VOTED_ON)

    assert owner == Owner(expected)
    assert not owner.is_elsewhere


def test_owner_of_a_verification_is_the_place_asked_by_that_very_step():
    asked = [
        VerificationRequested(
            on=VOTED_ON, seq=seq, subject=VerificationSubject.OWN_SIDE, place=place, abroad=False
        )
        for seq, place in ((1, "Xã Một"), (2, "Xã Hai"))
    ]

    owner = owner_of(
        casefile(*asked), deadline(DeadlineCode.VERIFICATION_REPLY, seq=2), on=VOTED_ON
    )

    assert owner == Owner(OwnerKind.PLACE, "Xã Hai")
    assert owner.is_elsewhere


@pytest.mark.parametrize(
    ("code", "matter"),
    [
        (DeadlineCode.DECIDE_ADMISSION, Matter.ADMISSION),
        (DeadlineCode.DECIDE_RECOGNITION, Matter.RECOGNITION),
    ],
)
def test_owner_of_a_decision_is_the_body_the_file_was_sent_to_for_that_matter(code, matter):
    other = Matter.RECOGNITION if matter is Matter.ADMISSION else Matter.ADMISSION
    file = casefile(
        submitted(VOTED_ON, "Đảng ủy Viện", 1, matter),
        submitted(VOTED_ON, "Nơi khác", 2, other),
    )

    owner = owner_of(file, deadline(code), on=VOTED_ON)

    assert owner == Owner(OwnerKind.BODY, "Đảng ủy Viện")


def test_owner_of_a_decision_not_yet_sent_is_the_deciding_body():
    owner = owner_of(casefile(), deadline(DeadlineCode.DECIDE_ADMISSION), on=VOTED_ON)

    assert owner == Owner(OwnerKind.BODY, "Ban Thường vụ Đảng ủy Bộ")


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (VOTED_ON + timedelta(days=4), Owner(OwnerKind.BODY, "Đảng ủy Viện")),
        (VOTED_ON + timedelta(days=5), Owner(OwnerKind.CELL)),
        (VOTED_ON + timedelta(days=9), Owner(OwnerKind.BODY, "Ban Thường vụ Đảng ủy Bộ")),
    ],
)
def test_owner_of_a_returned_file_is_the_cell_until_it_sends_it_again(on, expected):
    file = casefile(
        submitted(VOTED_ON, "Đảng ủy Viện", 1),
        returned(VOTED_ON + timedelta(days=5), 2),
        submitted(VOTED_ON + timedelta(days=9), "Ban Thường vụ Đảng ủy Bộ", 3),
    )

    owner = owner_of(file, deadline(DeadlineCode.DECIDE_ADMISSION), on=on)

    assert owner == expected


def test_owner_forgets_where_the_file_lay_before_the_vote_that_counts():
    before = submitted(VOTED_ON - timedelta(days=1), "Đảng ủy Viện", 1)

    owner = owner_of(casefile(before), deadline(DeadlineCode.DECIDE_ADMISSION), on=VOTED_ON)

    assert owner == Owner(OwnerKind.BODY, "Ban Thường vụ Đảng ủy Bộ")
