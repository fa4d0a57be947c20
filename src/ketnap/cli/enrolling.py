"""The command that enters on the rolls whom case files tell to be members."""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from ketnap.cli.django_rooms import installation
from ketnap.cli.organisations import organisation_id
from ketnap.cli.printing import complain, say, say_json, tell
from ketnap.cli.refusal import REFUSED, Refusal, spoken_language

if TYPE_CHECKING:
    from ketnap.casefiles.queries import Joining


class _Called(NamedTuple):
    """Somebody whom a case calls for, and the name of the cell."""

    cell: str
    joining: "Joining"


def enrol(arguments: argparse.Namespace) -> int:
    """Enter everybody below an organisation with nothing to look at before, all of them or none."""
    with installation():
        from django.core.exceptions import ValidationError
        from django.db import transaction
        from django.utils.translation import override

        cells = _cells_below(organisation_id(arguments.organisation))
        with override(spoken_language()):
            try:
                if arguments.dry_run:
                    called = _called_in(cells)
                else:
                    with transaction.atomic():
                        called = _called_in(cells)
                        _enter(called)
            except ValidationError as refusal:
                reasons = " ".join(refusal.messages)
                raise Refusal(
                    f"Chưa ghi ai. {reasons}", f"Nobody was entered. {reasons}", status=REFUSED
                ) from None
            ready = [each for each in called if each.joining.obstacle is None]
            held = [each for each in called if each.joining.obstacle is not None]
            if arguments.json:
                say_json(_told(ready, held, written=not arguments.dry_run))
            else:
                _say(ready, held, written=not arguments.dry_run)
    return REFUSED if held else 0


def _cells_below(number: int) -> list[int]:
    from django.utils import timezone

    from ketnap.casefiles.queries import not_entered_below
    from ketnap.casefiles.queries.figures import path_for_operator

    return sorted(not_entered_below(path_for_operator(number), on=timezone.localdate()))


def _called_in(cells: Iterable[int]) -> list[_Called]:
    """Whom the cases of some cells call for, as the roll stands before anybody is entered."""
    from django.utils import timezone

    from ketnap.casefiles.operator import OPERATOR, acting_on_people
    from ketnap.casefiles.queries import joining_of
    from ketnap.organisations.models import Organisation
    from ketnap.organisations.queries import name_on

    today = timezone.localdate()
    called = []
    for cell_id in cells:
        actor = acting_on_people(OPERATOR, Organisation.objects.get(pk=cell_id))
        name = name_on(cell_id, today)
        called += [_Called(name, each) for each in joining_of(actor, cell_id, on=today)]
    return _in_one_cell_at_a_time(called)


def _in_one_cell_at_a_time(called: Sequence[_Called]) -> list[_Called]:
    """Hold back whom another cell, that had him earlier, would show on the same days once entered."""
    from ketnap.casefiles.queries import Obstacle

    held, ready = set(), defaultdict[int, list["Joining"]](list)
    for joining in sorted((each.joining for each in called), key=_first_day):
        others = ready[joining.case.person_id]
        if any(joining.meets(other) for other in others):
            held.add(joining.case.pk)
        elif joining.obstacle is None:
            others.append(joining)
    return [
        each._replace(joining=replace(each.joining, obstacle=Obstacle.ELSEWHERE))
        if each.joining.case.pk in held
        else each
        for each in called
    ]


def _first_day(joining: "Joining") -> tuple[date, int]:
    return joining.began_on, joining.case.pk


def _enter(called: Iterable[_Called]) -> None:
    """Enter those with no obstacle."""
    from ketnap.casefiles.operator import OPERATOR, acting_on_people
    from ketnap.casefiles.services import enter_by_cases

    for each in called:
        actor = acting_on_people(OPERATOR, each.joining.case.cell)
        enter_by_cases([each.joining], actor=actor)


def _told(ready: Sequence[_Called], held: Sequence[_Called], *, written: bool) -> dict[str, Any]:
    return {
        "written": written,
        "entered": [_person(each) for each in ready],
        "held_back": [_person(each) | {"obstacle": each.joining.obstacle} for each in held],
    }


def _person(called: _Called) -> dict[str, Any]:
    from ketnap.casefiles.queries import status_of

    cell, joining = called
    official_on = joining.official_on
    return {
        "case": joining.case.pk,
        "name": joining.case.person.full_name,
        "cell": cell,
        "official_on": official_on and official_on.isoformat(),
        "memberships": [
            {
                "status": status_of(time).value,
                "since": time.since.isoformat(),
                "until": time.until and time.until.isoformat(),
            }
            for time in joining.times
        ],
    }


def _say(ready: Sequence[_Called], held: Sequence[_Called], *, written: bool) -> None:
    from ketnap.web.people.joining_words import times_of

    for cell, joining in ready:
        times = "; ".join(f"{time.status} {time.days}" for time in times_of(joining))
        say(f"{joining.case.person.full_name}\t{cell}\t{times}")
    for cell, joining in held:
        reason = joining.obstacle.label if joining.obstacle else ""
        line = f"{joining.case.person.full_name} ({cell}): {reason}"
        complain(line, line)
    if written:
        tell(
            f"Đã ghi {len(ready)} người vào danh sách đảng viên; chưa ghi, cần xem lại: {len(held)}.",
            f"Entered on the roll of members: {len(ready)}; not entered, to look at: {len(held)}.",
        )
    else:
        tell(
            f"Ghi được {len(ready)} người, cần xem lại: {len(held)}. Chưa ghi gì.",
            f"Could enter {len(ready)}, to look at: {len(held)}. Nothing was written.",
        )
