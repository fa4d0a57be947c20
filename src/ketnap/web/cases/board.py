"""The board: a column for each stage, a card for each case."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import CaseRow, Due, case_rows
from ketnap.design.numbers import whole
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.casefile.wording import deadline_name, stage_name
from ketnap.web.cases.filters import Wanted
from ketnap.web.clocks import Clock, last_day_words, tone_before
from ketnap.web.day import address, day_of
from ketnap.web.language import reader_language

CARDS = 20
"""How many cards a column shows before it points to the table."""

NEEDS_MENTOR = frozenset({Stage.LISTED, Stage.TRAINED, Stage.FILING})


@dataclass(frozen=True, slots=True)
class Card:
    """One case on the board."""

    name: str
    href: str
    note: str
    clock: Clock | None


@dataclass(frozen=True, slots=True)
class Column:
    """One stage of the board; `count` counts the cases behind the cards too."""

    title: str
    count: int
    cards: tuple[Card, ...]
    more_href: str
    more: str


def board_of(request: HttpRequest, counts: Mapping[Stage, int]) -> list[Column]:
    """Return the columns of every stage but the closed one; two queries a stage with cases."""
    return [_column(request, stage, counts[stage]) for stage in Stage if stage is not Stage.CLOSED]


def _column(request: HttpRequest, stage: Stage, count: int) -> Column:
    shown = _first_rows(request, stage) if count else ()
    hidden = count > len(shown)
    return Column(
        title=stage_name(stage, reader_language()),
        count=count,
        cards=tuple(_card(request, row) for row in shown),
        more_href=Wanted(stage=stage).href(request) if hidden else "",
        more=_("Xem cả %(count)s hồ sơ") % {"count": whole(count)} if hidden else "",
    )


def _first_rows(request: HttpRequest, stage: Stage) -> tuple[CaseRow, ...]:
    on = day_of(request).on
    return case_rows(actor_behind(request), on, stage=stage, limit=CARDS).rows


def _card(request: HttpRequest, row: CaseRow) -> Card:
    return Card(
        name=row.full_name,
        href=address(request, "case", row.casefile_id),
        note=_note(row),
        clock=_clock(request, row.next_due) if row.next_due else None,
    )


def _note(row: CaseRow) -> str:
    if row.paused:
        return _("Đang tạm dừng")
    if not row.mentor_name and row.stage in NEEDS_MENTOR:
        return _("Chưa có người giúp đỡ")
    return ""


def _clock(request: HttpRequest, due: Due) -> Clock:
    on = day_of(request).on
    return Clock(
        label=deadline_name(due.code, reader_language()),
        done=0,
        total=0,
        place=last_day_words(due.code, due.due_on, on=on),
        place_icon="clock",
        tone=tone_before(due.due_on, on=on),
    )
