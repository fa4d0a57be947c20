"""Papers of the demo: filed, returned, replaced, one that the record has left, two that contradict each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import casefiles_visible_to
from ketnap.demo.almanac import Almanac
from ketnap.demo.founding import Ministry
from ketnap.demo.places import UNITS
from ketnap.documents.drafts import drafts_for_case
from ketnap.documents.making import ByHand, Made, make
from ketnap.documents.papers.models import Paper
from ketnap.documents.papers.services import (
    NOTHING,
    Signer,
    draw_up,
    mark_filed,
    mark_printed,
    mark_returned,
    mark_signed,
    replace_paper,
)
from ketnap.documents.registers.models import RegisterNumber
from ketnap.documents.registers.queries import register_for
from ketnap.documents.sheets.load import load_agreements, sheet_of
from ketnap.domain.access import Actor
from ketnap.domain.paperwork.agreements import values_to_agree
from ketnap.people.services import correct_person

APPLICATION, CV, INTRODUCTION, OPINIONS, RESOLUTION = "1-KNĐ", "2-KNĐ", "3-KNĐ", "5-KNĐ", "6-KNĐ"
WHOLE = "Lưu Đức Thành An"
"""Every paper is filed; then he moved to another unit, which his application does not know."""
RETURNED = "Hồ Thị Ánh Dương"
REPLACED = "Bùi Thị Tú Quyên"
HOMETOWNS = {APPLICATION: "xã Thanh Liêm, tỉnh Ninh Bình", CV: "xã Thanh Lâm, tỉnh Ninh Bình"}
CABINET = "Tủ hồ sơ chi bộ, ngăn 2"


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who keeps the papers of a case, in the days of the demo."""

    case: Casefile
    by: Actor
    almanac: Almanac

    def papers(self, form: str, by_hand: ByHand = NOTHING) -> Iterator[Made]:
        """The papers of a form that a recorded step tells of, with what was typed."""
        for draft in drafts_for_case(self.case, sheet_of(form), on=self.almanac.today):
            if draft.material.step is not None:
                yield make(draft, by_hand)

    def printed(self, paper: Made, *, number: RegisterNumber | None = None) -> Paper:
        """The paper drawn up and printed on its day."""
        draft, day = paper.draft, paper.draft.material.on
        alike = values_to_agree(draft.version, draft.material, paper.filled, load_agreements())
        drawn = draw_up(
            self.case,
            draft.sheet.code,
            draft.version.valid_from,
            day,
            paper.recorded,
            by=self.by,
            alike=alike,
            number=number,
            today=day,
        )
        mark_printed(drawn.pk, by=self.by, on=day)
        return drawn

    def sign(self, drawn: Paper, signer: Signer) -> None:
        today = self.almanac.today
        mark_signed(drawn.pk, signer, on=drawn.dated_on, by=self.by, today=today)

    def file(self, drawn: Paper) -> None:
        mark_filed(drawn.pk, CABINET, by=self.by, on=self.day_after(drawn))

    def day_after(self, drawn: Paper) -> date:
        return min(self.almanac.later(drawn.dated_on, 1), self.almanac.today)


def keep_papers(ministry: Ministry, *, by: Actor, almanac: Almanac) -> None:
    """Draw up papers of three cases and follow what becomes of them."""
    cases = casefiles_visible_to(by).filter(cell=ministry.cell.organisation)
    keepers = {
        case.person.full_name: Keeper(case, by, almanac)
        for case in cases.filter(person__full_name__in=(WHOLE, RETURNED, REPLACED))
    }
    _file_all(keepers[WHOLE])
    _return_one(keepers[RETURNED])
    _replace_one(keepers[REPLACED])
    _type_two_ways(keepers[REPLACED])


def _file_all(keeper: Keeper) -> None:
    """Every paper up to the resolution is filed; then the person moves to another unit."""
    for form in (APPLICATION, INTRODUCTION, OPINIONS, RESOLUTION):
        for paper in keeper.papers(form):
            drawn = keeper.printed(paper, number=_number_of(keeper.case, paper))
            keeper.sign(drawn, _signer(keeper.case, paper))
            keeper.file(drawn)
    person = keeper.case.person
    elsewhere = next(unit for unit in UNITS if unit != person.workplace)
    correct_person(
        person, reason="điều động sang đơn vị khác", actor=keeper.by, workplace=elsewhere
    )


def _return_one(keeper: Keeper) -> None:
    """The introductions are signed; the summary of opinions came back."""
    for paper in keeper.papers(INTRODUCTION):
        keeper.sign(keeper.printed(paper), _signer(keeper.case, paper))
    for paper in keeper.papers(OPINIONS):
        drawn = keeper.printed(paper)
        keeper.sign(drawn, _signer(keeper.case, paper))
        reason = "thiếu chữ ký của người tổng hợp ở trang hai"
        mark_returned(drawn.pk, reason, by=keeper.by, on=keeper.day_after(drawn))


def _replace_one(keeper: Keeper) -> None:
    """The summary of opinions was printed twice; the second is the one that counts."""
    for paper in keeper.papers(OPINIONS):
        first, second = keeper.printed(paper), keeper.printed(paper)
        replace_paper(first.pk, second.pk, by=keeper.by, on=second.dated_on)
        keeper.sign(second, _signer(keeper.case, paper))


def _type_two_ways(keeper: Keeper) -> None:
    """The home district was typed one way into the application, and another way into the CV."""
    for form, hometown in HOMETOWNS.items():
        for paper in keeper.papers(form, {"hometown": hometown}):
            drawn = keeper.printed(paper)
            keeper.sign(drawn, Signer(keeper.case.person.full_name, "Người xin vào Đảng"))


def _signer(case: Casefile, paper: Made) -> Signer:
    """Who signs a form, as the form itself names him."""
    texts = paper.filled.texts
    if paper.draft.sheet.code == APPLICATION:
        return Signer(case.person.full_name, "Người xin vào Đảng")
    if paper.draft.sheet.code == INTRODUCTION:
        return Signer(texts["introducer_name"], "Đảng viên giới thiệu")
    return Signer(texts["signer_name"], texts["signer_position"])


def _number_of(case: Casefile, paper: Made) -> RegisterNumber | None:
    """The number of the cell's register under which the case tells of the paper."""
    register = register_for(case.cell_id, "NQ", on=paper.draft.material.on)
    if register is None or paper.draft.sheet.code != RESOLUTION:
        return None
    return register.numbers.filter(text=paper.draft.material.number).first()
