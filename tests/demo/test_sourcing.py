"""What the demo shows of plans, requests, nominations, reviews and activities."""

from datetime import date

from demo.reading import Filled
from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import User
from ketnap.domain.access import Actor
from ketnap.domain.plan.request import RequestState
from ketnap.plans.models import NominationState
from ketnap.plans.queries.activities import activities_visible_to
from ketnap.plans.queries.nominations import (
    alikes,
    nominations_visible_to,
    own_nominations,
    waiting_for,
)
from ketnap.plans.queries.requests import lines_of, requests_to, requests_visible_to
from ketnap.plans.queries.reviews import reviews_visible_to
from ketnap.plans.queries.targets import figures_of, plan_of_year


def acting(username: str, on: date) -> Actor:
    actor = actor_of(User.objects.get(username=username), on=on)
    assert actor is not None
    return actor


def test_demo_plans_the_year_with_a_target_for_every_figure(filled: Filled):
    secretary = acting("bithu", filled.today)

    plan = plan_of_year(secretary, filled.own[0].cell_id, on=filled.today)

    assert plan is not None
    assert all(each.pace for each in figures_of(plan, on=filled.today))


def test_demo_shows_a_request_in_every_state(filled: Filled):
    requests = requests_visible_to(acting("bithu", filled.today))

    states = {line.state for line in lines_of(requests, on=filled.today)}

    assert states == set(RequestState)


def test_demo_nominators_have_requests_and_people_of_their_own(filled: Filled):
    for username in ("donvi", "doan"):
        nominator = acting(username, filled.today)

        assert requests_to(nominator, on=filled.today).count() == 1
        assert own_nominations(nominator, on=filled.today)


def test_demo_inbox_holds_a_duplicate_and_every_answer(filled: Filled):
    secretary = acting("bithu", filled.today)
    waiting = list(waiting_for(secretary))

    states = {each.state for each in nominations_visible_to(secretary)}

    assert states == set(NominationState)
    assert any(alikes(secretary, waiting).values())


def test_demo_reviewed_its_list_and_organised_activities(filled: Filled):
    secretary = acting("bithu", filled.today)

    reviews = list(reviews_visible_to(secretary))

    assert len(reviews) == 2
    assert not any(review.is_open for review in reviews)
    assert activities_visible_to(secretary).filter(held_on__year=filled.today.year - 1).exists()


def test_demo_sister_cell_sees_none_of_it(filled: Filled):
    stranger = acting("nguoila", filled.today)

    assert not requests_visible_to(stranger).exists()
    assert not nominations_visible_to(stranger).exists()
    assert not reviews_visible_to(stranger).exists()
    assert not activities_visible_to(stranger).exists()
