"""Numbers of the cell's resolutions: one for each vote, one for all that it resolved besides on a day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ketnap.casefiles.queries import domain_casefile
from ketnap.demo.ballots import term_begins_on
from ketnap.demo.stories import Story
from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.steps import CellVoted, ListedAsSympathiser, MentorAssigned, Step
from ketnap.organisations.models import Organisation

Resolved = ListedAsSympathiser | MentorAssigned | CellVoted

_Key = tuple[date, int, int, str]
"""The day, then votes after everything else, then whose they are: what gets one number."""


@dataclass(frozen=True, slots=True, order=True)
class Resolution:
    """One resolution that the cases tell of."""

    on: date
    number: str
    is_vote: bool


def with_numbers(stories: Sequence[Story]) -> list[Story]:
    """The same stories with the resolutions of each term numbered in the order of their days."""
    keys = {
        _key(place, step) for place, story in enumerate(stories) for step in _resolved(story.steps)
    }
    by_term: defaultdict[date, list[_Key]] = defaultdict(list)
    for key in sorted(keys):
        by_term[term_begins_on(key[0])].append(key)
    numbers = {
        key: _printed(count) for term in by_term.values() for count, key in enumerate(term, start=1)
    }
    return [
        replace(
            story,
            records=tuple(
                replace(
                    record,
                    steps=tuple(_numbered(step, place, numbers) for step in record.steps),
                )
                for record in story.records
            ),
        )
        for place, story in enumerate(stories)
    ]


def resolutions_of(cell: Organisation, *, since: date) -> list[Resolution]:
    """The resolutions that the cases of a cell tell of, from a day on, by their numbers."""
    found: dict[str, Resolution] = {}
    for case in cell.casefiles.select_related("person", "cell"):
        for step in _resolved(corrected_steps(domain_casefile(case).steps)):
            if step.on >= since and step.resolution is not None:
                is_vote = isinstance(step, CellVoted)
                found[step.resolution] = Resolution(step.on, step.resolution, is_vote)
    return sorted(found.values(), key=lambda resolution: _count(resolution.number))


def next_number(cell: Organisation, *, on: date) -> str:
    """The number of a resolution adopted after all the others of its term."""
    told = resolutions_of(cell, since=term_begins_on(on))
    return _printed(max((_count(each.number) for each in told), default=0) + 1)


def _resolved(steps: Iterable[Step]) -> Iterator[Resolved]:
    for step in steps:
        if isinstance(step, Resolved) and step.resolution is not None:
            yield step


def _key(place: int, step: Resolved) -> _Key:
    if isinstance(step, CellVoted):
        return step.on, 1, place, step.matter
    return step.on, 0, 0, ""


def _numbered(step: Step, place: int, numbers: dict[_Key, str]) -> Step:
    if isinstance(step, Resolved) and step.resolution is not None:
        return replace(step, resolution=numbers[_key(place, step)])
    return step


def _printed(count: int) -> str:
    return f"{count:02}-NQ/CB"


def _count(number: str) -> int:
    return int(number.split("-")[0])
