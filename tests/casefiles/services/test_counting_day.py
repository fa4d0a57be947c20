"""The day by which an installation counts admissions is chosen once, for everything that counts."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from casefiles.papers import listed, step
from conftest import People, today_actor
from ketnap.audit.models import AccessEntry
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.casefiles.queries import (
    CountBy,
    Figure,
    FigureOf,
    Milestone,
    counting_day,
    indicators,
    persons_reaching,
)
from ketnap.casefiles.queries.counted_people import Asked, figure_counts
from ketnap.casefiles.queries.figures import facts_of
from ketnap.casefiles.services import choose_counting_day, open_casefile, record_steps
from ketnap.domain.access import NotAllowed, Role
from ketnap.organisations.models import OrganisationKind
from ketnap.organisations.services import create_organisation

pytestmark = pytest.mark.django_db

MARCH = (date(2024, 3, 1), date(2024, 3, 31))
APRIL = (date(2024, 4, 1), date(2024, 4, 30))


@pytest.fixture
def admitted(people, cell, secretary):
    """Somebody whose decision is of March and whose ceremony was in April."""
    actor = today_actor(secretary)
    case = open_casefile(people.person(cell, "Đỗ Quang Minh"), cell, by=actor)
    steps = (
        listed(date(2023, 6, 1)),
        step("cv_certified", date(2024, 1, 8), by="Đảng ủy cơ sở"),
        step(
            "decided",
            date(2024, 3, 4),
            matter="admission",
            outcome="approved",
            decision="41-QĐ",
            body="Đảng ủy",
        ),
        step(
            "ceremony_held",
            date(2024, 4, 1),
            place="Hội trường",
            mentor={"name": "Lê Thị Chi", "official_on": "2010-01-01"},
        ),
    )
    record_steps(case.pk, steps, by=actor, seen_seq=0, override_reason="bổ sung")
    return case


def counts(cell, span):
    """How many were admitted in a month, by everything that counts."""
    start, end = span
    figure = FigureOf(figure=Figure.ADMITTED, organisation_id=cell.pk, start=start, end=end)
    return [
        indicators(cell.pk, start, end)[Figure.ADMITTED],
        figure_counts(Asked(path=cell.path, start=start, end=end))[Figure.ADMITTED],
        facts_of(figure).count(),
        len(persons_reaching(cell.pk, start, end)[Milestone.ADMITTED]),
    ]


def test_the_decision_counts_until_the_ceremony_is_chosen(admitted, cell, administrator):
    assert (counts(cell, MARCH), counts(cell, APRIL)) == ([1] * 4, [0] * 4)

    choose_counting_day(CountBy.CEREMONY, "Kết luận 12-KL/ĐU", by=administrator)

    assert (counts(cell, MARCH), counts(cell, APRIL)) == ([0] * 4, [1] * 4)


def test_a_choice_is_noted_with_its_basis_and_may_be_taken_back(administrator):
    choose_counting_day(CountBy.CEREMONY, "Kết luận 12-KL/ĐU", by=administrator)
    choose_counting_day(CountBy.DECISION, "Kết luận 15-KL/ĐU", by=administrator)

    noted = AccessEntry.objects.filter(object_kind="counting_day").order_by("pk")
    assert counting_day() is CountBy.DECISION
    assert [entry.detail for entry in noted] == [
        "decision → ceremony: Kết luận 12-KL/ĐU",
        "ceremony → decision: Kết luận 15-KL/ĐU",
    ]


def test_what_holds_is_not_chosen_again_nor_anything_without_a_basis(administrator):
    with pytest.raises(ValidationError, match="đang tính theo ngày này"):
        choose_counting_day(CountBy.DECISION, "Kết luận 12-KL/ĐU", by=administrator)
    with pytest.raises(ValidationError):
        choose_counting_day(CountBy.CEREMONY, " ", by=administrator)

    assert counting_day() is CountBy.DECISION


def test_a_secretary_does_not_choose_for_the_installation(secretary):
    with pytest.raises(NotAllowed):
        choose_counting_day(CountBy.CEREMONY, "Nghị quyết", by=today_actor(secretary))


def test_whoever_keeps_a_branch_does_not_choose_for_the_installation(
    people: People, cell, superior
):
    of_the_branch = people.user("quan-tri-chi-bo", Role.SYSTEM_ADMINISTRATOR, cell)
    of_the_top = people.user("quan-tri-dang-uy", Role.SYSTEM_ADMINISTRATOR, superior)

    with pytest.raises(NotAllowed):
        choose_counting_day(CountBy.CEREMONY, "Nghị quyết", by=today_actor(of_the_branch))

    assert counting_day() is CountBy.DECISION
    choose_counting_day(CountBy.CEREMONY, "Nghị quyết", by=today_actor(of_the_top))
    assert counting_day() is CountBy.CEREMONY


def test_whoever_keeps_one_of_two_trees_does_not_choose_for_both(administrator, cell):
    create_organisation(
        OrganisationKind.GRASSROOTS_COMMITTEE,
        "Đảng ủy Sở Xây dựng",
        since=date(2010, 1, 1),
        actor=acting_on_organisations(OPERATOR),
    )

    with pytest.raises(NotAllowed):
        choose_counting_day(CountBy.CEREMONY, "Nghị quyết", by=administrator)
