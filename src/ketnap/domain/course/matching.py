"""Whose result a row is: names are compared without diacritics, and nobody is guessed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ketnap.domain.course.results import Problem, ResultRow, with_problem
from ketnap.domain.text import fold, nfc


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody on the list of a course; `note` tells people of one name apart."""

    casefile_id: int
    name: str
    note: str = ""
    has_certificate: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A row with the participants it may be about; `participant` is set once that is certain."""

    row: ResultRow
    candidates: tuple[Participant, ...] = ()
    participant: Participant | None = None

    @property
    def is_ready(self) -> bool:
        """Whether the row can be recorded."""
        return self.participant is not None and not self.row.problems


def find_people(
    rows: Iterable[ResultRow],
    participants: Sequence[Participant],
    *,
    chosen: Mapping[int, int],
) -> tuple[Found, ...]:
    """Return each row with the person it is about; `chosen` answers by line where names are shared.

    A name that fits several people is settled by its diacritics where these fit one of them, else
    by the answer. An answer that names nobody of that name counts as no answer.
    """
    found = [_find(row, participants, chosen.get(row.line)) for row in rows]
    counted = Counter(one.participant.casefile_id for one in found if one.participant)
    return tuple(
        Found(with_problem(one.row, Problem.PERSON_REPEATED), one.candidates, one.participant)
        if one.participant and counted[one.participant.casefile_id] > 1
        else one
        for one in found
    )


def _find(row: ResultRow, participants: Sequence[Participant], choice: int | None) -> Found:
    if not row.name:
        return Found(row)
    alike = tuple(one for one in participants if fold(one.name) == fold(row.name))
    if not alike:
        return Found(with_problem(row, Problem.NOBODY_OF_THAT_NAME))
    exact = [one for one in alike if _letters(one.name) == _letters(row.name)]
    certain = next((one for group in (alike, exact) if len(group) == 1 for one in group), None)
    participant = certain or next((one for one in alike if one.casefile_id == choice), None)
    if participant is None:
        return Found(with_problem(row, Problem.SEVERAL_OF_THAT_NAME), alike)
    if participant.has_certificate:
        return Found(with_problem(row, Problem.ALREADY_CERTIFIED), alike, participant)
    return Found(row, alike, participant)


def _letters(name: str) -> str:
    return " ".join(nfc(name).casefold().split())
