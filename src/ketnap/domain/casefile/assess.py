"""The assessment of a case as of a day: stage, findings, next gate, deadlines, what may come next."""

from dataclasses import dataclass, replace
from datetime import date

from ketnap.domain.calendar import WorkingCalendar, add_months
from ketnap.domain.casefile.admission import ADMISSION_CHECKS, introducer_findings
from ketnap.domain.casefile.chain import (
    approving_decisions,
    ceremony_findings,
    consent_findings,
    decision_findings,
    mentor_findings,
    vote_findings,
)
from ketnap.domain.casefile.codes import (
    Closing,
    DecisionOutcome,
    GateName,
    Matter,
    Severity,
    Stage,
    StepKind,
)
from ketnap.domain.casefile.deadlines import (
    Deadline,
    carried_votes,
    deadlines_of,
    listed,
    overdue_findings,
)
from ketnap.domain.casefile.findings import Finding, finding, without_repeats
from ketnap.domain.casefile.moment import Check, Moment, Setting, probation_end
from ketnap.domain.casefile.next_steps import next_steps
from ketnap.domain.casefile.recognition import RECOGNITION_CHECKS, exhausted_votes
from ketnap.domain.casefile.replay import Round, first_from, replay
from ketnap.domain.casefile.steps import (
    ApplicationFiled,
    Casefile,
    CeremonyHeld,
    Decided,
    FileOpened,
    ListedAsSympathiser,
    MentorAssigned,
)
from ketnap.domain.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Gate:
    """The next vote of the cell, as if it voted on the day: what is found, and what is in order."""

    name: GateName
    findings: tuple[Finding, ...]
    passed: tuple[str, ...]
    """The codes of the conditions that apply on the day and found nothing."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything the domain says about a case as of a day."""

    as_of: date
    stage: Stage
    closed: Closing | None
    paused: bool
    official_on: date | None
    party_age_from: date | None
    probation_ends_on: date | None
    findings: tuple[Finding, ...]
    gate: Gate | None
    deadlines: tuple[Deadline, ...]
    next_steps: tuple[StepKind, ...]


def assess(
    casefile: Casefile, rulebook: Rulebook, calendar: WorkingCalendar, *, on: date
) -> Assessment:
    """The assessment of a case as of a day, by the rules of each step's own day."""
    history = replay(casefile.steps, on=on)
    setting = Setting(casefile, history, rulebook, calendar, on)
    last = history.rounds[-1]
    stage = _stage(setting, last)
    findings: list[Finding] = []
    deadlines: tuple[Deadline, ...] = ()
    for round in history.rounds:
        deadlines = tuple(deadlines_of(setting, round))
        findings += _round_findings(setting, round)
        findings += overdue_findings(deadlines, round, as_of=on)
    recognised = _recognised(last)
    return Assessment(
        as_of=on,
        stage=stage,
        closed=last.closed,
        paused=last.paused,
        official_on=_probation_ends_on(setting, last) if recognised else None,
        party_age_from=_admitted_on(last) if recognised else None,
        probation_ends_on=_probation_ends_on(setting, last),
        findings=without_repeats([*findings, *_missing_mentor(setting, last, stage)]),
        gate=_gate(setting, last, stage),
        deadlines=listed(deadlines, last, as_of=on),
        next_steps=next_steps(stage, last),
    )


def _round_findings(setting: Setting, round: Round) -> list[Finding]:
    return [
        *introducer_findings(setting, round),
        *vote_findings(setting, round),
        *exhausted_votes(setting, round),
        *decision_findings(setting, round),
        *ceremony_findings(setting, round),
        *mentor_findings(setting, round),
        *consent_findings(setting, round),
    ]


# ---- the stage ----


def stage_of(setting: Setting) -> Stage:
    """Where the case stands on the day of the setting."""
    return _stage(setting, setting.history.rounds[-1])


def _stage(setting: Setting, last: Round) -> Stage:
    if last.closed is not None:
        return Stage.CLOSED
    return _after_the_ceremony(setting, last) or _before_the_ceremony(setting, last)


