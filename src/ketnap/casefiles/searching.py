"""The text by which a case is found: names and numbers, folded. Pure functions."""

from collections.abc import Iterable, Iterator

from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.steps import PersonFacts, Step
from ketnap.domain.text import fold

_NUMBERS = ("resolution", "certificate", "decision", "late_consent")


def search_text_of(person: PersonFacts, steps: Iterable[Step]) -> str:
    """The name, the workplace and the numbers of the papers, each once."""
    parts = (person.full_name, person.workplace, *_numbers(steps))
    return " ".join(dict.fromkeys(fold(part) for part in parts))


def _numbers(steps: Iterable[Step]) -> Iterator[str]:
    for step in corrected_steps(steps):
        for field in _NUMBERS:
            number = getattr(step, field, None)
            if number:
                yield number
