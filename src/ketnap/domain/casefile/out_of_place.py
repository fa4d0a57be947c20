"""What a new step cannot be of anybody, or hardly is after what was recorded before it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ketnap.domain.casefile.codes import DecisionOutcome, Matter, TransferDirection
from ketnap.domain.casefile.findings import Finding, finding
from ketnap.domain.casefile.replay import counting_steps, replay
from ketnap.domain.casefile.steps import (
    Casefile,
    CeremonyHeld,
    Corrected,
    Decided,
    Introduced,
    MemberIntroducer,
    Step,
    Transferred,
)
from ketnap.domain.rulebook import Rulebook

_GROUNDS = "strike_off_grounds"
_MAKING_A_MEMBER = (Matter.ADMISSION, Matter.RECOGNITION)


def out_of_place_findings(
    after: Casefile, added: Sequence[Step], rulebook: Rulebook
) -> Iterator[Finding]:
    """Yield what is wrong with the steps added at the end of a file, beside what the rules say.

    A day before the birth is refused. The rest only looks wrong: a history may begin late.
    """
    born_on = after.person.born_on
    for step in added:
        day = min(_days_of_life(step))
        if day < born_on:
            facts = {"on": day, "born_on": born_on}
            yield finding("step_before_birth", seq=step.seq, facts=facts)
        yield from _without_a_member(after, step, rulebook)
        yield from _never_sent_out(after, step)


def _days_of_life(step: Step) -> Iterator[date]:
    """The days of a step, or of what it puts in the place of another, that lie within somebody's life."""
    yield step.on
    told = step.replacement if isinstance(step, Corrected) else step
    if told is not None and told is not step:
        yield told.on
    if isinstance(told, Introduced) and isinstance(told.by, MemberIntroducer):
        yield told.by.shared_since


def _without_a_member(after: Casefile, step: Step, rulebook: Rulebook) -> Iterator[Finding]:
    """A decision to strike somebody off whom nothing up to its day tells to have been a member."""
    if not isinstance(step, Decided) or not _approves(step, (Matter.STRIKE_OFF,)):
        return
    if not any(map(_makes_a_member, counting_steps(after.steps, on=step.on))):
        rules = rulebook.on(step.on)
        cited = (rules[_GROUNDS],) if _GROUNDS in rules else ()
        yield finding("struck_off_never_admitted", seq=step.seq, rules=cited)


def _makes_a_member(step: Step) -> bool:
    return isinstance(step, CeremonyHeld) or (
        isinstance(step, Decided) and _approves(step, _MAKING_A_MEMBER)
    )


def _approves(step: Decided, matters: Iterable[Matter]) -> bool:
    return step.matter in matters and step.outcome is DecisionOutcome.APPROVED


def _never_sent_out(after: Casefile, step: Step) -> Iterator[Finding]:
    """A file that came in although it never left; one that begins with its coming came from elsewhere."""
    if not isinstance(step, Transferred) or step.direction is not TransferDirection.IN:
        return
    before = [each for each in after.steps if each.seq != step.seq]
    last = replay(before, on=step.on).rounds[-1]
    if last.by_class and last.closed is None:
        yield finding("came_without_leaving", seq=step.seq)
