"""Deadlines (thời hạn): what a case must have done by which day, and what came late."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ketnap.domain.calendar import OutsideCalendar, WorkingCalendar, add_months
from ketnap.domain.casefile.admission import answer_to, papers_with_a_clock
from ketnap.domain.casefile.chain import approving_decisions
from ketnap.domain.casefile.codes import DeadlineCode, DecisionOutcome, Matter, Severity
from ketnap.domain.casefile.findings import Finding, finding
from ketnap.domain.casefile.moment import Setting, probation_end
from ketnap.domain.casefile.replay import Round, first_from
from ketnap.domain.casefile.steps import (
    CellVoted,
    CeremonyHeld,
    DeadlineExtended,
    Decided,
    Introduced,
    MemberRecordFiled,
    OpinionsSummarised,
    Step,
    VerificationRequested,
)
from ketnap.domain.casefile.votes import carried
from ketnap.domain.rulebook import RuleValue

EVENTS = frozenset({DeadlineCode.PROBATION_ENDS})
"""The days that come by themselves: nobody must act, and nobody is late, for them."""

LAPSES = frozenset({DeadlineCode.CERTIFICATE_EXPIRES, DeadlineCode.PAPERS_GO_STALE})
"""The days after which papers no longer count (hết giá trị), and are renewed before the vote."""


IN_MONTHS = EVENTS | LAPSES
"""The days that come so many months later; every other deadline counts working days."""


class Deadline(NamedTuple):
    """One deadline of a case. `due_on` is inclusive: on that day it is still in time.

    `length` is in working days, or in months where `in_months`; `extended_by` is the part of it
    (in working days) that an extension added.
    """

    code: DeadlineCode
    seq: int
    starts_on: date
    due_on: date
    met_on: date | None
    length: int
    in_months: bool
    extended_by: int
    rule: RuleValue
    met_by: Step | None


def deadlines_of(setting: Setting, round_: Round) -> Iterator[Deadline]:
    """Every deadline that the steps of a round have started."""
    told = round_.by_class
    if VerificationRequested in told:
        yield from _verification_replies(setting, round_)
    if setting.history.certificates:
        yield from _certificate_expiry(setting, round_)
    if Introduced in told or OpinionsSummarised in told:
        yield from _papers_going_stale(setting, round_)
    if CellVoted in told:
        yield from _decision(setting, round_, _ADMISSION)
    if Decided in told:
        yield from _ceremony(setting, round_)
    if CeremonyHeld in told:
        yield from _after_the_ceremony(setting, round_)
    if CellVoted in told:
        yield from _decision(setting, round_, _RECOGNITION)


# ---- before the cell's vote ----


def _verification_replies(setting: Setting, round_: Round) -> Iterator[Deadline]:
    for request in round_.of(VerificationRequested):
        rule_id = (
            "verification_reply_abroad_deadline"
            if request.abroad
            else "verification_reply_home_deadline"
        )
        yield from _in_working_days(
            setting,
            DeadlineCode.VERIFICATION_REPLY,
            request,
            rule_id=rule_id,
            starts_on=request.on,
            met_by=answer_to(setting, request, round_),
        )


def _certificate_expiry(setting: Setting, round_: Round) -> Iterator[Deadline]:
    certificate = setting.history.certificates[-1]
    yield from _in_months(
        setting,
        DeadlineCode.CERTIFICATE_EXPIRES,
        certificate,
        rule_id="awareness_certificate_valid_months",
        met_by=_carried_admission_vote(setting, round_, certificate.on),
    )


def _papers_going_stale(setting: Setting, round_: Round) -> Iterator[Deadline]:
    papers = papers_with_a_clock(round_, setting.as_of)
    if papers:
        yield from _in_months(
            setting,
            DeadlineCode.PAPERS_GO_STALE,
            papers[0],
            rule_id="dossier_papers_valid_months",
            met_by=_carried_admission_vote(setting, round_, papers[0].on),
        )


def _carried_admission_vote(setting: Setting, round_: Round, day: date) -> CellVoted | None:
    return first_from(carried_votes(setting, round_, Matter.ADMISSION), day)


def carried_votes(setting: Setting, round_: Round, matter: Matter) -> list[CellVoted]:
    """The votes of the cell on a matter that reached their share, earliest first."""
    key = (id(round_), matter)
    if key not in setting.carried:
        setting.carried[key] = [
            vote
            for vote in round_.of(CellVoted)
            if vote.matter is matter and carried(vote, setting.rulebook.on(vote.on))
        ]
    return setting.carried[key]


# ---- decisions ----


@dataclass(frozen=True, slots=True)
class _DecisionClock:
    matter: Matter
    code: DeadlineCode
    rule_id: str
    extension_rule_id: str


_ADMISSION = _DecisionClock(
    Matter.ADMISSION,
    DeadlineCode.DECIDE_ADMISSION,
    "admission_decision_deadline",
    "admission_decision_extension_max",
)
_RECOGNITION = _DecisionClock(
    Matter.RECOGNITION,
    DeadlineCode.DECIDE_RECOGNITION,
    "recognition_decision_deadline",
    "recognition_decision_extension_max",
)


def _decision(setting: Setting, round_: Round, clock: _DecisionClock) -> Iterator[Deadline]:
    votes = carried_votes(setting, round_, clock.matter)
    if votes:
        vote = votes[-1]
        decisions = (step for step in round_.of(Decided) if step.matter is clock.matter)
        yield from _in_working_days(
            setting,
            clock.code,
            vote,
            rule_id=clock.rule_id,
            starts_on=vote.on,
            met_by=first_from(decisions, vote.on),
            extended_by=_extension(setting, round_, clock, vote),
        )


def _extension(setting: Setting, round_: Round, clock: _DecisionClock, vote: CellVoted) -> int:
    """The working days of the first extension that count, under the rule of the vote's day."""
    extensions = (step for step in round_.of(DeadlineExtended) if step.deadline is clock.code)
    extension = first_from(extensions, vote.on)
    rules = setting.rulebook.on(vote.on)
    if extension is None or clock.extension_rule_id not in rules:
        return 0
    most: int = rules[clock.extension_rule_id].value
    return min(extension.working_days, most)


