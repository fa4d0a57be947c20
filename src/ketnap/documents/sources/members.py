"""The members who help and introduce in a case, by their names."""

from collections.abc import Iterator

from ketnap.domain.casefile.replay import History
from ketnap.domain.casefile.steps import (
    CeremonyHeld,
    Introduced,
    MemberIntroducer,
    MentorAssessed,
    MentorAssigned,
)


def helpers_in(history: History) -> frozenset[str]:
    """The names of all who helped or introduced in the last round."""
    return frozenset(_named_in(history))


def _named_in(history: History) -> Iterator[str]:
    last = history.rounds[-1]
    yield from (step.mentor.name for step in last.of(MentorAssigned))
    yield from (step.mentor.name for step in last.of(CeremonyHeld))
    yield from (step.mentor.name for step in last.of(MentorAssessed))
    for introduced in last.of(Introduced):
        if isinstance(introduced.by, MemberIntroducer):
            yield introduced.by.name
