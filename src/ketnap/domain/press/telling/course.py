"""The draft about a course (lớp bồi dưỡng)."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from ketnap.domain.press.package import Paragraph
from ketnap.domain.press.telling.draft import Draft, Shown, day, filled, paragraph, to_fill
from ketnap.domain.press.telling.period import PeriodFacts, tell_period

PARTICIPANTS: Final = "participants"
CERTIFIED: Final = "certified"


@dataclass(frozen=True, slots=True)
class CourseFacts:
    """What may be told of a course: numbers, never who learnt or passed."""

    starts_on: date
    ends_on: date | None
    title: str
    issuer: str
    place: str
    cell: str
    is_for_members: bool
    participants: int
    certified: int
    period: PeriodFacts | None

    @property
    def who(self) -> str:
        return "đảng viên mới" if self.is_for_members else "quần chúng ưu tú"


def tell_course(facts: CourseFacts) -> Draft:
    """Return the draft: who was sent where, what was learnt, who has the certificate."""
    paragraphs = (_programme(), _certificates(facts), tell_period(facts.period))
    return Draft(
        title=f"{facts.cell} cử {facts.who} tham gia lớp bồi dưỡng",
        lead=_lead(facts),
        paragraphs=filled(paragraphs),
        captions=(f"Quang cảnh {_inside(facts.title)}.", "Học viên thảo luận tại lớp."),
    )


def _lead(facts: CourseFacts) -> Paragraph:
    place = f" tại {facts.place}" if facts.place else ""
    until = f" (kết thúc ngày {day(facts.ends_on)})" if facts.ends_on else ""
    return paragraph(
        f"Ngày {day(facts.starts_on)}{place}, {facts.issuer} khai giảng {_inside(facts.title)}{until}. {facts.cell} có ",
        Shown(PARTICIPANTS, facts.participants),
        f" {facts.who} tham gia.",
    )


def _inside(title: str) -> str:
    """A title that begins with “Lớp”, as it stands inside a sentence."""
    return title[:1].lower() + title[1:] if title.startswith("Lớp ") else title


def _programme() -> Paragraph:
    return paragraph(
        f"Chương trình gồm {to_fill('số chuyên đề và nội dung chính')}, kết hợp nghe giảng, thảo luận và viết bài thu hoạch."
    )


def _certificates(facts: CourseFacts) -> Paragraph | None:
    if not facts.certified:
        return None
    return paragraph(
        "Kết thúc khóa học, ",
        Shown(CERTIFIED, facts.certified),
        " học viên của chi bộ được cấp giấy chứng nhận theo quy định.",
    )
