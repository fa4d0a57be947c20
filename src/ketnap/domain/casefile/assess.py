"""The assessment of a case as of a day: stage, findings, next gate, deadlines, what may come next."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ketnap.domain.calendar import WorkingCalendar
from ketnap.domain.casefile.admission import ADMISSION_CHECKS, introducer_findings
from ketnap.domain.casefile.chain import (
    ceremony_findings,
    consent_findings,
    decision_findings,
    mentor_findings,
    vote_findings,
)
from ketnap.domain.casefile.codes import (
    Closing,
    GateName,
    Severity,
    Stage,
    StepKind,
)
from ketnap.domain.casefile.deadlines import (
    Deadline,
    deadlines_of,
    listed,
    overdue_findings,
)
from ketnap.domain.casefile.findings import Finding, finding, without_repeats
from ketnap.domain.casefile.moment import Check, Moment, Setting
from ketnap.domain.casefile.next_steps import next_steps
from ketnap.domain.casefile.recognition import RECOGNITION_CHECKS, exhausted_votes
from ketnap.domain.casefile.remedies import asked_for, lacks_consent
from ketnap.domain.casefile.replay import Round, replay
from ketnap.domain.casefile.stage import (
    admitted_on,
    is_recognised,
    probation_ends_on,
    stage_of,
)
from ketnap.domain.casefile.steps import (
    Casefile,
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
    stage = stage_of(setting)
    findings: list[Finding] = []
    deadlines: tuple[Deadline, ...] = ()
    for round_ in history.rounds:
        deadlines = tuple(deadlines_of(setting, round_))
        findings += _round_findings(setting, round_)
        findings += overdue_findings(deadlines, round_, as_of=on)
    recognised = is_recognised(last)
    missing, gate = _missing_mentor(setting, last, stage), _gate(setting, last, stage)
    return Assessment(
        as_of=on,
        stage=stage,
        closed=last.closed,
        paused=last.paused,
        official_on=probation_ends_on(setting, last) if recognised else None,
        party_age_from=admitted_on(last) if recognised else None,
        probation_ends_on=probation_ends_on(setting, last),
        findings=without_repeats([*findings, *missing]),
        gate=gate,
        deadlines=listed(deadlines, last, as_of=on),
        next_steps=next_steps(
            stage,
            last,
            casefile.cell,
            asked=_asked(setting, last, gate, missing),
            votes_exhausted=gate is not None and any(exhausted_votes(setting, last)),
        ),
    )


def _asked(
    setting: Setting, last: Round, gate: Gate | None, missing: Iterable[Finding]
) -> frozenset[StepKind]:
    """The steps that what stands before the next gate asks for; after the vote, none."""
    if gate is None:
        return frozenset()
    asked = set(asked_for(setting, last, (*gate.findings, *missing)))
    if gate.name is GateName.ADMISSION_VOTE and lacks_consent(setting):
        asked.add(StepKind.CONSENT_GIVEN)
    return frozenset(asked)


def _round_findings(setting: Setting, round_: Round) -> list[Finding]:
    return [
        *introducer_findings(setting, round_),
        *vote_findings(setting, round_),
        *exhausted_votes(setting, round_),
        *decision_findings(setting, round_),
        *ceremony_findings(setting, round_),
        *mentor_findings(setting, round_),
        *consent_findings(setting, round_),
    ]


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
