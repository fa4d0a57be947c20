"""Reading and writing `ketnap.capsule/1`: the case file, its papers, what still runs, and duties."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from ketnap.domain.casefile.codes import DeadlineCode
from ketnap.domain.casefile.format import (
    CasefileUnreadable,
    casefile_from_data,
    casefile_to_data,
)
from ketnap.domain.casefile.steps import Casefile
from ketnap.domain.transfer.reading import (
    CapsuleUnreadable,
    code_in,
    content_of,
    day_in,
    each_in,
    number_in,
    text_in,
)

FORMAT: Final = "ketnap.capsule/1"


class Duty(StrEnum):
    """What passes to the receiving cell."""

    ASSIGN_MENTOR = "assign_mentor"
    CONTINUE_REVIEWS = "continue_reviews"
    FOLLOW_VERIFICATION = "follow_verification"
    FOLLOW_DECISION = "follow_decision"
    HOLD_CEREMONY = "hold_ceremony"
    FILE_MEMBER_RECORD = "file_member_record"
    CONSIDER_RECOGNITION = "consider_recognition"


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
    if isinstance(data, dict) and data.get("format", FORMAT) != FORMAT:
        raise CapsuleUnreadable(
            f"gói theo bản khác, không phải “{FORMAT}”: hãy đề nghị hai nơi dùng cùng phiên bản",
            f"another contract, not “{FORMAT}”: both places need the same version",
        )
    content = content_of(data, _KEYS)
    try:
        casefile = casefile_from_data(content["casefile"])
    except CasefileUnreadable as error:
        raise CapsuleUnreadable(f"hồ sơ: {error.vi}", f"case file: {error.en}") from error
    recorders = each_in(content["recorders"], text_in)
    if len(recorders) != len(casefile.steps):
        raise CapsuleUnreadable(
            "số người ghi khác số bước", "there are not as many recorders as steps"
        )
    return Capsule(
        number=text_in(content["number"]),
        sent_on=day_in(content["sent_on"]),
        giver=text_in(content["giver"]),
        receiver=text_in(content["receiver"]),
        reason=text_in(content["reason"]),
        casefile=casefile,
        recorders=recorders,
        papers=each_in(content["papers"], _paper),
        terms=each_in(content["terms"], _term),
        duties=each_in(content["duties"], lambda value: code_in(Duty, value)),
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
    row = content_of(data, _PAPER_KEYS)
    return CapsulePaper(
        form=text_in(row["form"]),
        title=text_in(row["title"]),
        on=day_in(row["on"]),
        digest=text_in(row["digest"]),
    )


def _term(data: Any) -> RunningTerm:
    row = content_of(data, _TERM_KEYS)
    return RunningTerm(
        code=code_in(DeadlineCode, row["code"]),
        seq=number_in(row["seq"]),
        due_on=day_in(row["due_on"]),
        days_left=number_in(row["days_left"]),
        in_working_days=row["in_working_days"] is True,
    )
