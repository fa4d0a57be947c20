"""Sections through the years: opened, put in order, closed and opened again, by approvers of them all."""

from enum import StrEnum

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import resolve
from django.utils import timezone
from wagtail.actions.move_page import MovePageAction
from wagtail.log_actions import log
from wagtail.models import WorkflowState

from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.editorial.log_actions import SECTION_CLOSED, SECTION_REOPENED
from ketnap.portal.editorial.site_pages import NotTheirs, may_set_up_home, require_harmless
from ketnap.portal.editors.models import Editor
from ketnap.portal.editors.queries import sections_of
from ketnap.portal.editors.services import give_duty
from ketnap.portal.news.models import ArticlePage, HomePage, SectionPage
from ketnap.portal.news.queries import sections
from ketnap.portal.news.services import open_section
from ketnap.portal.news.words import address_of


class Direction(StrEnum):
    """Where a section goes in the order of the menu."""

    UP = "up"
    DOWN = "down"


class AddressTaken(Exception):
    """There is something at the address that the title of a section would give it."""


class StillAtWork(Exception):
    """Articles of a section are drafts yet, or on their way."""

    def __init__(self, titles: list[str]) -> None:
        super().__init__(len(titles))
        self.titles = titles


class TheLastOne(Exception):
    """A portal without a section could take no article."""


@transaction.atomic
def begin_section(title: str, introduction: str, *, ground: str = "", actor: Editor) -> SectionPage:
    """Return a section opened after the others; who opened it answers for it from now on.

    Raises `NotTheirs`, `AddressTaken`, and what `require_harmless` raises.
    """
    _require_entitled(actor)
    address = address_of(title)
    if not _is_free(address):
        raise AddressTaken(address)
    roles = [role for role in EditorRole if _holds_everywhere(actor, role)]
    section = open_section(HomePage.objects.get(), title, introduction)
    require_harmless(section, (title, introduction), ground, actor)
    log(instance=section, action="wagtail.create", user=actor)
    for role in roles:
        give_duty(actor, role, section)
    return section


@transaction.atomic
def move_section(section: SectionPage, direction: Direction, *, actor: Editor) -> None:
    """Let a section change places with its neighbour in the menu, if it has one; or `NotTheirs`."""
    _require_entitled(actor)
    order = list(sections())
    place = order.index(section)
    neighbour = place - 1 if direction is Direction.UP else place + 1
    if 0 <= neighbour < len(order):
        side = "left" if direction is Direction.UP else "right"
        # No group may move pages in Wagtail's own way; who may do so here was asked above.
        MovePageAction(section, order[neighbour], pos=side, user=actor).execute(
            skip_permission_checks=True
        )


@transaction.atomic
def close_section(section: SectionPage, *, actor: Editor) -> None:
    """Take a section out of the menu; its articles stay at their addresses.

    Raises `NotTheirs`, `TheLastOne`, and `StillAtWork` while something waits there.
    """
    _require_entitled(actor)
    if sections().count() == 1:
        raise TheLastOne
    if titles := list(at_work_in(section).values_list("draft_title", flat=True)):
        raise StillAtWork(titles)
    section.closed_on = timezone.localdate()
    section.save(update_fields=["closed_on"])
    log(instance=section, action=SECTION_CLOSED, user=actor)


@transaction.atomic
def reopen_section(section: SectionPage, *, actor: Editor) -> None:
    """Put a closed section back into the menu, at its old place; or `NotTheirs`."""
    _require_entitled(actor)
    section.closed_on = None
    section.save(update_fields=["closed_on"])
    log(instance=section, action=SECTION_REOPENED, user=actor)


def at_work_in(section: SectionPage) -> "QuerySet[ArticlePage]":
    """Return the articles of a section that nobody has released yet, or that are on their way."""
    inside: QuerySet[ArticlePage] = ArticlePage.objects.child_of(section)
    on_their_way = WorkflowState.objects.active().filter(
        object_id__in=[str(pk) for pk in inside.values_list("pk", flat=True)]
    )
    moving = [int(one) for one in on_their_way.values_list("object_id", flat=True)]
    return inside.filter(first_published_at=None) | inside.filter(pk__in=moving)


def _require_entitled(actor: Editor) -> None:
    if not may_set_up_home(actor):
        raise NotTheirs


def _is_free(address: str) -> bool:
    """Say whether only a section would answer at an address, and below it."""
    if SectionPage.objects.filter(slug=address).exists() or address in dict(settings.LANGUAGES):
        return False
    places = (f"/{address}/", f"/{address}/bai/")
    return all(resolve(place).view_name == "wagtail_serve" for place in places)


def _holds_everywhere(actor: Editor, role: EditorRole) -> bool:
    held = set(sections_of(actor, role).values_list("pk", flat=True))
    return set(sections().values_list("pk", flat=True)) <= held
