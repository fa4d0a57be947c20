"""The demo read back: its cases with their steps, assessed as of the demo's day."""

from dataclasses import dataclass
from datetime import date

from ketnap.casefiles import models
from ketnap.casefiles.queries import domain_casefile
from ketnap.demo.filling import Demo
from ketnap.domain.casefile.assess import Assessment, assess
from ketnap.domain.casefile.steps import Step
from ketnap.rules.load import load_calendar, load_rulebook


@dataclass(frozen=True)
class Case:
    """One case and its assessment."""

    id: int
    name: str
    cell: str
    cell_id: int
    steps: tuple[Step, ...]
    assessment: Assessment


@dataclass(frozen=True)
class Filled:
    """A filled demo and its day."""

    today: date
    demo: Demo
    cases: tuple[Case, ...]

    @property
    def own(self) -> tuple[Case, ...]:
        """The cases of the demo's own cell."""
        return tuple(case for case in self.cases if case.cell == self.demo.organisation)

    @property
    def own_steps(self) -> tuple[Step, ...]:
        return tuple(step for case in self.own for step in case.steps)


def password_of(username: str) -> str:
    return f"mua-xuan-o-{username}-nam-ay"


def read_cases(today: date) -> tuple[Case, ...]:
    """Return every case, in the order of opening."""
    rows = models.Casefile.objects.select_related("person", "cell").order_by("pk")
    return tuple(_case(row, today) for row in rows)


def _case(row: models.Casefile, today: date) -> Case:
    file = domain_casefile(row)
    assessment = assess(file, load_rulebook(), load_calendar(), on=today)
    return Case(row.pk, file.person.full_name, file.cell.name, row.cell_id, file.steps, assessment)
