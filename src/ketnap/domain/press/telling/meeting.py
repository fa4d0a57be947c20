"""The draft about a meeting of the cell (họp chi bộ)."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from ketnap.domain.press.package import Paragraph
from ketnap.domain.press.telling.draft import Draft, day, filled, paragraph, to_fill

_COMMON_BEGINNINGS: Final = tuple(
    f"{words} "
    for words in (
        *("kiểm điểm", "kiểm tra", "đánh giá", "bàn", "xét", "thảo luận", "thông qua", "thông báo"),
        *(
            "triển khai",
            "phổ biến",
            "học tập",
            "góp ý",
            "lấy ý kiến",
            "nghe",
            "công tác",
            "rà soát",
        ),
        *("phát triển", "sơ kết", "tổng kết", "báo cáo", "chuẩn bị", "sinh hoạt", "giới thiệu"),
        *("phương hướng", "quán triệt", "kết quả", "kết nạp", "đề nghị", "phân công", "bầu"),
        *("tình hình", "nhiệm vụ", "kế hoạch", "việc", "các", "một số", "ý kiến", "xây dựng"),
        *("tổ chức", "thực hiện", "công nhận", "chuyển", "nhận xét", "bồi dưỡng", "nội dung"),
    )
)
"""How topics begin that are no name of a body or a country: those keep their capitals."""


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """What may be told of a meeting: its topics, and never whom it voted on, or how."""

    held_on: date
    place: str
    cell: str
    superior: str
    topics: tuple[str, ...]


def tell_meeting(facts: MeetingFacts) -> Draft:
    """Return the draft: when and where, what about, what was concluded."""
    return Draft(
        title=f"{facts.cell} họp ngày {day(facts.held_on)}",
        lead=_lead(facts),
        paragraphs=filled((_topics(facts), _conclusion())),
        captions=("Quang cảnh cuộc họp chi bộ.", "Các đảng viên thảo luận tại cuộc họp."),
    )


def _lead(facts: MeetingFacts) -> Paragraph:
    under = f" (trực thuộc {facts.superior})" if facts.superior else ""
    return paragraph(
        f"Ngày {day(facts.held_on)}, tại {facts.place}, {facts.cell}{under} họp, kiểm điểm công việc và bàn nhiệm vụ thời gian tới."
    )


def _topics(facts: MeetingFacts) -> Paragraph | None:
    if not facts.topics:
        return None
    topics = "; ".join(_inside(topic) for topic in facts.topics)
    return paragraph(f"Chi bộ thảo luận các nội dung: {topics}.")


def _inside(topic: str) -> str:
    """A topic as it stands in a list: its first word small where that is a common word."""
    bare = topic.strip().rstrip(".;")
    is_common = f"{bare.lower()} ".startswith(_COMMON_BEGINNINGS) and not bare.isupper()
    return bare[0].lower() + bare[1:] if is_common else bare


def _conclusion() -> Paragraph:
    return paragraph(
        f"Kết luận cuộc họp, đồng chí chủ trì nhấn mạnh {to_fill('nội dung kết luận')}. "
        "Chi bộ thông qua kết luận và giao chi ủy theo dõi thực hiện."
    )
