"""The members of a cell (đảng viên) on a day, guests, and the base of a vote."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.casefiles.queries import Joining, joining_of
from ketnap.domain.access import Action, CaseRelation, may
from ketnap.handovers.queries import handovers_of
from ketnap.people.models import Membership, MemberStatus
from ketnap.people.queries import guests_of, members_of
from ketnap.web.day import address, day_of
from ketnap.web.day_words import capitalised, full_day
from ketnap.web.open_cell import CELL, OpenCell, cells_of, open_cell
from ketnap.web.organisations.tree import name_of
from ketnap.web.people.base import base_card
from ketnap.web.people.joining_words import enter_all_words, joining_words
from ketnap.web.people.tabs import tabs_of
from ketnap.web.people.words import notes_on, official_words, status_words

RECENT = 5
"""How many hand-overs stand beside the members."""


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member in the table."""

    name: str
    href: str
    status: str
    since: str
    official_on: str
    notes: str
    change_href: str


class CellChoice(forms.Form):
    """Which cell, where the reader sees several."""

    cell = forms.ChoiceField(label=gettext_lazy("Chi bộ"), required=False)

    def __init__(self, cells: Iterable[tuple[int, str]], chosen: int) -> None:
        super().__init__({"cell": str(chosen)}, auto_id="kn-filter-%s")
        self.fields["cell"] = forms.ChoiceField(label=_("Chi bộ"), choices=list(cells))


@access.page(Action.SEE_PEOPLE)
@require_GET
def members(request: HttpRequest) -> HttpResponse:
    """Show the members of a cell as of the page's day."""
    cell = open_cell(request, Action.SEE_PEOPLE)
    rows, called_for = list(members_of(cell.record.pk, on=cell.on)), _called_for(cell)
    context = {
        "cell": cell,
        "lead": _lead(cell, rows),
        "tabs": tabs_of(request, "members"),
        "export_href": _export_href(request, cell),
        "choice": _choice(request, cell),
        "kept": [] if cell.is_today else [("on", day_of(request).on.isoformat())],
        "base": base_card(cell),
        "lines": [_line(request, cell, row) for row in rows],
        "guests": [_guest(guest) for guest in guests_of(cell.record.pk, on=cell.on)],
        "joining": [_join(each) for each in called_for],
        "enter_all": _enter_all(request, cell, called_for),
        "handovers": [_handover(request, each) for each in handovers_of(cell.record.pk)[:RECENT]],
    }
    return render(request, "web/people/members.html", context)


def _export_href(request: HttpRequest, cell: OpenCell) -> str:
    place = CaseRelation(cell.record.pk, cell.record.path)
    if not may(cell.actor, Action.EXPORT_CASE, place):
        return ""
    return address(request, "export_members", query={CELL: cell.record.pk})


def _lead(cell: OpenCell, rows: list[Membership]) -> str:
    official = sum(row.status == MemberStatus.OFFICIAL for row in rows)
    words = _("%(cell)s: %(official)d đảng viên chính thức, %(probationary)d đảng viên dự bị.")
    return words % {
        "cell": cell.name,
        "official": official,
        "probationary": len(rows) - official,
    }


def _choice(request: HttpRequest, cell: OpenCell) -> CellChoice | None:
    cells = [(each.pk, name_of(each)) for each in cells_of(request, Action.SEE_PEOPLE)]
    return CellChoice(cells, cell.record.pk) if len(cells) > 1 else None


def _line(request: HttpRequest, cell: OpenCell, row: Membership) -> MemberLine:
    return MemberLine(
        name=row.person.full_name,
        href=address(request, "person", row.person_id),
        status=capitalised(status_words(row)),
        since=full_day(row.valid_from),
        official_on=official_words(row),
        notes=capitalised(notes_on(row)),
        change_href=address(request, "change_standing", row.pk)
        if cell.may_change and row.valid_until is None
        else "",
    )


def _guest(guest: Any) -> dict[str, Any]:
    return {
        "id": guest.pk,
        "name": guest.full_name,
        "home": guest.home,
        "since": full_day(guest.valid_from),
        "ended": guest.valid_until is not None,
    }


def _called_for(cell: OpenCell) -> tuple[Joining, ...]:
    if not cell.may_change:
        return ()
    return joining_of(cell.actor, cell.record.pk, on=cell.on)


def _enter_all(
    request: HttpRequest, cell: OpenCell, called_for: tuple[Joining, ...]
) -> dict[str, str] | None:
    """The way to enter several people at once; each by himself has his own."""
    number = sum(each.obstacle is None for each in called_for)
    if number < 2:
        return None
    href = address(request, "enter_members", query={CELL: cell.record.pk})
    return {"label": enter_all_words(number), "href": href}


def _join(joining: Joining) -> dict[str, object]:
    return {
        "id": joining.case.pk,
        "name": joining.case.person.full_name,
        "what": joining_words(joining),
        "obstacle": joining.obstacle.label if joining.obstacle else "",
        "verb": _("Ghi đảng viên chính thức")
        if joining.status is MemberStatus.OFFICIAL
        else _("Ghi đảng viên dự bị"),
    }


def _handover(request: HttpRequest, handover: Any) -> dict[str, str]:
    return {
        "name": handover.membership.person.full_name,
        "note": _("rời chi bộ từ %(day)s") % {"day": full_day(handover.left_on)},
        "href": address(request, "handover", handover.pk),
    }
