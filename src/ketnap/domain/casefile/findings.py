"""Findings: what the reader must know about a case, with the rules they rest on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ketnap.domain.casefile.codes import Severity
from ketnap.domain.rulebook import Confidence, RuleValue

Facts = Mapping[str, Any]
NO_FACTS: Facts = {}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something missing, late or contradictory; `seq` is the step it stands on, if any.

    `facts` are the values its message speaks of. The finding informs; people decide.
    """

    code: str
    severity: Severity
    seq: int | None
    rules: tuple[RuleValue, ...]
    facts: Facts

    @property
    def needs_confirmation(self) -> bool:
        """Whether a rule it rests on has not been confirmed in the text (cần xác nhận)."""
        return any(rule.confidence is not Confidence.VERIFIED for rule in self.rules)


_ALWAYS: Mapping[str, Severity] = {
    "verification_reply_overdue": Severity.WARN,
    "admission_decision_overdue": Severity.WARN,
    "ceremony_overdue": Severity.WARN,
    "member_record_overdue": Severity.WARN,
    "recognition_consideration_overdue": Severity.WARN,
    "recognition_decision_overdue": Severity.WARN,
    "age_above_max": Severity.WARN,
    "mentor_missing": Severity.WARN,
    "decision_without_proposal": Severity.WARN,
    "recognition_votes_exhausted": Severity.WARN,
    "consent_missing": Severity.WARN,
    "vote_counts_inconsistent": Severity.BLOCK,
    "ceremony_without_decision": Severity.BLOCK,
    "case_file_full": Severity.BLOCK,
    "step_before_birth": Severity.BLOCK,
    "struck_off_never_admitted": Severity.WARN,
    "came_without_leaving": Severity.INFO,
    "case_moved_away": Severity.BLOCK,
    "transfer_settled": Severity.BLOCK,
    "withdrawal_before_consent": Severity.BLOCK,
    "vote_share_not_reached": Severity.INFO,
}


def finding(
    code: str,
    *,
    seq: int | None,
    rules: Iterable[RuleValue] = (),
    facts: Facts = NO_FACTS,
    severity: Severity | None = None,
) -> Finding:
    """A finding with its severity: only rules that are all verified may block."""
    resting_on = tuple(rules)
    return Finding(
        code, severity or _ALWAYS.get(code) or severity_of(resting_on), seq, resting_on, facts
    )


def severity_of(rules: tuple[RuleValue, ...]) -> Severity:
    """`block` where every rule is verified, otherwise `warn`."""
    confirmed = rules and all(rule.confidence is Confidence.VERIFIED for rule in rules)
    return Severity.BLOCK if confirmed else Severity.WARN


def without_repeats(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each code once for one seq, in the order of the steps."""
    first: dict[tuple[str, int | None], Finding] = {}
    for item in findings:
        first.setdefault((item.code, item.seq), item)
    return tuple(sorted(first.values(), key=_by_seq))


def _by_seq(item: Finding) -> tuple[bool, int]:
    return (item.seq is None, item.seq or 0)
