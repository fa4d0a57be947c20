"""The whole way of an applicant as one row tells it, step by step."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache

from ketnap.domain.casefile.codes import DecisionOutcome, Matter, NominatorKind
from ketnap.domain.casefile.steps import (
    ApplicationFiled,
    CeremonyHeld,
    CourseCertified,
    Decided,
    ListedAsSympathiser,
    Mentor,
    MentorAssigned,
    Nominated,
    Nominator,
    PersonFacts,
    RemovedFromList,
    SentToCourse,
    Step,
)
from ketnap.domain.intake.columns import LAYOUTS, Layout
from ketnap.domain.intake.phrases import speaks_of, words_of
from ketnap.domain.intake.rows import Entry
from ketnap.domain.intake.values import Value

NOT_IN_THE_SHEET = "không ghi trong bảng nhập"
"""Stands where a paper has a number or a name that the sheet does not hold."""

_ABOUT_PERSONS = {field.name for field in fields(PersonFacts)}
_ABOUT_THE_WAY = tuple(
    column.code for column in LAYOUTS[Layout.APPLICANTS] if column.code not in _ABOUT_PERSONS
)


def steps_of_way(entry: Entry) -> tuple[Step, ...]:
    """The steps of an applicant in the order of their days; what the sheet lacks is not made up."""
    return _steps_told(tuple(map(entry.values.get, _ABOUT_THE_WAY)))


@lru_cache(maxsize=5_000)  # of a sheet many went the same way on the same days
def _steps_told(told: tuple[Value | None, ...]) -> tuple[Step, ...]:
    said = zip(_ABOUT_THE_WAY, told, strict=True)
    values = {code: value for code, value in said if value is not None}
    return tuple(sorted(_way(Told(values)), key=lambda step: step.on))


@dataclass(frozen=True, slots=True)
class Told:
    """What a row says by the codes of columns, as steps need it."""

    values: Mapping[str, Value]

    def day(self, code: str) -> date | None:
        value = self.values.get(code)
        return value if isinstance(value, date) else None

    def text(self, code: str) -> str:
        value = self.values.get(code)
        return str(value) if value is not None else NOT_IN_THE_SHEET


def _way(told: Told) -> Iterator[Step]:
    yield from _towards_the_course(told)
    yield from _towards_the_party(told)
    if (on := told.day("removed_on")) is not None:
        yield RemovedFromList(on=on, reason=told.text("removed_reason"))


def _towards_the_course(told: Told) -> Iterator[Step]:
    if (on := told.day("nominated_on")) is not None:
        yield Nominated(on=on, by=nominator(told.text("nominated_by")))
    if (on := told.day("listed_on")) is not None:
        yield ListedAsSympathiser(on=on, resolution=told.text("listed_resolution"))
    on = told.day("mentor_assigned_on") or told.day("listed_on")
    if on is not None and "mentor_name" in told.values:
        mentor = Mentor(name=told.text("mentor_name"))
        yield MentorAssigned(on=on, mentor=mentor, resolution=told.text("listed_resolution"))
    if (on := told.day("sent_to_course_on")) is not None:
        yield SentToCourse(on=on, course=told.text("course"))
    if (on := told.day("certified_on")) is not None:
        issuer = told.text("certificate_issuer")
        yield CourseCertified(on=on, certificate=told.text("certificate"), issuer=issuer)


def _towards_the_party(told: Told) -> Iterator[Step]:
    if (on := told.day("applied_on")) is not None:
        yield ApplicationFiled(on=on)
    if (on := told.day("admission_decided_on")) is not None:
        yield approved(on, Matter.ADMISSION, told.text("admission_decision"), NOT_IN_THE_SHEET)
    if (on := told.day("admitted_on")) is not None:
        mentor = Mentor(name=told.text("mentor_name"))
        yield CeremonyHeld(on=on, place=told.text("ceremony_place"), mentor=mentor)
    if (on := told.day("recognition_decided_on")) is not None:
        yield approved(on, Matter.RECOGNITION, told.text("recognition_decision"), NOT_IN_THE_SHEET)


def approved(on: date, matter: Matter, decision: str, body: str) -> Decided:
    """A decision in favour."""
    return Decided(
        on=on, matter=matter, outcome=DecisionOutcome.APPROVED, decision=decision, body=body
    )


def nominator(name: str) -> Nominator:
    """Who put somebody forward, by what the name says he is: a Union, else a unit."""
    if speaks_of(name, ("công đoàn",)):
        return Nominator(kind=NominatorKind.TRADE_UNION, name=name)
    if _is_youth_union(name):
        return Nominator(kind=NominatorKind.YOUTH_UNION, name=name)
    return Nominator(kind=NominatorKind.UNIT, name=name)


def _is_youth_union(name: str) -> bool:
    """Đoàn is the Union, but also a delegation, a bar association, and a surname."""
    if words_of(name) in ("đoàn", "doan"):
        return True
    return speaks_of(name, _YOUTH_UNION) and not speaks_of(name, ("đồng chí",))


_YOUTH_UNION = (
    "đoàn thanh niên", "đoàn tn", "đoàn tncs", "đoàn tncshcm", "đoàn cơ sở", "đoàn cơ quan",
    "đoàn trường", "đoàn xã", "đoàn phường", "đoàn thị trấn", "đoàn đặc khu", "đoàn khối",
    "đoàn bộ", "đoàn công ty", "chi đoàn", "liên chi đoàn", "bch đoàn", "ban chấp hành đoàn",
    "bí thư đoàn", "tỉnh đoàn", "thành đoàn", "huyện đoàn", "quận đoàn", "thị đoàn", "xã đoàn",
    "trung ương đoàn",
)  # fmt: skip
