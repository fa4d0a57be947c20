"""Nominations: who puts forward, who follows, and how the cell answers."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from casefiles.papers import listed, nominated, step
from conftest import today_actor
from ketnap.casefiles.models import Casefile, LogEntry
from ketnap.casefiles.queries import casefiles_visible_to, domain_casefile
from ketnap.casefiles.refusals import CellIncomplete
from ketnap.domain.access import NotAllowed, Role
from ketnap.domain.casefile.codes import NominatorKind, Stage
from ketnap.domain.casefile.steps import Nominator
from ketnap.organisations.models import OrganisationKind
from ketnap.organisations.services import create_organisation
from ketnap.people.models import Person
from ketnap.plans.bodies import as_body
from ketnap.plans.models import Nomination, NominationState
from ketnap.plans.queries.nominations import (
    alike,
    nomination_visible_to,
    nominations_visible_to,
    own_nominations,
    waiting_for,
)
from ketnap.plans.refusals import AnsweredAlready, PlanningRecordNotVisible
from ketnap.plans.services.nominations import (
    decline,
    put_forward,
    take_up,
    take_up_known,
    withdraw,
)
from sourcing import ON, UNIT, facts_of, sourcing_of, whom

LATER = date(2024, 5, 13)


def names(own) -> list[str]:
    return [each.nomination.full_name for each in own]


def test_nomination_waits_for_the_cell_and_leaves_nothing_in_the_log(sourcing):
    nomination = sourcing.nominate(sourcing.unit_head())

    assert list(waiting_for(sourcing.actor)) == [nomination]
    assert nomination.body.name == UNIT
    assert not LogEntry.objects.exists()
    assert not Casefile.objects.exists()
    assert not Person.objects.filter(full_name="Đỗ Quang Minh").exists()


def test_nominators_see_those_they_put_forward_and_nobody_else(sourcing):
    khoa, lam = sourcing.unit_head(), sourcing.youth_union_officer()
    sourcing.nominate(khoa, whom("Đỗ Quang Minh"))
    sourcing.nominate(lam, whom("Vũ Thu Hà"))

    assert names(own_nominations(today_actor(khoa), on=ON)) == ["Đỗ Quang Minh"]
    assert names(own_nominations(today_actor(lam), on=ON)) == ["Vũ Thu Hà"]


def test_nominators_see_no_case_and_no_inbox(sourcing):
    khoa = sourcing.unit_head()
    nomination = sourcing.nominate(khoa)
    take_up(nomination.pk, facts_of(nomination), by=sourcing.actor, on=LATER)

    actor = today_actor(khoa)

    assert not casefiles_visible_to(actor).exists()
    assert not nominations_visible_to(actor).exists()


def test_nominators_follow_the_stage_alone(sourcing):
    khoa = sourcing.unit_head()
    nomination = sourcing.nominate(khoa)
    take_up(nomination.pk, facts_of(nomination), by=sourcing.actor, on=LATER)

    (own,) = own_nominations(today_actor(khoa), on=LATER)

    assert own.stage is Stage.NOMINATED


def test_nobody_puts_forward_for_a_body_he_does_not_speak_for(sourcing):
    khoa = today_actor(sourcing.unit_head())

    with pytest.raises(NotAllowed):
        put_forward(as_body(sourcing.units[1]), whom(), by=khoa, on=ON)

    assert not Nomination.objects.exists()


def test_secretary_puts_nobody_forward(sourcing):
    with pytest.raises(NotAllowed):
        put_forward(as_body(sourcing.units[0]), whom(), by=sourcing.actor, on=ON)


def test_nobody_puts_himself_forward(sourcing, people, cell):
    person = people.person(cell, "Hoàng Văn Lâm", born_on=date(1998, 4, 2))
    lam = sourcing.youth_union_officer(person=person)

    with pytest.raises(NotAllowed):
        sourcing.nominate(lam, whom("hoang van lam"))


def test_body_puts_the_same_person_forward_once_while_he_waits(sourcing):
    khoa = sourcing.unit_head()
    sourcing.nominate(khoa)

    with pytest.raises(ValidationError, match="đã giới thiệu người này"):
        sourcing.nominate(khoa, whom("ĐỖ QUANG MINH"))

    assert Nomination.objects.count() == 1


def test_database_keeps_one_waiting_nomination_when_two_come_at_once(sourcing):
    nomination = sourcing.nominate(sourcing.unit_head())
    nomination.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        nomination.save(force_insert=True)


def test_person_may_be_put_forward_again_after_being_declined(sourcing):
    khoa = sourcing.unit_head()
    first = sourcing.nominate(khoa)
    decline(first.pk, "Đang biệt phái nơi khác", by=sourcing.actor, on=LATER)

    second = sourcing.nominate(khoa)

    assert second.state == NominationState.WAITING


def test_withdrawn_nomination_waits_no_longer_and_the_cell_reads_why(sourcing):
    khoa = sourcing.unit_head()
    nomination = sourcing.nominate(khoa)

    withdraw(nomination.pk, "Vừa chuyển công tác", by=today_actor(khoa), on=LATER)

    assert not waiting_for(sourcing.actor).exists()
    seen = nomination_visible_to(sourcing.actor, nomination.pk)
    assert (seen.state, seen.reason, seen.answered_on, seen.answered_by) == (
        NominationState.WITHDRAWN,
        "Vừa chuyển công tác",
        LATER,
        khoa,
    )


def test_withdrawn_person_may_be_put_forward_again(sourcing):
    khoa = sourcing.unit_head()
    first = sourcing.nominate(khoa)
    withdraw(first.pk, "Ghi nhầm ngày sinh", by=today_actor(khoa), on=LATER)

    second = sourcing.nominate(khoa)

    assert list(waiting_for(sourcing.actor)) == [second]


def test_nobody_withdraws_what_another_put_forward(sourcing):
    nomination = sourcing.nominate(sourcing.unit_head())
    lam = sourcing.youth_union_officer()

    for stranger in (today_actor(lam), sourcing.actor):
        with pytest.raises(PlanningRecordNotVisible):
            withdraw(nomination.pk, "Không rõ", by=stranger, on=LATER)

    nomination.refresh_from_db()
    assert nomination.state == NominationState.WAITING


def test_withdrawing_needs_a_reason(sourcing):
    khoa = sourcing.unit_head()
    nomination = sourcing.nominate(khoa)

    with pytest.raises(ValidationError, match="Hãy ghi lý do"):
        withdraw(nomination.pk, "  ", by=today_actor(khoa), on=LATER)


def test_nothing_is_withdrawn_once_the_cell_has_answered(sourcing):
    khoa = sourcing.unit_head()
    taken, declined = sourcing.nominate(khoa), sourcing.nominate(khoa, whom("Vũ Thu Hà"))
    take_up(taken.pk, facts_of(taken), by=sourcing.actor, on=LATER)
    decline(declined.pk, "Đang biệt phái nơi khác", by=sourcing.actor, on=LATER)

    for nomination in (taken, declined):
        with pytest.raises(AnsweredAlready):
            withdraw(nomination.pk, "Đổi ý", by=today_actor(khoa), on=LATER)


def test_cell_takes_up_nobody_who_was_withdrawn(sourcing):
    khoa = sourcing.unit_head()
    nomination = sourcing.nominate(khoa)
    withdraw(nomination.pk, "Vừa chuyển công tác", by=today_actor(khoa), on=LATER)

    with pytest.raises(AnsweredAlready):
        take_up(nomination.pk, facts_of(nomination), by=sourcing.actor, on=LATER)

    assert not Casefile.objects.exists()


def test_nomination_answers_the_request_of_its_own_body_alone(sourcing):
    khoa, lam = sourcing.unit_head(), sourcing.youth_union_officer()
    request = sourcing.request(as_body(sourcing.units[0]))

    nomination = sourcing.nominate(khoa, request_id=request.pk)

    assert nomination.request == request
    with pytest.raises(PlanningRecordNotVisible):
        sourcing.nominate(lam, request_id=request.pk)


def test_taking_up_opens_a_case_with_the_nomination_as_first_step(sourcing):
    nomination = sourcing.nominate(sourcing.unit_head())

    case = take_up(nomination.pk, facts_of(nomination), by=sourcing.actor, on=LATER)

    (first,) = domain_casefile(case).steps
    assert (first.on, first.by) == (ON, Nominator(kind=NominatorKind.UNIT, name=UNIT))
    nomination.refresh_from_db()
    assert (nomination.state, nomination.casefile, nomination.answered_on) == (
        NominationState.TAKEN_UP,
        case,
        LATER,
    )
    assert not waiting_for(sourcing.actor).exists()


def test_nomination_of_the_youth_union_names_it_in_the_log(sourcing):
    nomination = sourcing.nominate(sourcing.youth_union_officer())

    case = take_up(nomination.pk, facts_of(nomination), by=sourcing.actor, on=LATER)

    (first,) = domain_casefile(case).steps
    assert first.by.kind is NominatorKind.YOUTH_UNION


def test_second_officer_is_told_that_the_first_has_answered(sourcing, clerk):
    nomination = sourcing.nominate(sourcing.unit_head())
    take_up(nomination.pk, facts_of(nomination), by=sourcing.actor, on=LATER)

    with pytest.raises(AnsweredAlready):
        take_up(nomination.pk, facts_of(nomination), by=today_actor(clerk), on=LATER)
    with pytest.raises(AnsweredAlready):
        decline(nomination.pk, "Đã có hồ sơ", by=today_actor(clerk), on=LATER)

    assert Casefile.objects.count() == 1


def test_two_bodies_that_put_one_person_forward_are_hinted_at(sourcing):
    first = sourcing.nominate(sourcing.unit_head())
    second = sourcing.nominate(sourcing.youth_union_officer(), whom("Đo Quang Minh"))
    other = sourcing.nominate(sourcing.youth_union_officer("my"), whom(born_on=date(1999, 1, 1)))

    assert alike(sourcing.actor, first).nominations == (second,)
    assert not alike(sourcing.actor, other)


def test_second_nomination_of_a_person_goes_into_the_case_of_the_first(sourcing):
    first = sourcing.nominate(sourcing.unit_head())
    second = sourcing.nominate(sourcing.youth_union_officer())
    case = take_up(first.pk, facts_of(first), by=sourcing.actor, on=LATER)
    (known,) = alike(sourcing.actor, second).persons

    same = take_up_known(second.pk, known.pk, by=sourcing.actor, on=LATER)

    assert same == case
    kinds = [step.by.kind for step in domain_casefile(case).steps]
    assert kinds == [NominatorKind.UNIT, NominatorKind.YOUTH_UNION]
    assert Casefile.objects.count() == 1


def test_known_person_without_a_case_gets_one(sourcing, people, cell):
    person = people.person(cell, "Đỗ Quang Minh", born_on=date(1998, 4, 2))
    nomination = sourcing.nominate(sourcing.unit_head())

    case = take_up_known(nomination.pk, person.pk, by=sourcing.actor, on=LATER)

    assert case.person == person
    assert Person.objects.filter(name_fold="do quang minh").count() == 1


def test_nomination_begins_a_closed_case_anew(sourcing):
    case = sourcing.case(
        "Đỗ Quang Minh",
        nominated(date(2023, 2, 1)),
        listed(date(2023, 3, 1)),
        step("removed_from_list", date(2023, 9, 1), reason="Nghỉ việc"),
        born_on=date(1998, 4, 2),
    )
    khoa = sourcing.unit_head()
    nomination = sourcing.nominate(khoa)

    take_up_known(nomination.pk, case.person_id, by=sourcing.actor, on=LATER)

    (own,) = own_nominations(today_actor(khoa), on=LATER)
    assert own.stage is Stage.NOMINATED


def test_nomination_never_goes_into_the_record_of_somebody_else(sourcing, people, cell):
    other = people.person(cell, "Vũ Thu Hà", born_on=date(1998, 4, 2))
    nomination = sourcing.nominate(sourcing.unit_head())

    with pytest.raises(NotAllowed):
        take_up_known(nomination.pk, other.pk, by=sourcing.actor, on=LATER)

    nomination.refresh_from_db()
    assert nomination.state == NominationState.WAITING


def test_case_that_cannot_be_opened_leaves_nothing_behind(people, superior, administrator):
    young = create_organisation(
        OrganisationKind.CELL, "Chi bộ Mới", since=ON, parent=superior, actor=administrator
    )
    tam = today_actor(people.user("tam", Role.CELL_SECRETARY, young))
    sourcing = sourcing_of(people, young, tam)
    nomination = sourcing.nominate(sourcing.unit_head())

    with pytest.raises(CellIncomplete):
        take_up(nomination.pk, facts_of(nomination), by=tam, on=LATER)

    nomination.refresh_from_db()
    assert nomination.state == NominationState.WAITING
    assert not Person.objects.filter(full_name="Đỗ Quang Minh").exists()


def test_declining_tells_the_nominator_why(sourcing):
    khoa = sourcing.unit_head()
    nomination = sourcing.nominate(khoa)

    decline(nomination.pk, "Đang biệt phái nơi khác", by=sourcing.actor, on=LATER)

    (own,) = own_nominations(today_actor(khoa), on=LATER)
    assert own.nomination.reason == "Đang biệt phái nơi khác"
    assert own.stage is None
    assert not LogEntry.objects.exists()


def test_declining_without_a_reason_is_refused(sourcing):
    nomination = sourcing.nominate(sourcing.unit_head())

    with pytest.raises(ValidationError) as refusal:
        decline(nomination.pk, " ", by=sourcing.actor, on=LATER)

    assert refusal.value.code == "reason_missing"


def test_database_wants_an_answer_that_fits_its_state(sourcing):
    nomination = sourcing.nominate(sourcing.unit_head())

    with pytest.raises(IntegrityError), transaction.atomic():
        Nomination.objects.filter(pk=nomination.pk).update(state=NominationState.DECLINED)


def test_inbox_is_hidden_from_another_cell_and_from_above(sourcing, stranger, committee_officer):
    nomination = sourcing.nominate(sourcing.unit_head())

    assert nomination_visible_to(sourcing.actor, nomination.pk) == nomination
    for user in (stranger, committee_officer):
        with pytest.raises(PlanningRecordNotVisible):
            nomination_visible_to(today_actor(user), nomination.pk)
