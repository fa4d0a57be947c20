"""Invented rules, so that tests of the engine do not depend on the law."""

from datetime import date
from typing import Any

from ketnap.domain.rulebook import Confidence, Kind, Rule, RuleValue, Subject

TEA = Subject("tea", "Uống trà", "Drinking tea")

Span = tuple[date, date | None, Any]


def invented_value(
    valid_from: date,
    valid_to: date | None,
    value: Any,
    *,
    rule_id: str = "tea_minutes",
    source: str = "1-TRÀ, 01/01/2030, 1",
) -> RuleValue:
    return RuleValue(
        rule_id=rule_id,
        valid_from=valid_from,
        valid_to=valid_to,
        value=value,
        confidence=Confidence.VERIFIED,
        source=source,
    )


def invented_rule(*spans: Span, rule_id: str = "tea_minutes", **fields: Any) -> Rule:
    texts = {"title_vi": "Thời gian ủ trà", "title_en": "Time to steep tea"}
    return Rule(
        rule_id=rule_id,
        kind=Kind.PARAMETER,
        scope="central",
        subject=TEA,
        values=tuple(invented_value(*span, rule_id=rule_id) for span in spans),
        **(texts | fields),
    )
