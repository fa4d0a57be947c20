"""Decides on several files together, with numbers from the register: all or none."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.services import Entry, Recorded, record_occasion
from ketnap.documents.registers.models import RegisterNumber
from ketnap.documents.registers.queries import register_for
from ketnap.documents.registers.services import issue_number, reserve_number
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import DecisionOutcome, Matter
from ketnap.domain.casefile.steps import Decided
from ketnap.submissions.queries import UnderWay
from ketnap.submissions.refusals import RegisterMissing
from ketnap.submissions.services.own_name import refuse_unless_deciding
from ketnap.submissions.services.sitting import lying_here, seen_of
from ketnap.submissions.services.support import refuse_unsupported

DECISIONS = "QĐ"
"""The symbol of decisions, as registers have it."""

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

    When one fails, nothing is recorded and no number is taken. Raises `RegisterMissing` where
    the body has no register and no numbers are typed, `DecisionUnsupported` where approvals rest
    on no vote and no reason is given, `NotHere`, and what `record_occasion` raises.
    """
    if not casefile_ids:
        raise ValidationError(_("Hãy chọn ít nhất một người để ra quyết định."), code="nobody")
    _refuse_one_number_twice(decision.numbers or {}, casefile_ids)
    numbered = [
        _numbered(body_id, casefile_id, decision, by=by, today=today)
        for casefile_id in casefile_ids
    ]
    if decision.outcome is DecisionOutcome.APPROVED:
        refuse_unsupported(
            [one.way for one in numbered], body_id, on=decision.on, override_reason=override_reason
        )
    entries = [
        Entry(
            casefile_id=one.way.case.pk,
            steps=[_step(one, decision)],
            seen_seq=seen_of(seen, one.way.case.pk),
            override_reason=override_reason,
        )
        for one in numbered
    ]
    recorded = record_occasion(entries, by=by, today=today)
    for one in numbered:
        if one.number is not None:
            issue_number(one.number.pk, on=decision.on, by=by, today=today)
    return recorded


def _numbered(
    body_id: int, casefile_id: int, decision: Decision, *, by: Actor, today: date
) -> _Numbered:
    way, name = lying_here(body_id, casefile_id, by=by, on=decision.on, today=today)
    if not way.journey.since <= decision.on <= today:
        words = _("%(name)s: ngày quyết định phải từ ngày nhận hồ sơ (%(since)s) đến hôm nay.")
        params = {
            "name": way.file.person.full_name,
            "since": f"{way.journey.since:%d/%m/%Y}",
        }
        raise ValidationError(words, code="outside", params=params)
    refuse_unless_deciding(body_id, way.case, on=decision.on)
    if decision.numbers is not None:
        return _Numbered(way, name, _typed(decision.numbers, way), None)
    register = register_for(body_id, DECISIONS, on=decision.on)
    if register is None:
        raise RegisterMissing(body_id)
    summary = f"về việc {_ABOUT[way.journey.matter]} {way.file.person.full_name}"
    number = reserve_number(register.pk, by=by, summary=summary, on=decision.on)
    return _Numbered(way, name, number.text, number)


def _refuse_one_number_twice(numbers: Mapping[int, str], casefile_ids: Sequence[int]) -> None:
    counted = Counter(numbers.get(casefile_id, "").strip() for casefile_id in casefile_ids)
    twice = [text for text, count in counted.items() if text and count > 1]
    if twice:
        words = _("Số %(number)s ghi cho nhiều người. Mỗi quyết định có một số riêng.")
        raise ValidationError(words, code="number_twice", params={"number": twice[0]})


def _typed(numbers: Mapping[int, str], way: UnderWay) -> str:
    text = numbers.get(way.case.pk, "").strip()
    if not text:
        words = _("%(name)s: hãy ghi số quyết định.")
        raise ValidationError(
            words, code="number_missing", params={"name": way.file.person.full_name}
        )
    return text


def _step(one: _Numbered, decision: Decision) -> Decided:
    return Decided(
        on=decision.on,
        matter=one.way.journey.matter,
        outcome=decision.outcome,
        decision=one.text,
        body=one.body,
    )
