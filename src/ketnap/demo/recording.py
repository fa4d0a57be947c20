"""Records the stories of a cell, each step by whoever records such a step."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ketnap.casefiles.services import Entry, open_casefile, record_occasion
from ketnap.demo.almanac import Almanac
from ketnap.demo.enrolling import register_applicant
from ketnap.demo.founding import Cell
from ketnap.demo.joining import follow_membership
from ketnap.demo.resolutions import with_numbers
from ketnap.demo.stories import Story
from ketnap.demo.tales import Record
from ketnap.domain.access import Actor, Role


@dataclass(frozen=True, slots=True)
class _File:
    casefile_id: int
    records: tuple[Record, ...]


def record_stories(
    cell: Cell, stories: Sequence[Story], *, by: Mapping[Role, Actor], almanac: Almanac
) -> None:
    """Open a case for each story and record it; membership follows where there was a ceremony."""
    files = []
    for story in with_numbers(stories):
        person = register_applicant(cell, story.applicant)
        case = open_casefile(person, cell.organisation, by=by[Role.CELL_SECRETARY])
        files.append(_File(case.pk, story.records))
        follow_membership(cell, person, story.steps, almanac)
    _record(files, by)


def _record(files: Sequence[_File], by: Mapping[Role, Actor]) -> None:
    """The first records of all cases, then the second ones: parts of an occasion meet that way."""
    seen: Counter[int] = Counter()
    for turn in range(max(len(file.records) for file in files)):
        for parts in _occasions(files, turn):
            entries = [_entry(casefile_id, record, seen) for casefile_id, record in parts]
            latest = max(step.on for entry in entries for step in entry.steps)
            # As of the last of these days: what came due later was no warning when they were new.
            record_occasion(entries, by=by[parts[0][1].by], today=latest)
            seen.update({entry.casefile_id: len(entry.steps) for entry in entries})


def _entry(casefile_id: int, record: Record, seen: Counter[int]) -> Entry:
    return Entry(
        casefile_id=casefile_id,
        steps=record.steps,
        seen_seq=seen[casefile_id],
        override_reason=record.reason,
    )


def _occasions(files: Sequence[_File], turn: int) -> Iterator[list[tuple[int, Record]]]:
    together: dict[str, list[tuple[int, Record]]] = {}
    for file in files:
        if turn < len(file.records):
            part = (file.casefile_id, file.records[turn])
            together.setdefault(part[1].occasion or f"{file.casefile_id}", []).append(part)
    yield from together.values()
