"""Findings and deadlines as programs read them: the code to act on, the words to show, the rules."""

from collections.abc import Iterable
from datetime import date

from ninja import Schema

from ketnap.api.language import asked_language
from ketnap.domain.casefile.codes import DeadlineCode, Severity
from ketnap.domain.casefile.deadlines import Deadline
from ketnap.domain.casefile.findings import Finding
from ketnap.domain.casefile.wording import deadline_name, finding_detail, finding_title
from ketnap.domain.rulebook import Confidence


class RuleCited(Schema):
    """A rule that a finding rests on."""

    id: str
    source: str
    confidence: Confidence


class FindingData(Schema):
    """Something missing, late or contradictory; `seq` is the step it stands on, if any."""

    code: str
    severity: Severity
    seq: int | None
    title: str
    detail: str
    rules: list[RuleCited]


class DeadlineData(Schema):
    """An open deadline; `due_on` is inclusive."""

    code: DeadlineCode
    name: str
    seq: int | None
    starts_on: date
    due_on: date


def findings_data(findings: Iterable[Finding]) -> list[FindingData]:
    """The findings in the language asked for."""
    language = asked_language()
    return [
        FindingData(
            code=each.code,
            severity=each.severity,
            seq=each.seq,
            title=finding_title(each, language),
            detail=finding_detail(each, language),
            rules=[
                RuleCited(id=rule.rule_id, source=rule.source, confidence=rule.confidence)
                for rule in each.rules
            ],
        )
        for each in findings
    ]


def deadlines_data(deadlines: Iterable[Deadline]) -> list[DeadlineData]:
    """The deadlines in the language asked for, the nearest first."""
    language = asked_language()
    return [
        DeadlineData(
            code=each.code,
            name=deadline_name(each.code, language),
            seq=each.seq,
            starts_on=each.starts_on,
            due_on=each.due_on,
        )
        for each in sorted(deadlines, key=lambda each: each.due_on)
    ]
