"""The registers of the demo: those of the cell and of the committee above, in their term."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ketnap.demo.almanac import Almanac
from ketnap.demo.ballots import term_begins_on
from ketnap.demo.founding import Ministry
from ketnap.demo.resolutions import resolutions_of
from ketnap.documents.registers.models import Register, RegisterNumber, Term
from ketnap.documents.registers.services import (
    BookEntry,
    RegisterOrder,
    TermOrder,
    begin_term,
    enter_number,
    issue_number,
    open_register,
    reserve_number,
    void_number,
)
from ketnap.domain.access import Actor
from ketnap.organisations.models import Organisation

TERM_YEARS = 5
ABOUT_A_VOTE = "về kết quả biểu quyết đối với một người"
ABOUT_A_LISTING = "ghi danh sách cảm tình Đảng, phân công đảng viên giúp đỡ"
REPORTS_A_TERM = 12
REPORTS = (
    "kết quả sinh hoạt chi bộ",
    "công tác phát triển đảng viên",
    "kiểm tra việc giúp đỡ người vào Đảng",
)
LETTERS_ON_PAPER = 113
"""How many letters the cell had sent before its register moved here."""
LETTERS = (
    "đề nghị các phòng, trung tâm giới thiệu quần chúng ưu tú",
    "đề nghị cấp ủy nơi cư trú cho ý kiến nhận xét",
    "đề nghị thẩm tra lý lịch người xin vào Đảng",
    "gửi hồ sơ đề nghị kết nạp đảng viên",
    "đề nghị cử quần chúng học lớp bồi dưỡng nhận thức về Đảng",
    "đề nghị xác nhận đảng viên tham gia sinh hoạt nơi cư trú",
)
DECISIONS = (
    "về việc phân công cấp ủy viên theo dõi chi bộ",
    "ban hành quy chế làm việc của đảng ủy",
    "về việc thành lập tổ kiểm tra",
    "về việc chuẩn y kết quả bầu cử chi ủy",
)
VOIDED_REPORT = 4
PASSED_OVER = 6
"""The committee's decision whose number the paper book has and nobody has entered."""


@dataclass(frozen=True, slots=True)
class Clerk:
    """Who keeps a register, in the days of the demo."""

    by: Actor
    almanac: Almanac

    def issue(self, register: Register, day: date, summary: str) -> RegisterNumber:
        number = reserve_number(register.pk, summary=summary, on=day, by=self.by)
        return issue_number(number.pk, on=day, by=self.by, today=self.almanac.today)

    def issue_all(self, register: Register, papers: Iterable[tuple[date, str]]) -> None:
        for day, summary in papers:
            self.issue(register, day, summary)


def keep_registers(ministry: Ministry, *, clerk: Actor, officer: Actor, almanac: Almanac) -> None:
    """Number what the cell and the committee have issued in the term so far."""
    _of_the_cell(ministry.cell.organisation, Clerk(clerk, almanac))
    _of_the_committee(ministry.committee, Clerk(officer, almanac))


def _of_the_cell(cell: Organisation, clerk: Clerk) -> None:
    term = _begin(cell, ("NQ", "KH", "BC"), clerk)
    _resolutions(term.registers.get(document_type="NQ"), clerk)
    _plans(term.registers.get(document_type="KH"), clerk)
    _reports(term.registers.get(document_type="BC"), clerk)
    letters = RegisterOrder(body_symbol="CB", last_on_paper=LETTERS_ON_PAPER)
    _letters(open_register(term, "CV", letters, by=clerk.by), clerk)


def _begin(body: Organisation, types: tuple[str, ...], clerk: Clerk) -> Term:
    since = term_begins_on(clerk.almanac.today)
    name = f"{since.year}-{since.year + TERM_YEARS}"
    return begin_term(body, TermOrder(name=name, since=since, document_types=types), by=clerk.by)


def _resolutions(register: Register, clerk: Clerk) -> None:
    """Those of which the cases tell, under the numbers and days that they say."""
    term = register.term
    for told in resolutions_of(term.organisation, since=term.valid_from):
        number = clerk.issue(register, told.on, ABOUT_A_VOTE if told.is_vote else ABOUT_A_LISTING)
        if number.text != told.number:
            raise LookupError(f"{number.text} is not {told.number}")


def _plans(register: Register, clerk: Clerk) -> None:
    """That of the term, then one a year, as far as the days have come."""
    since, almanac = register.term.valid_from, clerk.almanac
    year = almanac.today.year
    plans = (
        (almanac.later(since, 10), f"công tác nhiệm kỳ {register.term.name}"),
        (almanac.later(since, 30), f"phát triển đảng viên năm {year - 1}"),
        (almanac.meeting(date(year, 1, 1)), f"phát triển đảng viên năm {year}"),
    )
    clerk.issue_all(
        register,
        [(day, summary) for day, summary in plans if since <= day <= almanac.today],
    )


def _spread(register: Register, clerk: Clerk, count: int) -> Sequence[date]:
    """So many working days, evenly from the first day of the term until yesterday."""
    since, today = register.term.valid_from, clerk.almanac.today
    step = (today - since) / (count + 1)
    return [
        max(since, clerk.almanac.on_or_before(since + step * place))
        for place in range(1, count + 1)
    ]


def _reports(register: Register, clerk: Clerk) -> None:
    """A dozen that went out, one voided among them, and one that is being written."""
    for place, day in enumerate(_spread(register, clerk, REPORTS_A_TERM), start=1):
        summary = f"{REPORTS[place % len(REPORTS)]} tháng {day:%m/%Y}"
        if place == VOIDED_REPORT:
            number = reserve_number(register.pk, summary=summary, on=day, by=clerk.by)
            void_number(number.pk, "lấy số hai lần cho một báo cáo", on=day, by=clerk.by)
        else:
            clerk.issue(register, day, summary)
    today = clerk.almanac.today
    reserve_number(
        register.pk, summary=f"phát triển đảng viên năm {today.year}", on=today, by=clerk.by
    )


def _letters(register: Register, clerk: Clerk) -> None:
    """Those since the register moved here; one was numbered in the paper book."""
    days = _spread(register, clerk, len(LETTERS))
    clerk.issue_all(register, zip(days[:-1], LETTERS[:-1], strict=True))
    entry = BookEntry(
        number=LETTERS_ON_PAPER + len(LETTERS), issued_on=days[-1], summary=LETTERS[-1]
    )
    enter_number(register.pk, entry, by=clerk.by, today=clerk.almanac.today)


def _of_the_committee(committee: Organisation, clerk: Clerk) -> None:
    term = _begin(committee, ("NQ", "QĐ", "BC", "TB"), clerk)
    decisions = term.registers.get(document_type="QĐ")
    days = _spread(decisions, clerk, PASSED_OVER + 3)
    early = [(day, DECISIONS[place % len(DECISIONS)]) for place, day in enumerate(days)]
    clerk.issue_all(decisions, early[: PASSED_OVER - 1])
    day, summary = early[PASSED_OVER]
    entry = BookEntry(number=PASSED_OVER + 1, issued_on=day, summary=summary)
    enter_number(decisions.pk, entry, by=clerk.by, today=clerk.almanac.today)
    clerk.issue_all(decisions, early[PASSED_OVER + 1 :])
    resolutions = term.registers.get(document_type="NQ")
    for day in _spread(resolutions, clerk, 8):
        clerk.issue(resolutions, day, f"kỳ họp tháng {day:%m/%Y}")
