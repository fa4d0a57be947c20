"""The deadlines of a case that are open on the page's day, each with its clock and owner."""

from dataclasses import dataclass

from ketnap.domain.casefile.owners import owner_of
from ketnap.domain.casefile.wording import day_in_words, deadline_name
from ketnap.rules.load import load_calendar
from ketnap.web.case.findings import Source, source_of
from ketnap.web.case.reading import OpenCase
from ketnap.web.clocks import Clock, clock_of
from ketnap.web.language import reader_language


@dataclass(frozen=True, slots=True)
class Term:
    """One deadline with its last day."""

    name: str
    due_on: str
    clock: Clock
    source: Source


def open_terms(case: OpenCase) -> tuple[Term, ...]:
    """The deadlines not met yet, the next one first."""
    language, calendar = reader_language(), load_calendar()
    waiting = [item for item in case.assessment.deadlines if item.met_on is None]
    return tuple(
        Term(
            name=deadline_name(item.code, language),
            due_on=day_in_words(item.due_on),
            clock=clock_of(
                item,
                owner_of(case.casefile, item, on=case.on),
                calendar,
                on=case.on,
                paused=case.assessment.paused,
            ),
            source=source_of(item.rule, language),
        )
        for item in sorted(waiting, key=lambda item: item.due_on)
    )
