"""What a sheet writes of cases, worked out before the database is kept from other writers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from ketnap.casefiles import models
from ketnap.casefiles.appending import Recorder, StepContent, contents_of
from ketnap.casefiles.derivation import (
    Derived,
    Judges,
    Told,
    derive_from,
    derived_of,
    told_by,
)
from ketnap.casefiles.judging import extended
from ketnap.casefiles.keys import log_key
from ketnap.casefiles.operator import Operator, user_id_of
from ketnap.casefiles.queries.log import ReadLog, facts_told, read_logs
from ketnap.casefiles.refusals import CellIncomplete
from ketnap.casefiles.services.opening import facts_today
from ketnap.domain.access import Actor
from ketnap.domain.casefile.format import FORMAT, CasefileUnreadable, casefile_from_data
from ketnap.domain.casefile.shape import record_data
from ketnap.domain.casefile.steps import Casefile, CellFacts, PersonFacts, Step
from ketnap.organisations.models import Organisation
from ketnap.rules.load import load_calendar, load_rulebook

_MOST_FORESEEN = 20_000
"""Drafts of more cases would take the memory of the machine; the others are worked out as written."""


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """What will stand in the log of a case to be opened, and what follows from it."""

    contents: tuple[StepContent, ...]
    derived: Derived


@dataclass(frozen=True, slots=True)
class LongerDraft:
    """What goes on with the log of a case, after the digest it ended with, and what follows from it.

    It counts only while the log ends so and the case tells the same `facts` of its person.
    """

    after: str
    facts: dict[str, Any]
    draft: CaseDraft

    def still_counts(self, case: models.Casefile, *, log_end: str) -> bool:
        """Whether nothing it was worked out from has changed in the case."""
        return self.after == log_end and self.facts == facts_told(case)


@dataclass(frozen=True, slots=True)
class ImportDesk:
    """Who imports into which cell, when, and what every case needs."""

    cell: Organisation
    by: Actor | Operator
    cell_facts: dict[str, object]
    judges: Judges
    key: bytes
    recorder: Recorder

    @classmethod
    def of(cls, cell: Organisation, by: Actor | Operator) -> "ImportDesk":
        """The desk at this moment, which every step will bear."""
        judges = Judges(load_rulebook(), load_calendar())
        recorder = Recorder(user_id_of(by), by.name, timezone.now(), judges.rulebook.digest)
        return cls(cell, by, facts_today(cell), judges, log_key(), recorder)

    def still_serves(self, now: "ImportDesk") -> bool:
        """Whether what was worked out here counts at the desk of now.

        Its steps bear an earlier moment than others may have recorded meanwhile, but no earlier day:
        what was known on a day would change afterwards.
        """
        same_day = timezone.localdate(self.recorder.at) == timezone.localdate(now.recorder.at)
        return same_day and self.cell_facts == now.cell_facts

    def foreseen(
        self, told: Mapping[int, tuple[Step, ...]], logs: Mapping[int, ReadLog]
    ) -> dict[int, LongerDraft]:
        """How steps go on with cases of the cell, by their numbers, as their logs were read."""
        known = sorted(told.keys() & logs.keys())
        return {pk: self._longer(logs[pk], told[pk]) for pk in known[:_MOST_FORESEEN]}

    def longer_drafts(
        self, cases: Sequence[models.Casefile], told: Mapping[int, tuple[Step, ...]]
    ) -> dict[int, LongerDraft]:
        """The same of cases at hand, each with its person."""
        return {pk: self._longer(log, told[pk]) for pk, log in read_logs(cases).items()}

    def _longer(self, log: ReadLog, steps: tuple[Step, ...]) -> LongerDraft:
        file = extended(log.file, steps, recorded_at=self.recorder.at)
        derived = derive_from(file, self.judges, taken=log.taken)
        draft = CaseDraft(contents_of(file.steps[len(log.file.steps) :]), derived)
        return LongerDraft(log.end, log.facts, draft)

    def file_of(self, person: dict[str, Any]) -> Casefile:
        """The case file of a person, without a step yet. Raises `CellIncomplete`."""
        data = {"format": FORMAT, "person": person, "cell": self.cell_facts, "steps": []}
        try:
            return casefile_from_data(data)
        except CasefileUnreadable as error:
            raise CellIncomplete(self.cell.pk, str(error)) from error


class CaseDrafter:
    """Drafts cases to be opened at a desk.

    Of a sheet many took the same steps on the same days: what these tell is worked out once, and
    kept for so many different ways of steps as the memory of the machine bears.
    """

    def __init__(self, desk: ImportDesk) -> None:
        self._desk = desk
        self._ways: dict[tuple[Step, ...], _Way] = {}
        self._cell: CellFacts | None = None

    def foresee(self, person: PersonFacts, steps: tuple[Step, ...]) -> CaseDraft | None:
        """The case, or nothing where it would be one way of steps too many to be kept.

        Raises `CellIncomplete`.
        """
        if len(self._ways) >= _MOST_FORESEEN and steps not in self._ways:
            return None
        return self.draft(person, steps)

    def draft(self, person: PersonFacts, steps: tuple[Step, ...]) -> CaseDraft:
        """The case of a person of whom so much is known. Raises `CellIncomplete`."""
        way = self._ways.get(steps)
        if way is None:
            way = self._ways[steps] = self._way(person, steps)
        return CaseDraft(way.contents, derived_of(person, way.told))

    def _way(self, person: PersonFacts, steps: tuple[Step, ...]) -> "_Way":
        if self._cell is None:
            self._cell = self._desk.file_of(record_data(person)).cell
        empty = Casefile(person=person, cell=self._cell, steps=())
        file = extended(empty, steps, recorded_at=self._desk.recorder.at)
        return _Way(contents_of(file.steps), told_by(file, self._desk.judges))


@dataclass(frozen=True, slots=True)
class _Way:
    """The steps of a case as their rows hold them, and what they tell, whosever they are."""

    contents: tuple[StepContent, ...]
    told: Told
