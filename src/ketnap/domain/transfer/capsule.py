"""Reading and writing `ketnap.capsule/1`: the case file, its papers, what still runs, and duties."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeVar

from ketnap.domain.casefile.codes import DeadlineCode
from ketnap.domain.casefile.format import (
    CasefileUnreadable,
    casefile_from_data,
    casefile_to_data,
)
from ketnap.domain.casefile.steps import Casefile

FORMAT: Final = "ketnap.capsule/1"

T = TypeVar("T")


class Duty(StrEnum):
    """What passes to the receiving cell."""

    ASSIGN_MENTOR = "assign_mentor"
    CONTINUE_REVIEWS = "continue_reviews"
    FOLLOW_VERIFICATION = "follow_verification"
    FOLLOW_DECISION = "follow_decision"
    HOLD_CEREMONY = "hold_ceremony"
    FILE_MEMBER_RECORD = "file_member_record"
    CONSIDER_RECOGNITION = "consider_recognition"


class CapsuleUnreadable(Exception):
    """A text is not a capsule: why, in both languages."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi = vi
        self.en = en


@dataclass(frozen=True, slots=True, kw_only=True)
class CapsulePaper:
    """A line of the index of papers."""

    form: str
    title: str
    on: date
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningTerm:
    """A deadline that is not met, and how much of it was left on the day of sending.

    `days_left` counts working days, or days where the deadline runs in months; it is negative
    once the last day has passed.
    """

    code: DeadlineCode
    seq: int
    due_on: date
    days_left: int
    in_working_days: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Capsule:
    """Everything that moves with a person; the file's last step is the transfer out.

    `recorders` names who recorded each step of the file, in the order of the steps.
    """

    number: str
    sent_on: date
    giver: str
    receiver: str
    reason: str
    casefile: Casefile
    recorders: tuple[str, ...]
    papers: tuple[CapsulePaper, ...]
    terms: tuple[RunningTerm, ...]
    duties: tuple[Duty, ...]


def capsule_to_data(capsule: Capsule) -> dict[str, Any]:
    """The capsule as JSON data, ready to be read again."""
    return {
        "format": FORMAT,
        "number": capsule.number,
        "sent_on": capsule.sent_on.isoformat(),
        "giver": capsule.giver,
        "receiver": capsule.receiver,
        "reason": capsule.reason,
        "casefile": casefile_to_data(capsule.casefile),
        "recorders": list(capsule.recorders),
        "papers": [
            {
                "form": paper.form,
                "title": paper.title,
                "on": paper.on.isoformat(),
                "digest": paper.digest,
            }
            for paper in capsule.papers
        ],
        "terms": [
            {
                "code": term.code.value,
                "seq": term.seq,
                "due_on": term.due_on.isoformat(),
                "days_left": term.days_left,
                "in_working_days": term.in_working_days,
            }
            for term in capsule.terms
        ],
        "duties": [duty.value for duty in capsule.duties],
    }


def capsule_from_data(data: Any) -> Capsule:
    """The capsule that parsed JSON holds; raises `CapsuleUnreadable`."""
    content = _only(data, _KEYS)
    if content["format"] != FORMAT:
        raise CapsuleUnreadable(f"không phải “{FORMAT}”", f"not “{FORMAT}”")
    try:
        casefile = casefile_from_data(content["casefile"])
    except CasefileUnreadable as error:
        raise CapsuleUnreadable(f"hồ sơ: {error.vi}", f"case file: {error.en}") from error
    recorders = _each(content["recorders"], _text)
    if len(recorders) != len(casefile.steps):
        raise CapsuleUnreadable(
            "số người ghi khác số bước", "there are not as many recorders as steps"
        )
    return Capsule(
        number=_text(content["number"]),
        sent_on=_day(content["sent_on"]),
        giver=_text(content["giver"]),
        receiver=_text(content["receiver"]),
        reason=_text(content["reason"]),
        casefile=casefile,
        recorders=recorders,
        papers=_each(content["papers"], _paper),
        terms=_each(content["terms"], _term),
        duties=_each(content["duties"], lambda value: _code(Duty, value)),
    )


_KEYS = frozenset(
    [
        "format",
        "number",
        "sent_on",
        "giver",
        "receiver",
        "reason",
        "casefile",
        "recorders",
        "papers",
        "terms",
        "duties",
    ]
)
_PAPER_KEYS = frozenset({"form", "title", "on", "digest"})
_TERM_KEYS = frozenset({"code", "seq", "due_on", "days_left", "in_working_days"})


def _paper(data: Any) -> CapsulePaper:
    row = _only(data, _PAPER_KEYS)
    return CapsulePaper(
        form=_text(row["form"]),
        title=_text(row["title"]),
        on=_day(row["on"]),
        digest=_text(row["digest"]),
    )


def _term(data: Any) -> RunningTerm:
    row = _only(data, _TERM_KEYS)
    return RunningTerm(
        code=_code(DeadlineCode, row["code"]),
        seq=_number(row["seq"]),
        due_on=_day(row["due_on"]),
        days_left=_number(row["days_left"]),
        in_working_days=row["in_working_days"] is True,
    )


def _only(data: Any, keys: frozenset[str]) -> Mapping[str, Any]:
    if not isinstance(data, dict) or data.keys() != keys:
        raise CapsuleUnreadable("thiếu mục hoặc có mục lạ", "a key is missing or unknown")
    return data


def _each(data: Any, read: Callable[[Any], T]) -> tuple[T, ...]:
    if not isinstance(data, Sequence) or isinstance(data, str):
        raise CapsuleUnreadable("chỗ này phải là một danh sách", "a list was expected here")
    return tuple(read(item) for item in data)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise CapsuleUnreadable("chỗ này phải là chữ", "a text was expected here")
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise CapsuleUnreadable("chỗ này phải là số", "a number was expected here")
    return value


def _day(value: Any) -> date:
    try:
        return date.fromisoformat(_text(value))
    except ValueError as error:
        raise CapsuleUnreadable("ngày không đọc được", "a day cannot be read") from error


C = TypeVar("C", bound=StrEnum)


def _code(kind: type[C], value: Any) -> C:
    try:
        return kind(_text(value))
    except ValueError as error:
        raise CapsuleUnreadable(f"mã lạ: {value}", f"unknown code: {value}") from error
