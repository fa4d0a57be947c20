"""A standing committee without a register of its own shares the numbers of its committee's decisions."""

from dataclasses import replace
from datetime import date, timedelta
from threading import Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.urls import reverse

from casefiles.papers import step
from conftest import BEGINNING, today_actor
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.casefiles.services import record_steps
from ketnap.documents.proofreading import remarks_on
from ketnap.documents.registers.models import Register, RegisterNumber
from ketnap.documents.registers.services import (
    RegisterOrder,
    TermOrder,
    begin_term,
    open_register,
    reserve_number,
    void_number,
)
from ketnap.domain.access import Role
from ketnap.domain.casefile.codes import DecisionOutcome
from ketnap.organisations.models import ChainRole, OrganisationKind
from ketnap.organisations.services import create_organisation, move, set_chain
from ketnap.submissions.numbers_borne import NumberBorne, last_number_borne
from ketnap.submissions.refusals import DecisionDoubted, RegisterKeptByOthers, RegisterMissing
from ketnap.submissions.services import Decision, decide_together, send_up

from .conftest import CHAIN_SINCE, TODAY, Files

pytestmark = pytest.mark.django_db

REFUSING = Decision(on=TODAY, outcome=DecisionOutcome.REFUSED)
"""A refusal rests on no vote, so that only its number is asked about."""
LONG_ENOUGH = 1
"""Seconds: whoever need not wait has asked about the number by then."""
COMMITTEE, CORE = "Đảng ủy Khối", "Ban Thường vụ Đảng ủy Khối"


def founded(kind, name, parent=None):
    founder = acting_on_organisations(OPERATOR)
    return create_organisation(kind, name, since=BEGINNING, actor=founder, parent=parent)


@pytest.fixture
def committee(db):
    return founded(OrganisationKind.SUPERIOR_COMMITTEE, COMMITTEE)


@pytest.fixture
def upper(committee, cell, superior):
    """The core of the committee, which decides on the cell's files."""
    body = founded(OrganisationKind.STANDING_COMMITTEE, CORE, committee)
    chain = [(superior, ChainRole.PROPOSE), (body, ChainRole.DECIDE)]
    set_chain(cell, chain, since=CHAIN_SINCE, actor=acting_on_organisations(OPERATOR))
    return body


@pytest.fixture
def hoa(hoa_user):
    """Hoa, who works for the core alone."""
    return today_actor(hoa_user)


@pytest.fixture
def kim_user(people, committee):
    return people.user("kim", Role.COMMITTEE_OFFICER, committee)


@pytest.fixture
def kim(kim_user):
    """Kim, who works for the committee and keeps its registers."""
    return today_actor(kim_user)


@pytest.fixture
def of_both(hoa, kim):
    """Hoa with a post at the committee too."""
    return replace(hoa, held=(*hoa.held, *kim.held))


@pytest.fixture
def minh(files, an, dung, seen, upper):
    """Minh's file, which lies with the core."""
    return sent_up(files.voted_on("Đỗ Quang Minh"), an, dung, seen)


@pytest.fixture
def lan(people, superior, committee, administrator, dung, seen):
    """Lan's file, of another cell, which lies with the committee itself."""
    below = create_organisation(
        OrganisationKind.CELL,
        "Chi bộ Đào tạo",
        since=BEGINNING,
        parent=superior,
        actor=administrator,
    )
    chain = [(superior, ChainRole.PROPOSE), (committee, ChainRole.DECIDE)]
    set_chain(below, chain, since=CHAIN_SINCE, actor=administrator)
    leader = today_actor(people.user("bi-thu-dao-tao", Role.CELL_SECRETARY, below))
    return sent_up(Files(people, below, leader).voted_on("Hồ Thị Lan"), leader, dung, seen)


def sent_up(case, leader, officer, seen):
    send_up(case.pk, by=leader, seen_seq=seen(case), today=TODAY)
    reason = "cấp ủy đã cho ý kiến ngoài cuộc họp"
    send_up(case.pk, by=officer, seen_seq=seen(case), today=TODAY, override_reason=reason)
    return case


