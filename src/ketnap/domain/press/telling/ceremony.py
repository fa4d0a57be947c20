"""The draft about an admission ceremony (lễ kết nạp)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from ketnap.domain.press.package import Paragraph
from ketnap.domain.press.telling.draft import (
    Draft,
    Shown,
    day,
    filled,
    joined,
    number,
    paragraph,
    to_fill,
)
from ketnap.domain.press.telling.period import PeriodFacts, tell_period

NEW_MEMBERS: Final = "new_members"


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """A decision to admit, as it is cited."""

    number: str
    on: date
    body: str


@dataclass(frozen=True, slots=True)
class CeremonyFacts:
    """What may be told of a ceremony; `names` only where every new member has agreed to be named.

    `guests` are offices or, with a ground, names with offices, the highest first.
    """

    held_on: date
    place: str
    cell: str
    superior: str
    new_members: int
    names: tuple[str, ...]
    decisions: tuple[DecisionFacts, ...]
    guests: tuple[str, ...]
    mentors: int
    period: PeriodFacts | None


def tell_ceremony(facts: CeremonyFacts) -> Draft:
    """Return the draft in the order in which such news is told."""
    return Draft(
        title=f"{facts.cell} tổ chức Lễ kết nạp đảng viên mới",
        lead=_lead(facts),
        paragraphs=filled(
            (
                _attendance(facts),
                _decision(facts),
                _oath(facts),
                _duties(facts),
                _speech(),
                tell_period(facts.period),
            )
        ),
        captions=_captions(facts),
    )


def _lead(facts: CeremonyFacts) -> Paragraph:
    under = f" (trực thuộc {facts.superior})" if facts.superior else ""
    named = [f"đồng chí {name}" for name in facts.names]
    who = f": {joined(named)}" if named else ""
    return paragraph(
        f"Ngày {day(facts.held_on)}, tại {facts.place}, {facts.cell}{under} tổ chức Lễ kết nạp đảng viên mới cho ",
        Shown(NEW_MEMBERS, facts.new_members),
        f" quần chúng ưu tú{who}.",
    )


def _attendance(facts: CeremonyFacts) -> Paragraph:
    guests = "; ".join(facts.guests)
    present = f"có {guests}, cùng" if guests else "có"
    return paragraph(f"Dự buổi lễ {present} toàn thể đảng viên của chi bộ.")


def _decision(facts: CeremonyFacts) -> Paragraph:
    cited = _cited(facts.decisions)
    ground = f"Căn cứ {cited} về việc kết nạp đảng viên, buổi" if cited else "Buổi"
    return paragraph(
        f"{ground} lễ được tổ chức trang trọng, theo đúng quy định của Điều lệ Đảng. "
        f"Thay mặt chi ủy, đồng chí Bí thư Chi bộ công bố và trao quyết định cho {_members(facts)}."
    )


def _cited(decisions: Sequence[DecisionFacts]) -> str:
    """The decisions, those of one body and day together."""
    ordered = sorted(decisions, key=lambda one: (one.body, one.on, one.number))
    groups = [
        _of_one_day([one.number for one in group], body, on)
        for (body, on), group in groupby(ordered, key=lambda one: (one.body, one.on))
    ]
    return joined(groups, sign=";")


def _of_one_day(numbers: Sequence[str], body: str, on: date) -> str:
    kind = "Quyết định" if len(numbers) == 1 else "các Quyết định"
    return f"{kind} {joined([f'số {each}' for each in numbers])} ngày {day(on)} của {body}"


def _oath(facts: CeremonyFacts) -> Paragraph:
    one_by_one = "lần lượt " if facts.new_members > 1 else ""
    return paragraph(
        f"Trước cờ Đảng, cờ Tổ quốc và chân dung Chủ tịch Hồ Chí Minh, {_members(facts)} {one_by_one}đọc lời tuyên thệ, "
        "hứa giữ gìn phẩm chất của người đảng viên và hoàn thành tốt nhiệm vụ được giao."
    )


def _duties(facts: CeremonyFacts) -> Paragraph:
    mentors = (
        f" và công bố phân công {number(facts.mentors)} đảng viên chính thức giúp đỡ trong thời gian dự bị"
        if facts.mentors
        else ""
    )
    return paragraph(
        f"Thay mặt chi bộ, đồng chí Bí thư nêu rõ nhiệm vụ, quyền hạn của đảng viên, giao nhiệm vụ cho {_members(facts)}"
        f"{mentors}."
    )


def _speech() -> Paragraph:
    return paragraph(
        f"Phát biểu tại buổi lễ, {to_fill('chức vụ của người phát biểu')} "
        f"{to_fill('nội dung chính của bài phát biểu')}."
    )


def _members(facts: CeremonyFacts) -> str:
    return (
        f"{number(facts.new_members)} đảng viên mới" if facts.new_members > 1 else "đảng viên mới"
    )


def _captions(facts: CeremonyFacts) -> tuple[str, ...]:
    return (
        f"Quang cảnh Lễ kết nạp đảng viên mới tại {facts.place}.",
        "Đồng chí Bí thư Chi bộ trao quyết định kết nạp đảng viên.",
        "Đảng viên mới đọc lời tuyên thệ trước cờ Đảng, cờ Tổ quốc và chân dung Chủ tịch Hồ Chí Minh.",
        "Các đại biểu tặng hoa chúc mừng đảng viên mới.",
    )
