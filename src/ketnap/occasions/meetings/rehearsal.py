"""What the votes of a meeting would bring up in their cases, asked before anything is recorded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ketnap.casefiles.derivation import Judges
from ketnap.casefiles.judging import extended, new_findings, refuse
from ketnap.casefiles.queries import domain_casefile
from ketnap.domain.casefile.codes import Matter
from ketnap.domain.casefile.findings import Finding
from ketnap.domain.casefile.replay import corrected_steps, replay
from ketnap.domain.casefile.steps import CellVoted, Step
from ketnap.domain.meeting.attendance import Turnout
from ketnap.domain.meeting.ballots import Count, slips_in, vote_of
from ketnap.domain.meeting.repeats import earlier_votes
from ketnap.occasions.meetings.models import AgendaItem, CellMeeting, VoteCount
from ketnap.occasions.meetings.queries import count_from, count_of, turnout_at
from ketnap.occasions.meetings.refusals import CountContradicts, NobodyCalled
from ketnap.rules.load import load_calendar, load_rulebook


@dataclass(frozen=True, slots=True)
class CountedVote:
    """A counted vote with the step it is recorded as."""

    item: AgendaItem
    row: VoteCount
    step: CellVoted

    @property
    def casefile_id(self) -> int:
        return self.item.case.pk


def counted_votes(meeting: CellMeeting, items: Iterable[AgendaItem]) -> list[CountedVote]:
    """Return the counted votes of a meeting in their order.

    Raises `NobodyCalled`, and `CountContradicts` where attendance was changed since the count.
    """
    turnout = turnout_at(meeting)
    votes = []
    for item in items:
        row = count_of(item)
        if row is not None:
            step = step_of(item, count_from(row), _known(turnout), resolution=row.resolution)
            votes.append(CountedVote(item, row, step))
    return votes


def step_of(item: AgendaItem, count: Count, turnout: Turnout, *, resolution: str) -> CellVoted:
    """Return the step that a count is recorded as; raises `CountContradicts`."""
    slips = list(slips_in(count, turnout))
    if slips:
        raise CountContradicts(item.pk, slips)
    return _as_counted(item, count, turnout, resolution=resolution)


def _as_counted(item: AgendaItem, count: Count, turnout: Turnout, *, resolution: str) -> CellVoted:
    return vote_of(
        count,
        turnout,
        matter=Matter(item.matter),
        on=item.meeting.held_on,
        resolution=resolution or None,
    )


def check_count(
    item: AgendaItem, count: Count, *, resolution: str, override_reason: str, today: date
) -> None:
    """Refuse a count that the log would refuse when the meeting is closed."""
    step = step_of(item, count, _known(turnout_at(item.meeting)), resolution=resolution)
    refuse(item.case.pk, findings_of(item, step, today=today), override_reason=override_reason)


def findings_of(item: AgendaItem, step: CellVoted, *, today: date) -> tuple[Finding, ...]:
    """Return what a vote would bring up in its case, after the other votes of the meeting on it."""
    before = extended(domain_casefile(item.case), _votes_before(item))
    judges = Judges(load_rulebook(), load_calendar())
    return new_findings(before, extended(before, [step]), judges, today=today)


def number_of(item: AgendaItem) -> int:
    """Return which time the cell votes on this question, the votes before it in the meeting included."""
    on = item.meeting.held_on
    file = extended(domain_casefile(item.case), _votes_before(item))
    own = _own_step(item)
    steps = [step for step in file.steps if own is None or step.seq < own]
    last = replay(steps, on=on).rounds[-1]
    return len(earlier_votes(last, Matter(item.matter), on=on)) + 1


def recorded_as(vote: CountedVote) -> int | None:
    """Return the step of the case that holds this very vote already, if any."""
    linked = VoteCount.objects.filter(item__casefile_id=vote.casefile_id)
    taken = set(linked.values_list("step_seq", flat=True))
    for step in corrected_steps(domain_casefile(vote.item.case).steps):
        if not isinstance(step, CellVoted) or step.seq in taken:
            continue
        if _bare(step) == _bare(vote.step):
            return step.seq
    return None


def _votes_before(item: AgendaItem) -> Sequence[Step]:
    """The votes on the same case that the meeting counted before, unless they are recorded.

    Their numbers may contradict an attendance that was changed since: that is said at closing.
    """
    rows = VoteCount.objects.filter(
        item__meeting=item.meeting_id, item__casefile=item.casefile_id, step_seq__isnull=True
    )
    before = []
    for row in rows.select_related("item__meeting").order_by("item__position", "item_id"):
        if row.item_id == item.pk:
            break
        turnout = _known(turnout_at(item.meeting))
        before.append(_as_counted(row.item, count_from(row), turnout, resolution=row.resolution))
    return before


def _own_step(item: AgendaItem) -> int | None:
    row = count_of(item)
    return None if row is None else row.step_seq


def _bare(vote: CellVoted) -> CellVoted:
    """A vote without its place in the log, its groups in one order."""
    groups = sorted(vote.excluded, key=lambda group: group.ground)
    return replace(vote, seq=0, recorded_at=None, excluded=tuple(groups))


def _known(turnout: Turnout | None) -> Turnout:
    if turnout is None:
        raise NobodyCalled
    return turnout
