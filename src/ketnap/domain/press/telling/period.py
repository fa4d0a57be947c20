"""The figures of a period, as an article sums them up."""

from dataclasses import dataclass
from typing import Final

from ketnap.domain.press.package import Paragraph
from ketnap.domain.press.telling.draft import Shown, paragraph

SENT: Final = "sent_to_course"
ADMITTED: Final = "admitted"


@dataclass(frozen=True, slots=True)
class PeriodFacts:
    """A period as it is named after “Từ đầu …”, and what was reached in it."""

    name: str
    sent_to_course: int
    admitted: int


def tell_period(facts: PeriodFacts | None) -> Paragraph | None:
    """Return what the cell has done since the period began; nothing where there is nothing."""
    if facts is None or not (facts.sent_to_course or facts.admitted):
        return None
    return paragraph(f"Từ đầu {facts.name} đến nay, chi bộ đã ", *_deeds(facts), ".")


def _deeds(facts: PeriodFacts) -> tuple[str | Shown, ...]:
    sent = (
        "cử ",
        Shown(SENT, facts.sent_to_course),
        " quần chúng ưu tú tham gia lớp bồi dưỡng nhận thức về Đảng",
    )
    admitted = ("kết nạp ", Shown(ADMITTED, facts.admitted), " đảng viên")
    if not facts.admitted:
        return sent
    return (*sent, " và ", *admitted) if facts.sent_to_course else admitted