def open_book(body, officer) -> Register:
    term = begin_term(body, TermOrder(name="2020-2025", since=date(2020, 8, 3)), by=officer)
    return open_register(term, "QĐ", RegisterOrder(body_symbol="ĐU"), by=officer)


@pytest.fixture
def decide(seen):
    """Decide on one file, with the number typed, or without one."""

    def decided(body, case, by, number=None, **more):
        numbers = None if number is None else {case.pk: number}
        order = replace(REFUSING, numbers=numbers)
        known = {case.pk: seen(case)}
        [recorded] = decide_together(
            body.pk, order, [case.pk], seen=known, by=by, today=TODAY, **more
        )
        return recorded.steps[-1].decision

    return decided


def doubts_about(act) -> list[str]:
    with pytest.raises(DecisionDoubted) as doubted:
        act()
    return [lack.vi for _name, lack in doubted.value.lacks]


def test_who_keeps_the_committees_register_takes_the_numbers_of_its_core_there(
    decide, upper, minh, kim, of_both, committee
):
    register = open_book(committee, kim)

    number = decide(upper, minh, of_both)

    row = RegisterNumber.objects.get()
    assert (number, row.text, row.state) == ("01-QĐ/ĐU", "01-QĐ/ĐU", "issued")
    assert row.register == register


def test_who_does_not_keep_it_is_told_whose_it_is_and_types_the_number_asked_for(
    decide, upper, minh, kim, hoa, committee
):
    register = open_book(committee, kim)

    with pytest.raises(RegisterKeptByOthers) as refused:
        decide(upper, minh, hoa)
    unknown = doubts_about(lambda: decide(upper, minh, hoa, "01-QĐ/ĐU"))
    given = reserve_number(register.pk, by=kim, on=TODAY)
    decide(upper, minh, hoa, given.text)

    assert refused.value.keeper == COMMITTEE
    assert unknown == [
        f"Số 01-QĐ/ĐU chưa có trong sổ quyết định của {COMMITTEE}. "
        "Hãy lấy số ở sổ hoặc hỏi người giữ sổ; số đã cấp trên giấy thì ghi vào sổ trước."
    ]


@pytest.mark.parametrize("with_register", [False, True])
def test_a_number_of_the_committee_is_asked_about_where_its_core_uses_it_again(
    decide, upper, committee, minh, lan, kim, hoa, with_register
):
    if with_register:
        reserve_number(open_book(committee, kim).pk, by=kim, on=TODAY)
    decide(committee, lan, kim, "01-QĐ/ĐU")

    asked = doubts_about(lambda: decide(upper, minh, hoa, "01-QĐ/ĐU"))

    day = f"{TODAY:%d/%m/%Y}"
    assert asked == [f"Số 01-QĐ/ĐU đã ghi cho một quyết định khác của {COMMITTEE}, ngày {day}."]


@pytest.mark.parametrize(
    ("with_register", "again"),
    [(False, "1-QĐ/ĐU"), (False, "001 – qđ / đu"), (True, "1-QĐ/ĐU"), (True, "1")],
)
def test_a_number_written_otherwise_is_the_same_number(
    decide, upper, committee, minh, lan, kim, hoa, with_register, again
):
    if with_register:
        reserve_number(open_book(committee, kim).pk, by=kim, on=TODAY)
    decide(committee, lan, kim, "01-QĐ/ĐU")

    [asked] = doubts_about(lambda: decide(upper, minh, hoa, again))

    assert asked.endswith(
        f" đã ghi cho một quyết định khác của {COMMITTEE}, ngày {TODAY:%d/%m/%Y}."
    )


