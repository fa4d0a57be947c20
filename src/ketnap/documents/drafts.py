"""Drafts: which papers a form gives for a record, each with the material that fills it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import domain_casefile
from ketnap.documents.sources.bodies import bodies_on
from ketnap.documents.sources.ceremonies import ceremony_of_case
from ketnap.documents.sources.courses import course_of_case
from ketnap.documents.sources.lists import lists_of_case
from ketnap.documents.sources.meetings import meeting_facts
from ketnap.domain.casefile.replay import History, replay
from ketnap.domain.casefile.steps import Casefile as CaseFacts
from ketnap.domain.casefile.steps import Step
from ketnap.domain.paperwork.about import steps_behind
from ketnap.domain.paperwork.material import Material
from ketnap.domain.paperwork.sheet import Sheet, Version
from ketnap.occasions.meetings.queries import meetings_behind
from ketnap.rules.load import load_rulebook


@dataclass(frozen=True, slots=True)
class Draft:
    """One paper to be: its sheet, the version of its day, and what fills it."""

    sheet: Sheet
    version: Version
    material: Material


def drafts_for_case(
    case: Casefile, sheet: Sheet, *, on: date, number: str = ""
) -> tuple[Draft, ...]:
    """The papers that a form gives for a case as of a day: one for each step it is about.

    A step not recorded yet gives one paper, dated that day. Raises `NoVersionInForce`.
    """
    facts = domain_casefile(case)
    history = replay(facts.steps, on=on)
    steps: Sequence[Step | None] = steps_behind(sheet.about, history) or (None,)
    return tuple(_draft(case, facts, history, sheet, step, on, number) for step in steps)


def _draft(
    case: Casefile,
    facts: CaseFacts,
    history: History,
    sheet: Sheet,
    step: Step | None,
    as_of: date,
    number: str,
) -> Draft:
    day = step.on if step is not None else as_of
    meeting = meetings_behind(case.pk).get(step.seq) if step is not None else None
    material = Material(
        on=day,
        bodies=bodies_on(case.cell, day),
        rules=load_rulebook().on(day),
        number=number or number_of(step),
        case=facts,
        history=history,
        step=step,
        meeting=meeting_facts(meeting) if meeting is not None else None,
        ceremony=ceremony_of_case(case, history, as_of),
        course=course_of_case(case),
        lists=lists_of_case(history, as_of),
    )
    return Draft(sheet, sheet.on(day), material)


def number_of(step: Step | None) -> str:
    """The official number that a recorded step carries, as printed; empty where it has none."""
    for name in ("resolution", "decision", "certificate"):
        number = getattr(step, name, None)
        if number:
            return str(number).removeprefix("Số ").strip()
    return ""
