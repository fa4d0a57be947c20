"""Cases of a sheet worked out before the database is kept from other writers: all but their numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from ketnap.casefiles.appending import Recorder, StepContent, contents_of
from ketnap.casefiles.derivation import Derived, Judges, Told, derived_of, told_by
from ketnap.casefiles.judging import extended
from ketnap.casefiles.keys import log_key
from ketnap.casefiles.operator import Operator, user_id_of
from ketnap.casefiles.queries.log import person_data
from ketnap.casefiles.refusals import CellIncomplete
from ketnap.casefiles.services.opening import facts_today
from ketnap.domain.access import Actor
from ketnap.domain.casefile.format import FORMAT, CasefileUnreadable, casefile_from_data
from ketnap.domain.casefile.shape import record_data
from ketnap.domain.casefile.steps import Casefile, PersonFacts, Step
from ketnap.organisations.models import Organisation
from ketnap.people.models import Person
from ketnap.rules.load import load_calendar, load_rulebook


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """What will stand in the log of a case to be opened, and what follows from it."""

    contents: tuple[StepContent, ...]
    derived: Derived


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

    def drafts(self, cases: Sequence[tuple[PersonFacts, tuple[Step, ...]]]) -> list[CaseDraft]:
        """The cases of persons of whom so much is known, in their order. Raises `CellIncomplete`.

        Of a sheet many took the same steps on the same days: what these tell is worked out once.
        """
        if not cases:
            return []
        cell = self._file_of(record_data(cases[0][0])).cell
        ways: dict[tuple[Step, ...], _Way] = {}
        drafts = []
        for person, steps in cases:
            if steps not in ways:
                ways[steps] = self._way(Casefile(person=person, cell=cell, steps=()), steps)
            way = ways[steps]
            drafts.append(CaseDraft(way.contents, derived_of(person, way.told)))
        return drafts

    def _way(self, empty: Casefile, steps: tuple[Step, ...]) -> "_Way":
        file = extended(empty, steps, recorded_at=self.recorder.at)
        return _Way(contents_of(file.steps), told_by(file, self.judges))

    def facts_of(self, person: Person) -> PersonFacts:
        """What is known of a person recorded before. Raises `CellIncomplete`."""
        return self._file_of(person_data(person)).person

    def _file_of(self, person: dict[str, Any]) -> Casefile:
        data = {"format": FORMAT, "person": person, "cell": self.cell_facts, "steps": []}
        try:
            return casefile_from_data(data)
        except CasefileUnreadable as error:
            raise CellIncomplete(self.cell.pk, str(error)) from error


@dataclass(frozen=True, slots=True)
class _Way:
    """The steps of a case as their rows hold them, and what they tell, whosever they are."""

    contents: tuple[StepContent, ...]
    told: Told