def test_a_number_of_a_core_that_left_the_committee_stays_used_in_the_term(
    decide, upper, committee, minh, lan, kim, hoa, seen
):
    decide(upper, minh, hoa, "01-QĐ/ĐU")
    next_day = TODAY + timedelta(days=1)
    elsewhere = founded(OrganisationKind.SUPERIOR_COMMITTEE, "Đảng ủy Khối Giáo dục")
    move(upper, elsewhere, on=next_day, actor=acting_on_organisations(OPERATOR))
    order = replace(REFUSING, on=next_day, numbers={lan.pk: "01-QĐ/ĐU"})

    [asked] = doubts_about(
        lambda: decide_together(
            committee.pk, order, [lan.pk], seen={lan.pk: seen(lan)}, by=kim, today=next_day
        )
    )

    assert CORE in asked


def test_a_number_of_the_core_is_not_given_again_by_the_committees_register(
    decide, upper, committee, minh, lan, kim, hoa
):
    decide(upper, minh, hoa, "01-QĐ/ĐU")
    open_book(committee, kim)

    with pytest.raises(ValidationError) as refused:
        decide(committee, lan, kim)

    assert refused.value.code == "number_used"
    assert CORE in refused.value.messages[0]
    assert not RegisterNumber.objects.exists()


def test_a_decision_recorded_alone_is_asked_about_the_same_numbers(
    decide, upper, committee, minh, lan, kim, hoa, seen
):
    decide(committee, lan, kim, "01-QĐ/ĐU")
    order = {"matter": "admission", "outcome": "refused", "decision": "01-QĐ/ĐU", "body": CORE}

    asked = doubts_about(
        lambda: record_steps(
            minh.pk, [step("decided", TODAY, **order)], by=hoa, seen_seq=seen(minh), today=TODAY
        )
    )

    assert len(asked) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")
@pytest.mark.parametrize("core_first", [True, False])
def test_of_core_and_committee_that_type_a_number_at_once_the_second_is_asked_why(
    decide, upper, committee, minh, lan, kim, hoa, core_first
):
    of_core, of_committee = (upper, minh, hoa), (committee, lan, kim)
    first, second = (of_core, of_committee) if core_first else (of_committee, of_core)
    asked: list[str] = []

    def decide_and_hang_up() -> None:
        try:
            asked.extend(doubts_about(lambda: decide(*second, "41-QĐ/ĐU")))
        finally:
            connection.close()

    other = Thread(target=decide_and_hang_up)
    with transaction.atomic():
        decide(*first, "41-QĐ/ĐU")
        other.start()
        other.join(LONG_ENOUGH)
        waited = other.is_alive()
    other.join()

    assert waited
    assert len(asked) == 1
    assert (CORE if core_first else COMMITTEE) in asked[0]


def test_a_core_with_a_register_of_its_own_has_numbers_of_its_own(
    decide, upper, committee, minh, lan, kim, hoa
):
    open_book(committee, kim)
    register = open_book(upper, hoa)

    numbers = [decide(committee, lan, kim), decide(upper, minh, hoa)]

    assert numbers == ["01-QĐ/ĐU", "01-QĐ/ĐU"]
    assert register.numbers.count() == 1


NEXT_DAY = TODAY + timedelta(days=1)


@pytest.fixture
def thu(files, an, dung, seen, upper):
    """Another file of the cell, which lies with the core."""
    return sent_up(files.voted_on("Ngô Thu"), an, dung, seen)


def own_book(core, officer, *, since: date) -> Register:
    order = TermOrder(name="riêng", since=since, document_types=("QĐ",), body_symbol="ĐU")
    return begin_term(core, order, by=officer).registers.get()


@pytest.mark.parametrize("since", [date(2020, 8, 3), NEXT_DAY])
def test_a_core_that_begins_its_own_book_is_asked_about_the_numbers_it_bore_before(
    decide, upper, committee, minh, thu, kim, of_both, hoa, since, seen
):
    open_book(committee, kim)
    first = decide(upper, minh, of_both)
    own_book(upper, hoa, since=since)
    known = {thu.pk: seen(thu)}

    def later(numbers):
        order = replace(REFUSING, on=NEXT_DAY, numbers=numbers)
        decide_together(upper.pk, order, [thu.pk], seen=known, by=hoa, today=NEXT_DAY)

    asked = doubts_about(lambda: later({thu.pk: first}))
    with pytest.raises(ValidationError) as refused:
        later(None)

    assert f"Số {first} đã ghi cho một quyết định khác của {CORE}" in asked[0]
    assert refused.value.code == "number_used"


