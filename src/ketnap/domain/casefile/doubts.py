"""What a case file says that is hardly so: a name that is none, days that have not come."""

from dataclasses import dataclass
from datetime import date

from ketnap.domain.casefile.steps import Casefile
from ketnap.domain.text import is_spelled_as_a_name


@dataclass(frozen=True, slots=True)
class Doubts:
    """Facts of the person, by their names, and steps, by their numbers, to be looked at again."""

    facts: tuple[str, ...]
    steps_to_come: tuple[int, ...]


def doubts_about(casefile: Casefile, *, on: date) -> Doubts:
    """Return what whoever takes a file in on a day should look at: none of it keeps the file out.

    Old histories are taken as they stand; whoever records a person anew is refused such a name.
    """
    person = casefile.person
    facts = {
        "full_name": not is_spelled_as_a_name(person.full_name.strip()),
        "born_on": person.born_on >= on,
    }
    return Doubts(
        facts=tuple(name for name, is_doubtful in facts.items() if is_doubtful),
        steps_to_come=tuple(step.seq for step in casefile.steps if step.on > on),
    )