def _after_the_ceremony(setting: Setting, last: Round) -> Stage | None:
    if _recognised(last):
        return Stage.OFFICIAL
    if _recognition_is_proposed(setting, last):
        return Stage.RECOGNITION_PROPOSED
    if not last.of(CeremonyHeld):
        return None
    ends_on = _probation_ends_on(setting, last)
    over = ends_on is not None and setting.as_of >= ends_on
    return Stage.RECOGNITION_DUE if over else Stage.PROBATION


def _before_the_ceremony(setting: Setting, last: Round) -> Stage:
    if approving_decisions(last):
        return Stage.APPROVED
    if carried_votes(setting, last, Matter.ADMISSION):
        return Stage.CELL_PROPOSED
    if last.of(FileOpened) or last.of(ApplicationFiled):
        return Stage.FILING
    if _holds_a_valid_certificate(setting):
        return Stage.TRAINED
    return Stage.LISTED if last.of(ListedAsSympathiser) else Stage.NOMINATED


def _recognised(last: Round) -> bool:
    return any(
        step.matter is Matter.RECOGNITION and step.outcome is DecisionOutcome.APPROVED
        for step in last.of(Decided)
    )


def _recognition_is_proposed(setting: Setting, last: Round) -> bool:
    votes = carried_votes(setting, last, Matter.RECOGNITION)
    if not votes:
        return False
    decisions = (step for step in last.of(Decided) if step.matter is Matter.RECOGNITION)
    return first_from(decisions, votes[-1].on) is None


def _holds_a_valid_certificate(setting: Setting) -> bool:
    certificates = setting.history.certificates
    if not certificates:
        return False
    rule = setting.rulebook.on(setting.as_of).get("awareness_certificate_valid_months")
    return rule is None or setting.as_of <= add_months(certificates[-1].on, rule.value)


def _probation_ends_on(setting: Setting, last: Round) -> date | None:
    ceremonies = last.of(CeremonyHeld)
    return probation_end(setting, ceremonies[-1]) if ceremonies else None


def _admitted_on(last: Round) -> date | None:
    approving = approving_decisions(last)
    return approving[-1].on if approving else None


# ---- the next gate ----

_ADMISSION_STAGES = frozenset({Stage.NOMINATED, Stage.LISTED, Stage.TRAINED, Stage.FILING})
_RECOGNITION_STAGES = frozenset({Stage.PROBATION, Stage.RECOGNITION_DUE})
_MENTORED_STAGES = frozenset({Stage.LISTED, Stage.TRAINED, Stage.FILING})


def _gate(setting: Setting, last: Round, stage: Stage) -> Gate | None:
    moment = Moment.of(setting, last, on=setting.as_of)
    if stage in _ADMISSION_STAGES:
        introducers = tuple(introducer_findings(setting, last))
        return _gate_of(GateName.ADMISSION_VOTE, moment, ADMISSION_CHECKS, also=introducers)
    if stage in _RECOGNITION_STAGES:
        return _gate_of(GateName.RECOGNITION_VOTE, moment, RECOGNITION_CHECKS)
    return None


def _gate_of(
    name: GateName, moment: Moment, checks: tuple[Check, ...], *, also: tuple[Finding, ...] = ()
) -> Gate:
    found = {check.code: check.finding(moment, seq=None) for check in checks}
    passed = (
        check.code
        for check in checks
        if found[check.code] is None and check.rules(moment) is not None
    )
    troubles = (trouble for trouble in found.values() if trouble is not None)
    return Gate(name, (*troubles, *_once(also)), tuple(passed))


def _once(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """In the gate a code stands without its step: once for each severity."""
    first: dict[tuple[str, Severity], Finding] = {}
    for item in findings:
        first.setdefault((item.code, item.severity), replace(item, seq=None))
    return tuple(first.values())


def _missing_mentor(setting: Setting, last: Round, stage: Stage) -> list[Finding]:
    if stage not in _MENTORED_STAGES or last.of(MentorAssigned):
        return []
    rules = setting.rulebook.on(setting.as_of)
    rule_id = "helper_assigned_by_cell_resolution"
    cited = (rules[rule_id],) if rule_id in rules else ()
    return [finding("mentor_missing", seq=None, rules=cited)]
