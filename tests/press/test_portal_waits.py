"""What waits at the portal: kept as it was told, and shown only to whoever must act on it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.utils import timezone

from conftest import People, today_actor
from ketnap.accounts.models import RoleHeld, User
from ketnap.domain.access import Actor, Role
from ketnap.domain.press.calls import ArticleWaits, Wait
from ketnap.domain.press.package import Occasion
from ketnap.domain.press.ticket import EditorRole
from ketnap.organisations.models import Organisation
from ketnap.press.models import PortalWait, SentPackage
from ketnap.press.references import account_reference
from ketnap.press.services import ask_states, set_duties
from ketnap.press.waiting import keep_waits, waits_for
from press.conftest import Portal

pytestmark = pytest.mark.django_db

SINCE = timezone.now().replace(microsecond=0)
TOLD = ArticleWaits(
    article=7,
    wait=Wait.EDITOR,
    section="tin-tuc",
    title="Chi bộ họp thường kỳ",
    editor="/bien-tap/pages/7/edit/",
    since=SINCE,
)


@pytest.fixture
def editors(people: People, cell: Organisation, actor: Actor) -> dict[str, User]:
    """Bình edits everything, Chi edits and approves one section."""
    users = {name: people.user(name, Role.EDITOR, cell) for name in ("binh", "chi")}
    held = RoleHeld.objects.get(user=users["chi"])
    duties = {EditorRole.EDITOR: ["doan-the"], EditorRole.APPROVER: ["tin-tuc"]}
    set_duties(held.pk, duties, by=actor, on=timezone.localdate())
    return users


def waits_of(*users: User | Actor) -> list[list[int]]:
    """The articles that wait for each."""
    actors = [today_actor(one) if isinstance(one, User) else one for one in users]
    today = timezone.localdate()
    return [[one.article for one in waits_for(each, on=today)] for each in actors]


def test_what_waits_is_kept_as_it_was_told_last(portal: Portal) -> None:
    later = replace(TOLD, article=8, wait=Wait.APPROVER)
    for portal.waiting in ((TOLD, later), (later,)):
        ask_states([])

    kept = PortalWait.objects.get()
    assert (kept.article, kept.wait, kept.since) == (8, "approver", SINCE)


def test_editors_and_approvers_are_told_by_section(editors: dict[str, User]) -> None:
    keep_waits(
        [
            TOLD,
            replace(TOLD, article=8, wait=Wait.APPROVER),
            replace(TOLD, article=9, wait=Wait.DRAFT, section="doan-the"),
            replace(TOLD, article=10, wait=Wait.FIGURES, section="doan-the"),
        ]
    )

    assert waits_of(editors["binh"], editors["chi"]) == [[7, 9, 10], [8, 9, 10]]


def test_only_the_secretary_of_the_cell_that_sent_it_is_told(
    people: People, actor: Actor, secretary: User, cell: Organisation, other_cell: Organisation
) -> None:
    other = people.user("lan", Role.CELL_SECRETARY, other_cell)
    package = SentPackage.objects.create(
        cell=cell,
        occasion=Occasion.MEETING,
        occasion_id=1,
        held_on=timezone.localdate(),
        title=TOLD.title,
        content="{}",
        sent_by=secretary,
    )
    by_hand = replace(TOLD, article=8, wait=Wait.SECRETARY)
    keep_waits([replace(by_hand, article=7, reference=package.reference), by_hand])

    assert waits_of(actor, other) == [[7, 8], [8]]


def test_who_gets_an_article_back_is_told_alone(editors: dict[str, User]) -> None:
    account = account_reference(editors["chi"].pk)
    keep_waits([replace(TOLD, wait=Wait.RETURNED, account=account)])

    assert waits_of(editors["binh"], editors["chi"]) == [[], [7]]


def test_nobody_is_told_of_his_own_text_where_somebody_else_can_pass_it_on(
    editors: dict[str, User], people: People, cell: Organisation
) -> None:
    own = (account_reference(editors["binh"].pk),)
    keep_waits([replace(TOLD, own=own)])
    alone = waits_of(editors["binh"])

    other = people.user("dung", Role.EDITOR, cell)

    assert alone == [[7]]
    assert waits_of(editors["binh"], other) == [[], [7]]


def test_whoever_has_nothing_to_do_at_the_portal_is_told_nothing(
    people: People,
    cell: Organisation,
    editors: dict[str, User],
    django_assert_num_queries: Callable[..., Any],
) -> None:
    keep_waits([TOLD])
    member = today_actor(people.user("giang", Role.OFFICIAL_MEMBER, cell))

    with django_assert_num_queries(0):
        assert waits_for(member, on=timezone.localdate()) == []
        assert waits_for(None, on=timezone.localdate()) == []


def test_a_role_that_has_ended_is_told_nothing(editors: dict[str, User]) -> None:
    keep_waits([TOLD])
    actor = today_actor(editors["binh"])
    RoleHeld.objects.filter(user=editors["binh"]).update(withdrawn_at=timezone.now())

    assert waits_for(actor, on=timezone.localdate()) == []