# ---- ceremony and probation ----


def _ceremony(setting: Setting, round_: Round) -> Iterator[Deadline]:
    approving = approving_decisions(round_)
    if not approving:
        return
    decision = approving[-1]
    rule = setting.rulebook.on(decision.on).find("ceremony_deadline")
    if rule is not None:
        yield from _in_working_days(
            setting,
            DeadlineCode.HOLD_CEREMONY,
            decision,
            rule_id="ceremony_deadline",
            starts_on=_clock_start(decision, rule),
            met_by=first_from(round_.of(CeremonyHeld), decision.on),
        )


def _clock_start(decision: Decided, rule: RuleValue) -> date:
    """The day the ceremony clock starts: receipt or issue of the decision, as the rule says."""
    if rule.start_event == "admission_decision_issued" or decision.received_on is None:
        return decision.on
    return decision.received_on


def _after_the_ceremony(setting: Setting, round_: Round) -> Iterator[Deadline]:
    ceremony = round_.of(CeremonyHeld)[-1]
    yield from _in_working_days(
        setting,
        DeadlineCode.FILE_MEMBER_RECORD,
        ceremony,
        rule_id="member_cv_deadline",
        starts_on=ceremony.on,
        met_by=first_from(round_.of(MemberRecordFiled), ceremony.on),
    )
    yield from _in_months(
        setting,
        DeadlineCode.PROBATION_ENDS,
        ceremony,
        rule_id="probation_months",
        met_by=first_from(_recognising_decisions(round_), ceremony.on),
    )
    ends_on = probation_end(setting, ceremony)
    if ends_on is not None:
        yield from _in_working_days(
            setting,
            DeadlineCode.CONSIDER_RECOGNITION,
            ceremony,
            rule_id="recognition_consideration_deadline",
            starts_on=ends_on,
            ruled_on=ends_on,
            met_by=first_from(_votes_after_admission(round_), ends_on),
        )


