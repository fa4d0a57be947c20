"""The steps that a row tells: of an applicant a whole way, of a sheet of steps one each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from ketnap.domain.casefile.codes import DecisionOutcome, Matter, NominatorKind, StepKind
from ketnap.domain.casefile.steps import (
    ApplicationFiled,
    CeremonyHeld,
    CourseCertified,
    Decided,
    FileOpened,
    ListedAsSympathiser,
    Mentor,
    MentorAssigned,
    NewMemberCourseCertified,
    Nominated,
    Nominator,
    RemovedFromList,
    SentToCourse,
    Step,
    Withdrawn,
)
from ketnap.domain.intake.phrases import speaks_of, words_of
from ketnap.domain.intake.rows import Entry
from ketnap.domain.text import fold

NOT_IN_THE_SHEET = "không ghi trong bảng nhập"
"""Stands where a paper has a number or a name that the sheet does not hold."""


def steps_of_way(entry: Entry) -> tuple[Step, ...]:
    """The steps of an applicant in the order of their days; what the sheet lacks is not made up."""
    return tuple(sorted(_way(_Told(entry)), key=lambda step: step.on))


@dataclass(frozen=True, slots=True)
class _Told:
    """What an entry says, as steps need it."""

    entry: Entry

    def day(self, code: str) -> date | None:
        value = self.entry.values.get(code)
        return value if isinstance(value, date) else None

    def text(self, code: str) -> str:
        value = self.entry.values.get(code)
        return str(value) if value is not None else NOT_IN_THE_SHEET


def _way(told: _Told) -> Iterator[Step]:
    yield from _towards_the_course(told)
    yield from _towards_the_party(told)
    if (on := told.day("removed_on")) is not None:
        yield RemovedFromList(on=on, reason=told.text("removed_reason"))


def _towards_the_course(told: _Told) -> Iterator[Step]:
    if (on := told.day("nominated_on")) is not None:
        yield Nominated(on=on, by=nominator(told.text("nominated_by")))
    if (on := told.day("listed_on")) is not None:
        yield ListedAsSympathiser(on=on, resolution=told.text("listed_resolution"))
    on = told.day("mentor_assigned_on") or told.day("listed_on")
    if on is not None and "mentor_name" in told.entry.values:
        mentor = Mentor(name=told.text("mentor_name"))
        yield MentorAssigned(on=on, mentor=mentor, resolution=told.text("listed_resolution"))
    if (on := told.day("sent_to_course_on")) is not None:
        yield SentToCourse(on=on, course=told.text("course"))
    if (on := told.day("certified_on")) is not None:
        issuer = told.text("certificate_issuer")
        yield CourseCertified(on=on, certificate=told.text("certificate"), issuer=issuer)


def _towards_the_party(told: _Told) -> Iterator[Step]:
    if (on := told.day("applied_on")) is not None:
        yield ApplicationFiled(on=on)
    if (on := told.day("admission_decided_on")) is not None:
        yield _decided(on, Matter.ADMISSION, told.text("admission_decision"), NOT_IN_THE_SHEET)
    if (on := told.day("admitted_on")) is not None:
        mentor = Mentor(name=told.text("mentor_name"))
        yield CeremonyHeld(on=on, place=told.text("ceremony_place"), mentor=mentor)
    if (on := told.day("recognition_decided_on")) is not None:
        yield _decided(on, Matter.RECOGNITION, told.text("recognition_decision"), NOT_IN_THE_SHEET)


def _decided(on: date, matter: Matter, decision: str, body: str) -> Decided:
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


@dataclass(frozen=True, slots=True)
class NamedStep:
    """A kind of step that one row may tell, and the words people write for it."""

    kind: StepKind
    words: tuple[str, ...]
    make: Callable[[date, str, str, str], Step]
    matter: Matter | None = None


NAMED_STEPS: tuple[NamedStep, ...] = (
    NamedStep(
        StepKind.NOMINATED,
        ("giới thiệu quần chúng ưu tú", "giới thiệu", "được giới thiệu"),
        lambda on, number, party, reason: Nominated(on=on, by=nominator(party)),
    ),
    NamedStep(
        StepKind.LISTED_AS_SYMPATHISER,
        ("đưa vào danh sách cảm tình Đảng", "vào danh sách", "công nhận cảm tình Đảng"),
        lambda on, number, party, reason: ListedAsSympathiser(on=on, resolution=number),
    ),
    NamedStep(
        StepKind.MENTOR_ASSIGNED,
        ("phân công đảng viên giúp đỡ", "phân công giúp đỡ"),
        lambda on, number, party, reason: MentorAssigned(
            on=on, mentor=Mentor(name=party), resolution=number
        ),
    ),
    NamedStep(
        StepKind.SENT_TO_COURSE,
        ("cử đi học lớp nhận thức về Đảng", "cử đi học", "học cảm tình Đảng"),
        lambda on, number, party, reason: SentToCourse(on=on, course=party),
    ),
    NamedStep(
        StepKind.COURSE_CERTIFIED,
        ("cấp giấy chứng nhận", "được cấp giấy chứng nhận", "cấp chứng nhận"),
        lambda on, number, party, reason: CourseCertified(on=on, certificate=number, issuer=party),
    ),
    NamedStep(
        StepKind.FILE_OPENED,
        ("mở hồ sơ", "cho phép lập hồ sơ"),
        lambda on, number, party, reason: FileOpened(on=on, permitted_by=party),
    ),
    NamedStep(
        StepKind.APPLICATION_FILED,
        ("viết đơn xin vào Đảng", "viết đơn", "nộp đơn", "làm đơn"),
        lambda on, number, party, reason: ApplicationFiled(on=on),
    ),
    NamedStep(
        StepKind.DECIDED,
        ("quyết định kết nạp", "qđ kết nạp"),
        lambda on, number, party, reason: _decided(on, Matter.ADMISSION, number, party),
        Matter.ADMISSION,
    ),
    NamedStep(
        StepKind.CEREMONY_HELD,
        ("tổ chức lễ kết nạp", "lễ kết nạp", "kết nạp"),
        lambda on, number, party, reason: CeremonyHeld(
            on=on, place=party, mentor=Mentor(name=NOT_IN_THE_SHEET)
        ),
    ),
    NamedStep(
        StepKind.NEW_MEMBER_COURSE_CERTIFIED,
        ("cấp giấy chứng nhận đảng viên mới", "học lớp đảng viên mới"),
        lambda on, number, party, reason: NewMemberCourseCertified(
            on=on, certificate=number, issuer=party
        ),
    ),
    NamedStep(
        StepKind.DECIDED,
        ("quyết định công nhận chính thức", "công nhận chính thức", "qđ công nhận"),
        lambda on, number, party, reason: _decided(on, Matter.RECOGNITION, number, party),
        Matter.RECOGNITION,
    ),
    NamedStep(
        StepKind.REMOVED_FROM_LIST,
        ("đưa ra khỏi danh sách", "ra khỏi danh sách"),
        lambda on, number, party, reason: RemovedFromList(on=on, reason=reason),
    ),
    NamedStep(
        StepKind.WITHDRAWN,
        ("xin rút", "rút đơn"),
        lambda on, number, party, reason: Withdrawn(on=on, reason=reason),
    ),
)

_BY_WORDS = {fold(words): named for named in NAMED_STEPS for words in named.words}


def named_step(words: str) -> NamedStep | None:
    """The kind of step that words mean; nothing where they mean none that a row can tell."""
    return _BY_WORDS.get(fold(words))


def step_of_row(entry: Entry) -> Step:
    """The step of an entry whose words are known; raises `KeyError` where they are not."""
    told = _Told(entry)
    named, on = named_step(told.text("step")), told.day("on")
    if named is None or on is None:
        raise KeyError(told.text("step"))
    return named.make(on, told.text("number"), told.text("party"), told.text("reason"))
