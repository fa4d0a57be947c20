"""A ceremony as planned or recorded, or as the case alone tells of it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, time

from django.utils.translation import override

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import domain_casefile
from ketnap.domain.casefile.codes import DecisionOutcome, Matter
from ketnap.domain.casefile.replay import History, replay
from ketnap.domain.casefile.steps import CeremonyHeld, Decided, PersonFacts
from ketnap.domain.ceremony import programme_of, timetable
from ketnap.domain.ceremony.programme import usual_minutes
from ketnap.domain.paperwork.material import CeremonyFacts, NewMemberFacts, ProgrammePoint
from ketnap.domain.paperwork.words import day_in_figures
from ketnap.occasions.ceremonies.models import Ceremony, NewMember
from ketnap.occasions.ceremonies.script import PASSAGES, Scene, Turn
from ketnap.occasions.ceremonies.words import item_title
from ketnap.rules.load import load_rulebook

PAPER_LANGUAGE = "vi"


def ceremony_of_case(
    case: Casefile, history: History, recorded: Ceremony | None
) -> CeremonyFacts | None:
    """The ceremony of a case: its own record, else what the recorded step says; else none."""
    if recorded is not None:
        return ceremony_facts(recorded)
    held = history.rounds[-1].of(CeremonyHeld)
    return _told_by(held[-1], domain_casefile(case).person, history) if held else None


def last_ceremony_with(case: Casefile) -> Ceremony | None:
    """The latest ceremony with the person among its new members."""
    rows = NewMember.objects.filter(casefile=case).select_related("ceremony__cell")
    row = rows.order_by("-ceremony__held_on", "-pk").first()
    return row.ceremony if row is not None else None


def ceremony_facts(ceremony: Ceremony) -> CeremonyFacts:
    """What the papers of a ceremony say of it."""
    rows = list(ceremony.new_members.select_related("casefile__person", "casefile__cell", "mentor"))
    new_members = tuple(_new_member(row, ceremony.held_on) for row in rows)
    return _with_script(_ceremony(ceremony, new_members))


def _ceremony(ceremony: Ceremony, new_members: tuple[NewMemberFacts, ...]) -> CeremonyFacts:
    return CeremonyFacts(
        held_on=ceremony.held_on,
        starts_at=ceremony.starts_at,
        place=ceremony.place,
        host=ceremony.host,
        new_members=new_members,
        programme=tuple(_programme(ceremony, new_members)),
        invitees=tuple(
            f"{invitee.name}, {invitee.office}" if invitee.office else invitee.name
            for invitee in ceremony.invitees.all()
        ),
    )


def _new_member(row: NewMember, held_on: date) -> NewMemberFacts:
    facts = domain_casefile(row.casefile)
    history = replay(facts.steps, on=held_on)
    held = history.rounds[-1].of(CeremonyHeld)
    mentor = held[-1].mentor.name if held else row.mentor.full_name if row.mentor else ""
    return _admitted(facts.person, history, mentor)


def _admitted(person: PersonFacts, history: History, mentor: str) -> NewMemberFacts:
    decisions = [
        step
        for step in history.rounds[-1].of(Decided)
        if step.matter is Matter.ADMISSION and step.outcome is DecisionOutcome.APPROVED
    ]
    decision = decisions[-1] if decisions else None
    return NewMemberFacts(
        name=person.full_name,
        born_on=person.born_on,
        workplace=person.workplace,
        decision=decision.decision if decision else "",
        decided_on=decision.on if decision else None,
        deciding_body=decision.body if decision else "",
        mentor=mentor,
    )


def _told_by(step: CeremonyHeld, person: PersonFacts, history: History) -> CeremonyFacts:
    new_member = _admitted(person, history, step.mentor.name)
    return _with_script(
        CeremonyFacts(
            held_on=step.on,
            place=step.place,
            new_members=(new_member,),
            programme=tuple(_by_rule(step.on, (new_member,), None)),
        )
    )


def _with_script(ceremony: CeremonyFacts) -> CeremonyFacts:
    """The same with what the host says at each item; papers are in Vietnamese, whoever reads."""
    members = ceremony.new_members
    scene = Scene(
        day=day_in_figures(ceremony.held_on),
        names=", ".join(member.name for member in members),
        invitees=ceremony.invitees,
        assigned=tuple((member.mentor, member.name) for member in members),
    )
    with override(PAPER_LANGUAGE):
        return replace(ceremony, programme=tuple(_said(scene, ceremony.programme)))


def _said(scene: Scene, points: Iterable[ProgrammePoint]) -> Iterator[ProgrammePoint]:
    for point in points:
        turn = Turn(who=point.who, person=point.person)
        yield replace(point, said=PASSAGES[point.code](scene, turn))


def _programme(
    ceremony: Ceremony, new_members: tuple[NewMemberFacts, ...]
) -> Iterator[ProgrammePoint]:
    """The programme as the cell wrote it; by the rule where it wrote none."""
    lines = list(ceremony.programme.select_related("new_member__casefile__person"))
    if not lines:
        yield from _by_rule(ceremony.held_on, new_members, ceremony.starts_at)
        return
    for line, at in zip(
        lines, _times(ceremony.starts_at, [line.minutes for line in lines]), strict=True
    ):
        person = line.new_member.casefile.person.full_name if line.new_member else ""
        yield ProgrammePoint(
            at=at,
            what=_title(line.code, person),
            who=line.who,
            detail="; ".join(part for part in (line.hands_over, line.detail) if part),
            code=line.code,
            person=person,
        )


def _by_rule(
    held_on: date, new_members: tuple[NewMemberFacts, ...], starts_at: time | None
) -> Iterator[ProgrammePoint]:
    items = programme_of(load_rulebook().on(held_on), people=len(new_members))
    times = _times(starts_at, [usual_minutes(item.code) for item in items])
    for item, at in zip(items, times, strict=True):
        person = new_members[item.person].name if item.person is not None else ""
        yield ProgrammePoint(at=at, what=_title(item.code, person), code=item.code, person=person)


def _times(starts_at: time | None, minutes: list[int]) -> list[time | None]:
    if starts_at is None:
        return [None] * len(minutes)
    return list(timetable(starts_at, minutes))


def _title(code: str, person: str) -> str:
    """Papers are in Vietnamese, whatever language their reader has chosen."""
    with override(PAPER_LANGUAGE):
        return item_title(code, person)
