"""The rulebook and the working days: what holds on a day, with its source."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Path, Query, Router, Schema

from ketnap.api.days import Day
from ketnap.api.keys import READ_RULES
from ketnap.api.problems import Problem
from ketnap.domain.rulebook import Confidence, plain
from ketnap.rules.load import load_calendar, load_rulebook

router = Router(tags=["rules"])
MOST_WORKING_DAYS = 10_000


class RuleData(Schema):
    """The value of a rule on a day."""

    id: str
    on: date
    value: Any
    source: str
    confidence: Confidence
    valid_from: date
    valid_to: date | None


class WorkingDay(Schema):
    """The n-th working day after a day; `provisional` where its year was not announced yet."""

    start: date
    n: int
    day: date
    provisional: bool


@router.get(
    "/rules/{rule_id}",
    auth=READ_RULES,
    response={200: RuleData, 401: Problem, 403: Problem, 404: Problem, 422: Problem},
    summary="A rule on a day",
    url_name="api_rule",
)
def rule(
    request: HttpRequest,
    rule_id: Annotated[str, Path(min_length=1, max_length=100)],
    on: Annotated[Day | None, Query(description="Today if left out.")] = None,
) -> RuleData:
    """Value, source and confidence; 404 where there is no such rule, or none holds on the day."""
    day = on or timezone.localdate()
    value = load_rulebook().value(rule_id, day)
    return RuleData(
        id=value.rule_id,
        on=day,
        value=plain(value.value),
        source=value.source,
        confidence=value.confidence,
        valid_from=value.valid_from,
        valid_to=value.valid_to,
    )


@router.get(
    "/working-days",
    auth=READ_RULES,
    response={200: WorkingDay, 401: Problem, 403: Problem, 422: Problem},
    summary="Count working days",
    url_name="api_working_days",
)
def working_days(
    request: HttpRequest,
    start: Day,
    n: Annotated[int, Query(ge=1, le=MOST_WORKING_DAYS)],
) -> WorkingDay:
    """The n-th working day after `start`, which is not counted itself."""
    calendar = load_calendar()
    day = calendar.nth_working_day_after(start, n)
    return WorkingDay(start=start, n=n, day=day, provisional=calendar.is_provisional(day))
