"""What an officer records by hand: in the name of his own body, of a file that lies with it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from casefiles.papers import step
from conftest import today_actor
from ketnap.casefiles.models import LogEntry
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.services import import_casefile, record_steps
from ketnap.documents.registers.services import TermOrder, begin_term
from ketnap.domain.casefile.codes import DecisionOutcome
from ketnap.domain.casefile.steps import Corrected
from ketnap.organisations.models import ChainRole
from ketnap.organisations.services import set_chain
from ketnap.submissions.queries import inbox
from ketnap.submissions.refusals import DecisionDoubted
from ketnap.submissions.services import Decision, decide_together, send_up
from ketnap.submissions.services.own_name import kinds_of_others
from ketnap.submissions.stops import body_named

from .conftest import TODAY

pytestmark = pytest.mark.django_db

LOWER, UPPER = "Đảng ủy cơ sở Viện Nghiên cứu", "Ban Thường vụ Đảng ủy"


def decided(body=UPPER):
    return step(
        "decided", TODAY, matter="admission", outcome="approved", decision="41-QĐ/ĐU", body=body
    )


def sent(to):
    return step("submitted", TODAY, matter="admission", to=to)


def returned(by):
    return step("returned", TODAY, matter="admission", by=by, reason="thiếu giấy tờ")


@pytest.fixture
def minh(files):
    return files.voted_on("Đỗ Quang Minh")


@pytest.fixture
def below(minh, an, seen):
    """Minh's file with the committee that proposes."""
    send_up(minh.pk, by=an, seen_seq=seen(minh), today=TODAY)
    return minh


@pytest.fixture
def above(below, dung, seen):
    """The same file with the standing committee that decides."""
    reason = "cấp ủy đã cho ý kiến ngoài cuộc họp"
    send_up(below.pk, by=dung, seen_seq=seen(below), today=TODAY, override_reason=reason)
    return below


@pytest.fixture
def record(seen):
    def recorded(case, by, *steps):
        return record_steps(
            case.pk, steps, by=by, seen_seq=seen(case), override_reason="ghi bổ sung", today=TODAY
        )

    return recorded


def kinds(case) -> list[str]:
    return list(LogEntry.objects.filter(casefile=case).values_list("kind", flat=True))[9:]


@pytest.mark.parametrize(
    ("steps", "code"),
    [
        ([decided()], "anothers_name"),
        ([decided(LOWER)], "lies_elsewhere"),
        ([decided("Một tên khác")], "lies_elsewhere"),
        ([returned(LOWER)], "lies_elsewhere"),
        ([returned(UPPER)], "anothers_name"),
        ([sent(UPPER)], "anothers_name"),
        ([sent(LOWER), decided(LOWER)], "not_deciding"),
    ],
)
def test_the_officer_below_does_nothing_for_the_body_that_has_the_file(
    above, dung, hoa_user, record, steps, code
):
    with pytest.raises(ValidationError) as refused:
        record(above, dung, *steps)

    assert refused.value.code == code
    assert kinds(above) == ["submitted", "submitted"]
    assert [line.way.case for line in inbox(today_actor(hoa_user), on=TODAY)] == [above]


def test_a_body_that_only_proposes_decides_nothing_by_hand_either(below, dung, record):
    with pytest.raises(ValidationError) as refused:
        record(below, dung, decided(LOWER))

    assert refused.value.code == "not_deciding"


def test_no_officer_decides_on_a_file_that_lies_with_the_cell(minh, dung, superior, cell, record):
    chain = [(superior, ChainRole.DECIDE)]
    set_chain(cell, chain, since=TODAY, actor=acting_on_organisations(OPERATOR))

    with pytest.raises(ValidationError) as refused:
        record(minh, dung, decided(LOWER))
    record(minh, dung, sent(LOWER), decided(LOWER))  # it had come on paper

    assert refused.value.code == "lies_elsewhere"
    assert kinds(minh) == ["submitted", "decided"]


def test_the_body_that_decides_may_record_by_hand(above, hoa_user, record):
    record(above, today_actor(hoa_user), decided())

    assert kinds(above)[-1] == "decided"


def test_an_officer_is_offered_what_he_may_record_of_a_file(above, an, dung, hoa_user):
    file = domain_casefile(above)

    def offered(actor):
        return kinds_of_others(actor, [(above, file)], today=TODAY).get(above.pk, frozenset())

    assert offered(an) == offered(today_actor(hoa_user)) == frozenset()
    assert offered(dung) == {"decided", "returned"}


def test_the_committee_that_proposes_is_not_offered_the_decision(below, dung):
    found = kinds_of_others(dung, [(below, domain_casefile(below))], today=TODAY)

    assert found == {below.pk: {"decided"}}


