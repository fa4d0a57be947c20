"""Requests of the person about his data: what may be asked, and by when it is answered and done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ketnap.domain.calendar import WorkingCalendar
from ketnap.domain.rulebook import RulesInForce, RuleValue

ANSWER_RULE = "data_request_answer"
TERM_RULE = "data_request_term"


class RequestKind(StrEnum):
    """What the person asks for."""

    SEE = "see"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    RESTRICT = "restrict"
    OBJECT = "object"
    DELETE = "delete"


_SHORT, _MIDDLE, _LONG = "see_correct", "withdraw_restrict_object", "delete"
_TERMS: Mapping[RequestKind, str] = {
    RequestKind.SEE: _SHORT,
    RequestKind.CORRECT: _SHORT,
    RequestKind.WITHDRAW: _MIDDLE,
    RequestKind.RESTRICT: _MIDDLE,
    RequestKind.OBJECT: _MIDDLE,
    RequestKind.DELETE: _LONG,
}


@dataclass(frozen=True, slots=True)
class RequestClock:
    """The two last days of a request, with the rules they rest on."""

    answer_due_on: date
    done_due_on: date
    answer_rule: RuleValue
    term_rule: RuleValue


def clock_of_request(
    kind: RequestKind,
    received_on: date,
    rules: RulesInForce,
    calendar: WorkingCalendar,
    *,
    with_third_party: bool,
) -> RequestClock | None:
    """Return the last days by the rules of the day of receipt; none before there were any.

    The answer is counted in working days, the rest in calendar days; the day of receipt is not
    counted.
    """
    answer, term = rules.find(ANSWER_RULE), rules.find(TERM_RULE)
    if answer is None or term is None:
        return None
    length = "days_with_third_party" if with_third_party else "days"
    return RequestClock(
        answer_due_on=calendar.nth_working_day_after(received_on, answer.value),
        done_due_on=received_on + timedelta(days=term.value[_TERMS[kind]][length]),
        answer_rule=answer,
        term_rule=term,
    )
