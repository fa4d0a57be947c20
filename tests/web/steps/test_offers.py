"""What a case has at hand for a form: only what it knows already."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from conftest import BEGINNING
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.casefiles.services import record_steps
from ketnap.domain.casefile.codes import (
    Matter,
    StepKind,
    VerificationResult,
    VerificationSubject,
)
from ketnap.domain.casefile.steps import (
    Mentor,
    MentorAssigned,
    Submitted,
    VerificationAnswered,
    VerificationRequested,
)
from ketnap.organisations.models import ChainRole, OrganisationKind
from ketnap.organisations.services import create_organisation, rename, set_chain

pytestmark = pytest.mark.django_db

AN = Mentor(name="Nguyễn Thị An", official_on=date(2010, 1, 1))
CHI = Mentor(name="Lê Thị Chi")


def request_to(place: str, *, side: VerificationSubject = VerificationSubject.OWN_SIDE):
    return VerificationRequested(on=date(2024, 5, 6), subject=side, place=place, abroad=False)


@pytest.fixture
def values(case, actor, signed_in):
    """Records steps in Minh's case, then reads what the form of a kind shows."""

    def shown(kind: StepKind, *steps):
        if steps:
            record_steps(case.pk, steps, by=actor, seen_seq=0, override_reason="Có giấy")
        form = signed_in.get(reverse("record_step", args=[case.pk, kind])).context["form"]
        return {name: form[name].value() for name in form.fields}

    return shown


def test_a_new_case_leaves_the_day_and_the_paper_empty(values):
    shown = values(StepKind.NOMINATED)

    assert shown == {"on": None, "by.kind": None, "by.name": None}


def test_the_mentor_named_last_is_chosen_from_the_members(values, secretary):
    assigned = MentorAssigned(on=date(2024, 5, 6), mentor=AN, resolution="03-NQ/CB")

    shown = values(StepKind.CEREMONY_HELD, assigned)

    assert shown["mentor.way"] == "listed"
    assert shown["mentor.member"] == str(secretary.person_id)


def test_a_mentor_who_is_no_member_of_the_cell_is_typed(values):
    assigned = MentorAssigned(on=date(2024, 5, 6), mentor=CHI, resolution="03-NQ/CB")

    shown = values(StepKind.CEREMONY_HELD, assigned)

    assert (shown["mentor.way"], shown["mentor.name"]) == ("typed", "Lê Thị Chi")


def test_a_new_mentor_replaces_the_one_before(values):
    assigned = MentorAssigned(on=date(2024, 5, 6), mentor=AN, resolution="03-NQ/CB")

    assert values(StepKind.MENTOR_ASSIGNED, assigned)["replaces"] == "Nguyễn Thị An"


def test_an_answer_is_for_the_first_request_still_open(values):
    side = VerificationSubject.SPOUSE_SIDE
    answer = VerificationAnswered(
        on=date(2024, 5, 7),
        subject=VerificationSubject.OWN_SIDE,
        place="Xã Bình An",
        result=VerificationResult.CLEAR,
    )
    steps = (request_to("Xã Bình An"), request_to("Xã Tân Mộc", side=side), answer)

    shown = values(StepKind.VERIFICATION_ANSWERED, *steps)

    assert (shown["subject"], shown["place"]) == ("spouse_side", "Xã Tân Mộc")


def test_a_request_asked_anew_after_its_answer_is_open_again(values):
    answer = VerificationAnswered(
        on=date(2024, 5, 5),
        subject=VerificationSubject.OWN_SIDE,
        place="Xã Bình An",
        result=VerificationResult.UNCLEAR,
    )

    shown = values(StepKind.VERIFICATION_ANSWERED, answer, request_to("Xã Bình An"))

    assert shown["place"] == "Xã Bình An"


def test_the_deciding_body_of_the_chain_stands_in_the_decision(values, case):
    decides = next(link for link in case.cell_facts["chain"] if link["role"] == "decide")

    shown = values(StepKind.DECIDED)

    assert shown["body"] == decides["body"]
    assert shown["matter"] == "admission"
    assert shown["outcome"] is None


def test_a_file_that_was_sent_up_comes_back_from_there(values):
    sent = Submitted(on=date(2024, 5, 6), matter=Matter.ADMISSION, to="Đảng ủy bộ phận")

    assert values(StepKind.RETURNED, sent)["by"] == "Đảng ủy bộ phận"


def test_bodies_of_the_chain_of_today_stand_in_steps_of_a_case_opened_before(values, cell, case):
    by = acting_on_organisations(OPERATOR)
    kinds = (OrganisationKind.SECTIONAL_COMMITTEE, OrganisationKind.STANDING_COMMITTEE)
    names = ("Đảng ủy bộ phận Khối Một", "Ban Thường vụ Đảng ủy Khối")
    lower, upper = (
        create_organisation(kind, name, since=BEGINNING, actor=by)
        for kind, name in zip(kinds, names, strict=True)
    )
    chain = [(lower, ChainRole.APPRAISE), (upper, ChainRole.DECIDE)]
    set_chain(cell, chain, since=timezone.localdate(), actor=by)
    sent = Submitted(on=date(2024, 5, 6), matter=Matter.ADMISSION, to=names[0])

    appraised, decided = values(StepKind.APPRAISED), values(StepKind.DECIDED)
    rename(lower, "Đảng ủy bộ phận Khối Hai", on=timezone.localdate(), actor=by)
    submitted = values(StepKind.SUBMITTED, sent)

    assert (appraised["body"], decided["body"], submitted["to"]) == (*names, names[1])
