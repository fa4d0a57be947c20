"""The kinds of step that one row of a sheet of steps may tell, and the words people write for each."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from ketnap.domain.casefile.codes import (
    AppraisalOutcome,
    DecisionOutcome,
    Matter,
    ReviewOutcome,
    StepKind,
    TransferDirection,
)
from ketnap.domain.casefile.steps import (
    ApplicationFiled,
    Appraised,
    CeremonyHeld,
    CourseCertified,
    CvCertified,
    Decided,
    FileOpened,
    ListedAsSympathiser,
    MemberRecordFiled,
    Mentor,
    MentorAssessed,
    MentorAssigned,
    MentorReviewed,
    NamedMentor,
    NewMemberCourseCertified,
    Nominated,
    Paused,
    RemovedFromList,
    Resumed,
    Returned,
    SelfReviewFiled,
    SentToCourse,
    Step,
    Submitted,
    Transferred,
    Withdrawn,
)
from ketnap.domain.intake.counted_steps import COUNTED_STEPS
from ketnap.domain.intake.gathered_steps import GATHERED_STEPS
from ketnap.domain.intake.named_step import NUMBER, PARTY, REASON, Details, NamedStep
from ketnap.domain.intake.phrases import words_of
from ketnap.domain.intake.rows import Entry
from ketnap.domain.intake.way import NOT_IN_THE_SHEET, Told, approved, nominator
from ketnap.domain.text import fold


def _towards_the_file() -> Iterator[NamedStep]:
    yield NamedStep(
        StepKind.NOMINATED,
        ("giới thiệu quần chúng ưu tú", "giới thiệu", "được giới thiệu", "giới thiệu nguồn"),
        lambda told: Nominated(on=told.on, by=nominator(told.party)),
        (PARTY,),
    )
    yield NamedStep(
        StepKind.LISTED_AS_SYMPATHISER,
        (
            "đưa vào danh sách cảm tình Đảng",
            "vào danh sách",
            "vào danh sách cảm tình",
            "vào danh sách cảm tình Đảng",
            "công nhận cảm tình Đảng",
        ),
        lambda told: ListedAsSympathiser(on=told.on, resolution=told.number),
        (NUMBER,),
    )
    yield NamedStep(
        StepKind.MENTOR_ASSIGNED,
        ("phân công đảng viên giúp đỡ", "phân công giúp đỡ", "phân công người giúp đỡ"),
        lambda told: MentorAssigned(
            on=told.on, mentor=Mentor(name=told.party), resolution=told.number
        ),
        (PARTY, NUMBER),
    )
    for outcome, words in (
        (ReviewOutcome.PROGRESSING, ("người giúp đỡ nhận xét có tiến bộ", "nhận xét có tiến bộ")),
        (ReviewOutcome.NEEDS_HELP, ("người giúp đỡ nhận xét cần giúp đỡ thêm", "cần giúp đỡ thêm")),
    ):
        yield NamedStep(StepKind.MENTOR_REVIEWED, words, _reviewed(outcome))
    yield NamedStep(
        StepKind.SENT_TO_COURSE,
        (
            "cử đi học lớp nhận thức về Đảng",
            "cử đi học",
            "học cảm tình Đảng",
            "học lớp cảm tình Đảng",
            "cử đi học lớp cảm tình Đảng",
        ),
        lambda told: SentToCourse(on=told.on, course=told.party),
        (PARTY,),
    )
    yield NamedStep(
        StepKind.COURSE_CERTIFIED,
        ("cấp giấy chứng nhận", "được cấp giấy chứng nhận", "cấp chứng nhận", "cấp GCN"),
        lambda told: CourseCertified(on=told.on, certificate=told.number, issuer=told.party),
        (NUMBER, PARTY),
    )
    yield NamedStep(
        StepKind.REMOVED_FROM_LIST,
        ("đưa ra khỏi danh sách", "ra khỏi danh sách", "đưa ra khỏi danh sách cảm tình Đảng"),
        lambda told: RemovedFromList(on=told.on, reason=told.reason),
        (REASON,),
    )


def _of_the_file() -> Iterator[NamedStep]:
    yield NamedStep(
        StepKind.FILE_OPENED,
        ("mở hồ sơ", "cho phép lập hồ sơ", "lập hồ sơ", "đồng ý lập hồ sơ"),
        lambda told: FileOpened(on=told.on, permitted_by=told.party),
        (PARTY,),
    )
    yield NamedStep(
        StepKind.APPLICATION_FILED,
        ("viết đơn xin vào Đảng", "viết đơn", "nộp đơn", "làm đơn", "đơn xin vào Đảng"),
        lambda told: ApplicationFiled(on=told.on),
    )
    yield NamedStep(
        StepKind.CV_CERTIFIED,
        ("chứng nhận lý lịch", "xác nhận lý lịch", "chứng nhận lý lịch người xin vào Đảng"),
        lambda told: CvCertified(on=told.on, by=told.party),
        (PARTY,),
    )
    for matter, name in _MATTERS.items():
        yield NamedStep(
            StepKind.SUBMITTED,
            (f"gửi hồ sơ đề nghị {name}", f"trình hồ sơ {name}", f"đề nghị {name}"),
            _submitted(matter),
            (PARTY,),
        )
        yield NamedStep(
            StepKind.RETURNED,
            (f"trả lại hồ sơ {name}", f"trả hồ sơ {name}"),
            _returned(matter),
            (PARTY, REASON),
        )
        yield NamedStep(
            StepKind.APPRAISED,
            (f"thẩm định, đồng ý {name}", f"thẩm định đủ điều kiện {name}"),
            _appraised(matter, AppraisalOutcome.FAVOURABLE),
            (PARTY,),
        )
        yield NamedStep(
            StepKind.APPRAISED,
            (f"thẩm định, không đồng ý {name}", f"thẩm định chưa đủ điều kiện {name}"),
            _appraised(matter, AppraisalOutcome.UNFAVOURABLE),
            (PARTY,),
        )


_MATTERS = {Matter.ADMISSION: "kết nạp", Matter.RECOGNITION: "công nhận chính thức"}


def _decisions() -> Iterator[NamedStep]:
    yield NamedStep(
        StepKind.DECIDED,
        ("quyết định kết nạp", "qđ kết nạp", "quyết định kết nạp đảng viên"),
        lambda told: approved(told.on, Matter.ADMISSION, told.number, told.party),
        (NUMBER, PARTY),
    )
    yield NamedStep(
        StepKind.DECIDED,
        ("quyết định không kết nạp", "không đồng ý kết nạp", "không kết nạp"),
        lambda told: _refused(told, Matter.ADMISSION),
        (NUMBER, PARTY),
    )
    yield NamedStep(
        StepKind.DECIDED,
        (
            "quyết định công nhận chính thức",
            "công nhận chính thức",
            "qđ công nhận",
            "chuyển chính thức",
            "công nhận đảng viên chính thức",
            "quyết định công nhận đảng viên chính thức",
        ),
        lambda told: approved(told.on, Matter.RECOGNITION, told.number, told.party),
        (NUMBER, PARTY),
    )
    yield NamedStep(
        StepKind.DECIDED,
        ("quyết định không công nhận chính thức", "không công nhận chính thức"),
        lambda told: _refused(told, Matter.RECOGNITION),
        (NUMBER, PARTY),
    )
    yield NamedStep(
        StepKind.DECIDED,
        ("quyết định xóa tên", "xóa tên", "qđ xóa tên", "xóa tên đảng viên dự bị"),
        lambda told: approved(told.on, Matter.STRIKE_OFF, told.number, told.party),
        (NUMBER, PARTY),
    )


def _on_probation() -> Iterator[NamedStep]:
    yield NamedStep(
        StepKind.CEREMONY_HELD,
        ("tổ chức lễ kết nạp", "lễ kết nạp", "kết nạp", "kết nạp đảng viên"),
        lambda told: CeremonyHeld(
            on=told.on, place=told.party, mentor=Mentor(name=NOT_IN_THE_SHEET)
        ),
        (PARTY,),
    )
    yield NamedStep(
        StepKind.MEMBER_RECORD_FILED,
        ("nộp lý lịch, phiếu đảng viên", "khai phiếu đảng viên", "nộp lý lịch đảng viên"),
        lambda told: MemberRecordFiled(on=told.on),
    )
    yield NamedStep(
        StepKind.NEW_MEMBER_COURSE_CERTIFIED,
        (
            "cấp giấy chứng nhận đảng viên mới",
            "học lớp đảng viên mới",
            "lớp đảng viên mới",
            "bồi dưỡng đảng viên mới",
        ),
        lambda told: NewMemberCourseCertified(
            on=told.on, certificate=told.number, issuer=told.party
        ),
        (NUMBER, PARTY),
    )
    yield NamedStep(
        StepKind.SELF_REVIEW_FILED,
        ("nộp bản tự kiểm điểm", "tự kiểm điểm", "viết bản tự kiểm điểm"),
        lambda told: SelfReviewFiled(on=told.on),
    )
    yield NamedStep(
        StepKind.MENTOR_ASSESSED,
        ("nhận xét đảng viên dự bị", "người giúp đỡ nhận xét đảng viên dự bị"),
        lambda told: MentorAssessed(on=told.on, mentor=NamedMentor(name=told.party)),
        (PARTY,),
    )


def _aside() -> Iterator[NamedStep]:
    for direction, words in (
        (
            TransferDirection.OUT,
            ("chuyển sinh hoạt đi nơi khác", "chuyển đi", "chuyển sinh hoạt đi"),
        ),
        (TransferDirection.IN, ("chuyển sinh hoạt đến", "chuyển đến", "chuyển từ nơi khác đến")),
    ):
        yield NamedStep(StepKind.TRANSFERRED, words, _transferred(direction), (PARTY, REASON))
    yield NamedStep(
        StepKind.PAUSED,
        ("tạm dừng", "tạm dừng xem xét", "tạm dừng theo dõi"),
        lambda told: Paused(on=told.on, reason=told.reason),
        (REASON,),
    )
    yield NamedStep(
        StepKind.RESUMED,
        ("tiếp tục sau tạm dừng", "tiếp tục", "tiếp tục xem xét"),
        lambda told: Resumed(on=told.on, reason=told.reason),
        (REASON,),
    )
    yield NamedStep(
        StepKind.WITHDRAWN,
        ("xin rút", "rút đơn", "xin rút đơn"),
        lambda told: Withdrawn(on=told.on, reason=told.reason),
        (REASON,),
    )


def _reviewed(outcome: ReviewOutcome) -> Callable[[Details], Step]:
    return lambda told: MentorReviewed(on=told.on, outcome=outcome)


def _submitted(matter: Matter) -> Callable[[Details], Step]:
    return lambda told: Submitted(on=told.on, matter=matter, to=told.party)


def _returned(matter: Matter) -> Callable[[Details], Step]:
    return lambda told: Returned(on=told.on, matter=matter, by=told.party, reason=told.reason)


def _appraised(matter: Matter, outcome: AppraisalOutcome) -> Callable[[Details], Step]:
    return lambda told: Appraised(on=told.on, matter=matter, body=told.party, outcome=outcome)


def _transferred(direction: TransferDirection) -> Callable[[Details], Step]:
    return lambda told: Transferred(
        on=told.on, direction=direction, other=told.party, reason=told.reason
    )


def _refused(told: Details, matter: Matter) -> Decided:
    return Decided(
        on=told.on,
        matter=matter,
        outcome=DecisionOutcome.REFUSED,
        decision=told.number,
        body=told.party,
    )


NAMED_STEPS: tuple[NamedStep, ...] = (
    *_towards_the_file(),
    *_of_the_file(),
    *GATHERED_STEPS,
    *COUNTED_STEPS,
    *_decisions(),
    *_on_probation(),
    *_aside(),
)


@lru_cache(maxsize=1000)  # a sheet has few words for its many steps
def step_key(words: str) -> str:
    """Words as they are compared and remembered: no marks, no case, nothing between them but a space."""
    return fold(words_of(words))


_BY_WORDS = {step_key(words): named for named in NAMED_STEPS for words in named.words}


def named_step(words: str) -> NamedStep | None:
    """The kind of step that words mean; nothing where they mean none that a row can tell."""
    return _BY_WORDS.get(step_key(words))


def step_of_row(entry: Entry) -> Step:
    """The step of an entry whose words are known; raises `KeyError` where they are not."""
    told = Told(entry.values)
    named, on = named_step(told.text("step")), told.day("on")
    if named is None or on is None:
        raise KeyError(told.text("step"))
    return named.make(
        Details(on, told.text(NUMBER), told.text(PARTY), told.text(REASON), entry.values)
    )
