"""A cell that sends people to courses and admits them, with its cases built by recording steps."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from casefiles.papers import step
from conftest import People
from ketnap.casefiles.models import Casefile, LogEntry
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.domain.access import Actor
from ketnap.domain.casefile.steps import Step
from ketnap.organisations.models import Organisation
from ketnap.people.models import Person

LISTED_ON = date(2023, 2, 6)
DECIDED_ON = date(2024, 3, 4)
RECEIVED_ON = date(2024, 3, 7)
# The thirtieth working day after it: 18 April was the Hùng kings' day.
CEREMONY_DUE_ON = date(2024, 4, 19)


def listed() -> Step:
    return step("listed_as_sympathiser", LISTED_ON, resolution="03-NQ/CB")


def certified(on: date, *, certificate: str = "0001/GCN") -> Step:
    return step("course_certified", on, certificate=certificate, issuer="Trung tâm Chính trị")


def approved(number: str = "41-QĐ/ĐU") -> tuple[Step, ...]:
    """The CV certified, and the decision of 4 March 2024."""
    return (
        listed(),
        step("cv_certified", date(2024, 1, 8), by="Đảng ủy cơ sở"),
        step(
            "decided",
            DECIDED_ON,
            matter="admission",
            outcome="approved",
            decision=number,
            body="Đảng ủy cơ sở",
            received_on=RECEIVED_ON.isoformat(),
        ),
    )


@dataclass(frozen=True)
class Admitting:
    """Opens cases of a cell and reads their logs back."""

    people: People
    cell: Organisation
    actor: Actor
    mentor: Person

    def case(self, full_name: str, *steps: Step, **facts: Any) -> Casefile:
        """Return a new case with the steps recorded, whatever they lack."""
        person = self.people.person(self.cell, full_name, **facts)
        case = open_casefile(person, self.cell, by=self.actor)
        if steps:
            record_steps(
                case.pk, steps, by=self.actor, seen_seq=0, override_reason="giấy tờ ghi bổ sung"
            )
        return case

    def approved(self, full_name: str) -> Casefile:
        """Return a case whose admission was approved on 4 March 2024."""
        return self.case(full_name, *approved())


def seq_of(case: Casefile) -> int:
    """Return the last step of a case."""
    return LogEntry.objects.filter(casefile=case).count()


def kinds_of(case: Casefile) -> list[str]:
    """Return the kinds of the steps of a case, in the order of recording."""
    return list(
        LogEntry.objects.filter(casefile=case).order_by("seq").values_list("kind", flat=True)
    )