def _recognising_decisions(round_: Round) -> Iterator[Decided]:
    for step in round_.of(Decided):
        if step.matter is Matter.RECOGNITION and step.outcome is DecisionOutcome.APPROVED:
            yield step


def _votes_after_admission(round_: Round) -> Iterator[CellVoted]:
    return (vote for vote in round_.of(CellVoted) if vote.matter is not Matter.ADMISSION)


# ---- lengths ----


def _in_working_days(
    setting: Setting,
    code: DeadlineCode,
    start: Step,
    *,
    rule_id: str,
    starts_on: date,
    met_by: Step | None,
    ruled_on: date | None = None,
    extended_by: int = 0,
) -> Iterator[Deadline]:
    rule = setting.rulebook.on(ruled_on or start.on).find(rule_id)
    if rule is None:
        return
    # An extension typed below zero shortens the deadline as it says, but never before its first day.
    length = max(rule.value + extended_by, 1)
    due_on = _nth_working_day(setting.calendar, starts_on, length)
    met_on = met_by.on if met_by is not None else None
    yield Deadline(
        code, start.seq, starts_on, due_on, met_on, length, False, extended_by, rule, met_by
    )


def _nth_working_day(calendar: WorkingCalendar, start: date, count: int) -> date:
    """The due day; a deadline beyond the last day of the calendar is never due."""
    try:
        return calendar.nth_working_day_after(start, count)
    except OutsideCalendar:
        return date.max


def _in_months(
    setting: Setting, code: DeadlineCode, start: Step, *, rule_id: str, met_by: Step | None
) -> Iterator[Deadline]:
    rule = setting.rulebook.on(start.on).find(rule_id)
    if rule is None:
        return
    due_on = add_months(start.on, rule.value)
    met_on = met_by.on if met_by is not None else None
    yield Deadline(code, start.seq, start.on, due_on, met_on, rule.value, True, 0, rule, met_by)


# ---- what came late ----

_OVERDUE: Mapping[DeadlineCode, str] = {
    DeadlineCode.VERIFICATION_REPLY: "verification_reply_overdue",
    DeadlineCode.DECIDE_ADMISSION: "admission_decision_overdue",
    DeadlineCode.HOLD_CEREMONY: "ceremony_overdue",
    DeadlineCode.FILE_MEMBER_RECORD: "member_record_overdue",
    DeadlineCode.CONSIDER_RECOGNITION: "recognition_consideration_overdue",
    DeadlineCode.DECIDE_RECOGNITION: "recognition_decision_overdue",
}


def overdue_findings(
    deadlines: Iterable[Deadline], round_: Round, *, as_of: date
) -> Iterator[Finding]:
    """The deadlines met late, or not met in time up to the day asked for or the case's closing."""
    last_day = round_.closed_on if round_.closed_on is not None else as_of
    for deadline in deadlines:
        code = _OVERDUE.get(deadline.code)
        if code is not None and (deadline.met_on or last_day) > deadline.due_on:
            yield _overdue(code, deadline, closed_on=round_.closed_on)


def _overdue(code: str, deadline: Deadline, *, closed_on: date | None) -> Finding:
    late = deadline.met_by
    excused = isinstance(late, CeremonyHeld) and bool(late.late_consent)
    return finding(
        code,
        seq=deadline.seq if late is None else late.seq,
        rules=(deadline.rule,),
        facts={
            "due_on": deadline.due_on,
            "met_on": deadline.met_on,
            "closed_on": closed_on,
            "late_consent": late.late_consent if isinstance(late, CeremonyHeld) else None,
        },
        severity=Severity.INFO if excused else None,
    )


def listed(deadlines: Iterable[Deadline], round_: Round, *, as_of: date) -> tuple[Deadline, ...]:
    """The deadlines to show for the last round: begun, and of a closed case only those met."""
    return tuple(
        deadline
        for deadline in deadlines
        if (deadline.starts_on <= as_of or deadline.code is DeadlineCode.CONSIDER_RECOGNITION)
        and (round_.closed is None or deadline.met_on is not None)
    )
