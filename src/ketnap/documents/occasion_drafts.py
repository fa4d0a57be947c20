"""Drafts for an occasion: its own papers, and those of everybody it is about."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from ketnap.casefiles.models import Casefile
from ketnap.documents.drafts import (
    Draft,
    Occasion,
    day_beside,
    drafts_for_case,
    for_each_addressee,
)
from ketnap.documents.sources.cell_records import CellRecords
from ketnap.documents.sources.ceremonies import ceremony_facts
from ketnap.documents.sources.courses import course_facts
from ketnap.documents.sources.meetings import meeting_facts
from ketnap.domain.casefile.steps import CellVoted
from ketnap.domain.paperwork.material import Material
from ketnap.domain.paperwork.sheet import Sheet, Subject
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.occasions.courses.models import Course
from ketnap.occasions.meetings.models import CellMeeting
from ketnap.rules.load import load_rulebook


def drafts_for_meeting(
    meeting: CellMeeting, sheet: Sheet, *, on: date, number: str = ""
) -> tuple[Draft, ...]:
    """The papers that a form gives for a meeting.

    A form of a case gives one for everybody on the agenda: of the vote held there, where it is
    about a vote. Raises `NoVersionInForce`.
    """
    if sheet.subject is Subject.CASE:
        return tuple(_of_votes(meeting, sheet, on))
    day = day_beside(sheet, meeting.held_on, on)
    own = {"meeting": meeting_facts(meeting), "number": number}
    return (_draft(meeting, sheet, day, own),)


def drafts_for_course(
    course: Course, sheet: Sheet, *, on: date, number: str = ""
) -> tuple[Draft, ...]:
    """The papers that a form gives for a course; a form of a case gives one for each participant.

    Raises `NoVersionInForce`.
    """
    if sheet.subject is Subject.CASE:
        places = course.participants.select_related("casefile__person", "casefile__cell")
        cases = places.order_by("casefile__person__sort_key")
        return tuple(_of_cases((place.casefile for place in cases), sheet, on))
    own = {"course": course_facts(course), "number": number}
    return (_draft(course, sheet, on, own),)


def drafts_for_ceremony(
    ceremony: Ceremony, sheet: Sheet, *, on: date, number: str = ""
) -> tuple[Draft, ...]:
    """The papers that a form gives for a ceremony.

    A form of a case gives one for each new member, an invitation one for everybody invited.
    Raises `NoVersionInForce`.
    """
    if sheet.subject is Subject.CASE:
        rows = ceremony.new_members.select_related("casefile__person", "casefile__cell")
        return tuple(_of_cases((row.casefile for row in rows), sheet, on))
    day = day_beside(sheet, ceremony.held_on, on)
    own = {"ceremony": ceremony_facts(ceremony), "number": number}
    return tuple(for_each_addressee(_draft(ceremony, sheet, day, own)))


def _draft(occasion: Occasion, sheet: Sheet, day: date, own: dict[str, Any]) -> Draft:
    cell = occasion.cell
    bodies = CellRecords(cell).bodies_on(day)
    material = Material(on=day, bodies=bodies, rules=load_rulebook().on(day), **own)
    return Draft(sheet, sheet.on(day), material, cell, occasion)


def _of_cases(cases: Iterable[Casefile], sheet: Sheet, on: date) -> Iterator[Draft]:
    for case in cases:
        yield from drafts_for_case(case, sheet, on=on)


def _of_votes(meeting: CellMeeting, sheet: Sheet, on: date) -> Iterator[Draft]:
    items = meeting.items.filter(casefile__isnull=False).select_related(
        "count", "casefile__person", "casefile__cell"
    )
    for item in items.order_by("position", "pk"):
        seq = item.count.step_seq if hasattr(item, "count") else None
        for draft in drafts_for_case(item.case, sheet, on=on):
            step = draft.material.step
            if not isinstance(step, CellVoted) or step.seq == seq:
                yield draft