@pytest.mark.parametrize("place", ["minh", "below", "above"])
def test_the_cell_records_the_decision_it_received_on_paper(request, place, an, record):
    case = request.getfixturevalue(place)

    record(case, an, decided())

    assert kinds(case)[-1] == "decided"


def test_an_officer_decides_by_the_chain_of_the_day_of_the_decision(
    below, dung, superior, cell, record
):
    actor = acting_on_organisations(OPERATOR)
    set_chain(cell, [(superior, ChainRole.DECIDE)], since=TODAY + timedelta(days=1), actor=actor)

    with pytest.raises(ValidationError) as refused:
        record(below, dung, decided(LOWER))

    assert refused.value.code == "not_deciding"


@pytest.fixture
def another_above(files, an, dung, seen):
    """Lan's file, with the standing committee too."""
    lan = files.voted_on("Hồ Thị Lan")
    for sender in (an, dung):
        reason = "cấp ủy đã cho ý kiến ngoài cuộc họp"
        send_up(lan.pk, by=sender, seen_seq=seen(lan), today=TODAY, override_reason=reason)
    return lan


def refused_under(decision):
    return replace(decided(), decision=decision, outcome=DecisionOutcome.REFUSED)


def test_a_decision_by_hand_under_a_used_number_asks_for_a_reason(
    above, another_above, hoa_user, record, seen
):
    hoa = today_actor(hoa_user)
    record(above, hoa, decided())
    again = refused_under("41-qđ/đu")

    with pytest.raises(DecisionDoubted) as asked:
        record_steps(another_above.pk, [again], by=hoa, seen_seq=seen(another_above), today=TODAY)
    record(another_above, hoa, again)

    words = "Số 41-qđ/đu đã ghi cho một quyết định khác của Ban Thường vụ Đảng ủy, ngày 04/03/2024."
    assert [(name, lack.vi) for name, lack in asked.value.lacks] == [("Hồ Thị Lan", words)]
    assert kinds(another_above)[-1] == "decided"


@pytest.mark.parametrize("typed", ["41 – NQ/ĐU", "41/nq-đu", "41-KL/ĐUQĐ"])
def test_a_decision_by_hand_under_the_symbol_of_another_paper_asks_for_a_reason(
    above, hoa_user, seen, typed
):
    with pytest.raises(DecisionDoubted) as asked:
        record_steps(
            above.pk,
            [refused_under(typed)],
            by=today_actor(hoa_user),
            seen_seq=seen(above),
            today=TODAY,
        )

    [(name, lack)] = asked.value.lacks
    assert name == "Đỗ Quang Minh"
    assert lack.vi.endswith("không phải ký hiệu của quyết định (QĐ).")


def test_the_number_of_a_decision_by_hand_is_kept_as_papers_carry_it(above, hoa_user, record, an):
    record(above, today_actor(hoa_user), refused_under("41 – QĐ / ĐU"))
    kept = domain_casefile(above).steps[-1]
    right = refused_under("42 – QĐ / ĐU")
    record(above, an, Corrected(on=TODAY, corrects=kept.seq, replacement=right, reason="ghi nhầm"))
    corrected = domain_casefile(above).steps[-1].replacement

    assert [kept.decision, corrected.decision] == ["41-QĐ/ĐU", "42-QĐ/ĐU"]


def test_a_number_that_came_untidied_from_elsewhere_is_used_too(above, hoa_user, seen):
    file = domain_casefile(above)
    typed = replace(refused_under("41 – QĐ / ĐU"), seq=len(file.steps) + 1)
    person = replace(file.person, full_name="Vũ Thu Hà")
    import_casefile(replace(file, person=person, steps=(*file.steps, typed)), by=OPERATOR)
    order = Decision(on=TODAY, outcome=DecisionOutcome.REFUSED, numbers={above.pk: "41-QĐ/ĐU"})
    body = body_named(above.cell, UPPER)

    with pytest.raises(DecisionDoubted) as asked:
        decide_together(
            body.pk,
            order,
            [above.pk],
            seen={above.pk: seen(above)},
            by=today_actor(hoa_user),
            today=TODAY,
        )

    words = "Số 41-QĐ/ĐU đã ghi cho một quyết định khác của Ban Thường vụ Đảng ủy, ngày 04/03/2024."
    assert [lack.vi for _name, lack in asked.value.lacks] == [words]


def test_a_number_of_the_term_before_asks_for_no_reason(
    above, another_above, upper, hoa_user, record, seen
):
    hoa, tomorrow = today_actor(hoa_user), TODAY + timedelta(days=1)
    record(above, hoa, decided())
    begin_term(upper, TermOrder(name="2024-2029", since=tomorrow), by=hoa)
    again = replace(refused_under("41-QĐ/ĐU"), on=tomorrow)

    record_steps(another_above.pk, [again], by=hoa, seen_seq=seen(another_above), today=tomorrow)

    assert kinds(another_above)[-1] == "decided"
