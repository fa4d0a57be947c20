"""What the rows of a sheet will be written as, worked out before anybody is kept from writing."""

from collections.abc import Iterable, Mapping

from ketnap.casefiles.operator import Operator
from ketnap.casefiles.services import CaseDraft, ImportDesk, MoreSteps, NewCase
from ketnap.domain.access import Actor
from ketnap.domain.casefile.steps import PersonFacts, Step
from ketnap.domain.intake.columns import Layout
from ketnap.domain.intake.problems import NOTICES, TO_DECIDE
from ketnap.domain.intake.rows import Entry, person_facts
from ketnap.domain.intake.way import steps_of_way
from ketnap.intake.comparing import Known
from ketnap.organisations.models import Organisation
from ketnap.people.services import Fact, NewPerson, new_person

_Case = tuple[tuple[Step, ...], CaseDraft]
StepsByCase = Mapping[int, tuple[Step, ...]]
"""Steps that go on with cases, by the numbers of these."""


class Drafts:
    """The persons and cases of the rows that may be wanted, by their rows, or the steps foreseen.

    Raises `CellIncomplete`.
    """

    def __init__(
        self,
        cell: Organisation,
        layout: Layout,
        entries: Iterable[Entry],
        foreseen: StepsByCase,
        known: Known,
        *,
        by: Actor | Operator,
    ) -> None:
        self.desk = None if layout is Layout.MEMBERS else ImportDesk.of(cell, by)
        wanted = (
            [] if layout is Layout.STEPS else [each for each in entries if _may_be_wanted(each)]
        )
        checked: set[Fact] = set()
        self._persons = {entry.row: new_person(_facts(entry), checked=checked) for entry in wanted}
        self._cases: dict[int, _Case] = {}
        self._foreseen = foreseen
        self._longer = self.desk.foreseen(foreseen, known.logs) if self.desk and foreseen else {}
        if self.desk is not None:
            told = [(self._persons[entry.row].facts, steps_of_way(entry)) for entry in wanted]
            self._cases = {
                entry.row: (steps, draft)
                for entry, (_facts, steps), draft in zip(
                    wanted, told, self.desk.drafts(told), strict=True
                )
            }

    def person(self, entry: Entry) -> NewPerson:
        """The person of a row, not yet recorded."""
        return self._persons[entry.row]

    def case(self, person: NewPerson, entry: Entry) -> NewCase:
        """The case of a person just recorded."""
        return NewCase(person, *self._cases[entry.row])

    def more(self, casefile_id: int, steps: tuple[Step, ...]) -> MoreSteps:
        """The steps that go on with a case, with their draft if just these were foreseen."""
        foreseen = self._foreseen.get(casefile_id) == steps
        return MoreSteps(casefile_id, steps, self._longer.get(casefile_id) if foreseen else None)


def _may_be_wanted(entry: Entry) -> bool:
    return {problem.code for problem in entry.problems} <= NOTICES | TO_DECIDE


def _facts(entry: Entry) -> PersonFacts:
    return PersonFacts(**person_facts(entry))  # type: ignore[arg-type]  # checked row by row
