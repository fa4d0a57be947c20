"""Decides on several files together, with numbers from the register: all or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.locking import lock_cases
from ketnap.casefiles.services import Entry, Recorded, record_occasion
from ketnap.documents.registers.models import Register, RegisterNumber
from ketnap.documents.registers.queries import gives_next, keeps
from ketnap.documents.registers.series import Series
from ketnap.documents.registers.services import issue_number, refuse_term_over, reserve_number
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import DecisionOutcome, Matter
from ketnap.domain.casefile.steps import Decided
from ketnap.domain.numbering import tidy_number
from ketnap.domain.submission.completeness import Lack
from ketnap.organisations.queries import name_on
from ketnap.submissions.queries import UnderWay
from ketnap.submissions.refusals import RegisterKeptByOthers, RegisterMissing
from ketnap.submissions.services.own_name import refuse_unless_deciding
from ketnap.submissions.services.register_numbers import enter_typed
from ketnap.submissions.services.sitting import lying_here, seen_of
from ketnap.submissions.services.support import refuse_without_a_reason, unsupported
from ketnap.submissions.services.typed_numbers import (
    asked_together,
    doubted_numbers,
    refuse_incomplete_numbers,
    refuse_used_already,
    series_of_decisions,
)

_ABOUT: Mapping[Matter, str] = {
    Matter.ADMISSION: "kết nạp người vào Đảng",
    Matter.RECOGNITION: "công nhận đảng viên chính thức",
    Matter.STRIKE_OFF: "xóa tên đảng viên dự bị",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The day and outcome of decisions; `numbers` are typed where they stand in a paper book."""

    on: date
    outcome: DecisionOutcome
    numbers: Mapping[int, str] | None = None


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A file with the number of its decision, and the place of the number in the register."""

    way: UnderWay
    body: str
    text: str
    number: RegisterNumber | None


@transaction.atomic
def decide_together(
    body_id: int,
    decision: Decision,
    casefile_ids: Sequence[int],
    *,
    seen: Mapping[int, int],
    by: Actor,
    today: date,
    override_reason: str = "",
) -> tuple[Recorded, ...]:
    """The decisions as recorded, one step in each case, numbered in the order of the files.

    When one fails, nothing is recorded and no number is taken. Where no numbers are typed, raises
    `RegisterMissing` where no register numbers the body's decisions, and `RegisterKeptByOthers` where
    that of its committee does and somebody may not take numbers there. Raises `DecisionDoubted` where approvals rest on
    no vote or typed numbers are used already or stand in no register and no reason is given,
    `NotHere`, and what `record_occasion` raises. Refuses a number of the register that another
    decision bears, and new numbers of a register whose term is over today: there the typed ones are
    entered in it, where somebody may.
    """
    if not casefile_ids:
        raise ValidationError(_("Hãy chọn ít nhất một người để ra quyết định."), code="nobody")
    lying = [
        _lying(body_id, casefile_id, decision, by=by, today=today) for casefile_id in casefile_ids
    ]
    lock_cases(casefile_ids)
    decision = _tidied(decision)
    series = series_of_decisions(body_id, on=decision.on)
    register = None if decision.numbers is not None else _register_of(series, decision, by, today)
    noting = _register_that_notes(series, decision, by, today)
    ways = [way for way, _ in lying]
    refuse_without_a_reason(
        _doubts(body_id, series, decision, ways, noting), override_reason=override_reason
    )
    numbered = [_numbered(*each, decision, register, by=by, today=today) for each in lying]
    if register is not None:
        given = {one.way.case.pk: one.text for one in numbered}
        refuse_used_already(series, given, ways)
    entries = [
        Entry(
            casefile_id=one.way.case.pk,
            steps=[_step(one, decision)],
            seen_seq=seen_of(seen, one.way.case.pk),
            override_reason=override_reason,
        )
        for one in numbered
    ]
    with asked_together():
        recorded = record_occasion(entries, by=by, today=today)
    for one in numbered:
        if one.number is not None:
            issue_number(one.number.pk, on=decision.on, by=by, today=today)
    if noting is not None:
        typed = [(one.text, _summary(one.way)) for one in numbered]
        enter_typed(noting, typed, on=decision.on, by=by, today=today)
    return recorded


def _tidied(decision: Decision) -> Decision:
    """The decision with its numbers as papers carry them."""
    if decision.numbers is None:
        return decision
    numbers = {case_id: tidy_number(number) for case_id, number in decision.numbers.items()}
    return replace(decision, numbers=numbers)


def _lying(
    body_id: int, casefile_id: int, decision: Decision, *, by: Actor, today: date
) -> tuple[UnderWay, str]:
    """A file that the body may decide on, and the body's name on the day."""
    way, name = lying_here(body_id, casefile_id, by=by, on=decision.on, today=today)
    if not way.journey.since <= decision.on <= today:
        words = _("%(name)s: ngày quyết định phải từ ngày nhận hồ sơ (%(since)s) đến hôm nay.")
        params = {
            "name": way.file.person.full_name,
            "since": f"{way.journey.since:%d/%m/%Y}",
        }
        raise ValidationError(words, code="outside", params=params)
    refuse_unless_deciding(body_id, way.case, on=decision.on)
    return way, name


def _doubts(
    body_id: int,
    series: Series,
    decision: Decision,
    ways: Sequence[UnderWay],
    noting: Register | None,
) -> list[tuple[str, Lack]]:
    """What asks for a reason: approvals that rest on no vote, and typed numbers used before."""
    found: list[tuple[str, Lack]] = []
    if decision.outcome is DecisionOutcome.APPROVED:
        found += unsupported(ways, body_id, on=decision.on)
    if decision.numbers is not None:
        refuse_incomplete_numbers(series, decision.numbers, ways)
        found += doubted_numbers(series, decision.numbers, ways, on=decision.on, noting=noting)
    return found


def _register_that_notes(
    series: Series, decision: Decision, by: Actor, today: date
) -> Register | None:
    """The register that gives no new numbers any more and whose keeper typed those papers bear."""
    register = series.register
    if decision.numbers is None or register is None or gives_next(register, today=today):
        return None
    return register if keeps(by, register) else None


def _register_of(series: Series, decision: Decision, by: Actor, today: date) -> Register:
    """The register from which somebody takes the numbers."""
    if series.register is None:
        raise RegisterMissing(series.keeper.pk)
    if not keeps(by, series.register):
        raise RegisterKeptByOthers(name_on(series.keeper.pk, decision.on))
    refuse_term_over(series.register, today=today)
    return series.register


def _numbered(
    way: UnderWay,
    name: str,
    decision: Decision,
    register: Register | None,
    *,
    by: Actor,
    today: date,
) -> _Numbered:
    """A file with the next number of the register, or the one typed for it."""
    if register is None:
        return _Numbered(way, name, (decision.numbers or {})[way.case.pk], None)
    number = reserve_number(register.pk, by=by, summary=_summary(way), on=decision.on, today=today)
    return _Numbered(way, name, number.text, number)


def _summary(way: UnderWay) -> str:
    return f"về việc {_ABOUT[way.journey.matter]} {way.file.person.full_name}"


def _step(one: _Numbered, decision: Decision) -> Decided:
    return Decided(
        on=decision.on,
        matter=one.way.journey.matter,
        outcome=decision.outcome,
        decision=one.text,
        body=one.body,
    )
