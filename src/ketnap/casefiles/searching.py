"""The text by which a case is found: names and numbers, folded. Pure functions."""

from collections.abc import Iterable, Iterator

from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.steps import PersonFacts, Step
from ketnap.domain.numbering import tidy_number
from ketnap.domain.text import fold

_NUMBERS = ("resolution", "certificate", "decision", "late_consent")


def search_text_of(person: PersonFacts, numbers: Iterable[str]) -> str:
    """The name, the workplace and the folded numbers of the papers, each once."""
    return " ".join(dict.fromkeys((fold(person.full_name), fold(person.workplace), *numbers)))


def folded_numbers(steps: Iterable[Step]) -> tuple[str, ...]:
    """The numbers of the papers that the steps name, in their order, as typed and as papers carry them."""
    return tuple(
        fold(written) for typed in _numbers(steps) for written in (typed, tidy_number(typed))
    )


def _numbers(steps: Iterable[Step]) -> Iterator[str]:
    for step in corrected_steps(steps):
        for field in _NUMBERS:
            number = getattr(step, field, None)
            if number:
                yield number