def test_the_committee_is_asked_about_what_its_core_took_before_it_had_its_own_book(
    decide, upper, committee, minh, lan, kim, of_both, hoa
):
    open_book(committee, kim)
    first = decide(upper, minh, of_both)
    own_book(upper, hoa, since=date(2020, 8, 3))

    [asked] = doubts_about(lambda: decide(committee, lan, kim, first))
    following = decide(committee, lan, kim)

    assert f"Số {first} đã ghi cho một quyết định khác của {CORE}" in asked
    assert (first, following) == ("01-QĐ/ĐU", "02-QĐ/ĐU")


def test_the_committee_is_not_asked_about_what_its_core_took_from_its_own_book(
    decide, upper, committee, minh, lan, kim, hoa
):
    reserve_number(open_book(committee, kim).pk, by=kim, on=TODAY)
    own_book(upper, hoa, since=date(2020, 8, 3))

    numbers = [decide(upper, minh, hoa), decide(committee, lan, kim, "01-QĐ/ĐU")]

    assert numbers == ["01-QĐ/ĐU", "01-QĐ/ĐU"]


def test_what_the_committees_register_has_says_nothing_of_a_core_with_its_own(
    upper, committee, minh, kim, hoa, an, seen
):
    of_committee = open_book(committee, kim)
    open_book(upper, hoa)
    same = reserve_number(of_committee.pk, by=kim, on=TODAY)
    void_number(same.pk, "ghi nhầm", by=kim, on=TODAY)
    approving = replace(REFUSING, outcome=DecisionOutcome.APPROVED)

    [recorded] = decide_together(
        upper.pk,
        approving,
        [minh.pk],
        seen={minh.pk: seen(minh)},
        by=hoa,
        today=TODAY,
        override_reason="đã họp",
    )

    told = [remark.code for remark in remarks_on(an, minh, on=TODAY)]
    assert recorded.steps[-1].decision == same.text
    assert [code for code in told if code.startswith("number")] == []


def test_where_nobody_has_a_register_the_numbers_are_typed(decide, upper, minh, hoa):
    with pytest.raises(RegisterMissing):
        decide(upper, minh, hoa)

    assert decide(upper, minh, hoa, "41-QĐ/ĐU") == "41-QĐ/ĐU"


def test_the_page_says_whose_register_numbers_the_decisions(
    client_of, people, hoa_user, upper, minh, kim, committee
):
    address = reverse("decide_submissions", args=[upper.pk])
    browser, typed = client_of(hoa_user), f'name="number_{minh.pk}"'

    def page() -> str:
        return browser.get(address).content.decode()

    without = page()
    open_book(committee, kim)
    of_others = page()
    people.also(hoa_user, Role.COMMITTEE_OFFICER, committee)
    own = page()

    assert "không có sổ quyết định" in without
    assert f"lấy số quyết định ở sổ của {COMMITTEE}, bạn không giữ sổ ấy" in of_others
    assert f"Số lấy liền nhau từ sổ quyết định của {COMMITTEE};" in own
    assert [typed in each for each in (without, of_others, own)] == [True, True, False]


def test_a_core_that_opens_its_own_book_learns_the_last_number_it_has_borne(
    committee, upper, minh, thu, lan, hoa, kim, decide
):
    decide(upper, minh, hoa, "07-QĐ/ĐU")
    decide(upper, thu, hoa, "11-QĐ/ĐU")
    decide(committee, lan, kim, "15-QĐ/ĐU")

    last = last_number_borne(upper, on=TODAY)

    assert last == NumberBorne("11-QĐ/ĐU", committee)
    assert last_number_borne(committee, on=TODAY) is None
