"""Where a case stands (chặng của hồ sơ): derived from the last round, never stored as truth."""

from datetime import date

from ketnap.domain.calendar import add_months
from ketnap.domain.casefile.chain import approving_decisions
from ketnap.domain.casefile.codes import DecisionOutcome, Matter, Stage
from ketnap.domain.casefile.deadlines import carried_votes
from ketnap.domain.casefile.moment import Setting, probation_end
from ketnap.domain.casefile.replay import Round, first_from
from ketnap.domain.casefile.steps import (
    ApplicationFiled,
    CeremonyHeld,
    Decided,
    FileOpened,
    ListedAsSympathiser,
    Step,
)

_OPENS_THE_FILE: tuple[type[Step], ...] = (FileOpened, ApplicationFiled)


def stage_of(setting: Setting) -> Stage:
    """The furthest stage that the last round has reached on the day of the setting."""
    last = setting.history.rounds[-1]
    if last.closed is not None:
        return Stage.CLOSED
    return _after_the_ceremony(setting, last) or _before_the_ceremony(setting, last)


def _after_the_ceremony(setting: Setting, last: Round) -> Stage | None:
    if is_recognised(last):
        return Stage.OFFICIAL
    if _recognition_is_proposed(setting, last):
        return Stage.RECOGNITION_PROPOSED
    if not last.of(CeremonyHeld):
        return None
    ends_on = probation_ends_on(setting, last)
    over = ends_on is not None and setting.as_of >= ends_on
    return Stage.RECOGNITION_DUE if over else Stage.PROBATION


def _before_the_ceremony(setting: Setting, last: Round) -> Stage:
    if approving_decisions(last):
        return Stage.APPROVED
    if carried_votes(setting, last, Matter.ADMISSION):
        return Stage.CELL_PROPOSED
    if any(last.of(cls) for cls in _OPENS_THE_FILE):
        return Stage.FILING
    if _holds_a_valid_certificate(setting):
        return Stage.TRAINED
    return Stage.LISTED if last.of(ListedAsSympathiser) else Stage.NOMINATED


def is_recognised(last: Round) -> bool:
    """Whether a decision has recognised the person as an official member."""
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
    rule = setting.rulebook.on(setting.as_of).find("awareness_certificate_valid_months")
    return rule is None or setting.as_of <= add_months(certificates[-1].on, rule.value)


def probation_ends_on(setting: Setting, last: Round) -> date | None:
    """The end of probation after the last ceremony; `None` before any."""
    ceremonies = last.of(CeremonyHeld)
    return probation_end(setting, ceremonies[-1]) if ceremonies else None


def admitted_on(last: Round) -> date | None:
    """The day of the last approving decision on admission; party age runs from it."""
    approving = approving_decisions(last)
    return approving[-1].on if approving else None
