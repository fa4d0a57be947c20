"""Lays out the programme of a ceremony by the rule of its day; what was written for an item stays."""

from collections.abc import Mapping

from ketnap.domain.ceremony import (
    OATH_CODE,
    READING_CODE,
    Item,
    programme_of,
    usual_minutes,
)
from ketnap.occasions.ceremonies.models import Ceremony, NewMember, ProgrammeLine
from ketnap.rules.load import load_rulebook

_BY_THE_HOST = frozenset({"flag_salute_and_anthems", "opening_and_guests", "closing_and_anthems"})


def lay_out_programme(ceremony: Ceremony, decisions: Mapping[int, str]) -> None:
    """Write the items in the order prescribed; `decisions` names the decision of each case."""
    people = list(ceremony.new_members.select_related("casefile__person").order_by("position"))
    kept = {(line.code, line.new_member_id): line for line in ceremony.programme.all()}
    items = programme_of(load_rulebook().on(ceremony.held_on), people=len(people))
    ceremony.programme.all().delete()
    ProgrammeLine.objects.bulk_create(
        _line(ceremony, position, item, people, kept, decisions)
        for position, item in enumerate(items, start=1)
    )


def _line(
    ceremony: Ceremony,
    position: int,
    item: Item,
    people: list[NewMember],
    kept: Mapping[tuple[str, int | None], ProgrammeLine],
    decisions: Mapping[int, str],
) -> ProgrammeLine:
    person = None if item.person is None else people[item.person]
    written = kept.get((item.code, person.pk if person else None))
    line = written or _usual_line(ceremony, item.code, person, decisions)
    return ProgrammeLine(
        ceremony=ceremony,
        position=position,
        code=item.code,
        new_member=person,
        minutes=line.minutes,
        who=line.who,
        hands_over=line.hands_over,
        detail=line.detail,
    )


def _usual_line(
    ceremony: Ceremony, code: str, person: NewMember | None, decisions: Mapping[int, str]
) -> ProgrammeLine:
    who, hands_over = "", ""
    if code in _BY_THE_HOST:
        who = ceremony.host
    elif code == OATH_CODE and person is not None:
        who = person.casefile.person.full_name
    elif code == READING_CODE and person is not None:
        hands_over = f"Quyết định kết nạp {decisions[person.casefile_id]}"
    return ProgrammeLine(minutes=usual_minutes(code), who=who, hands_over=hands_over)
