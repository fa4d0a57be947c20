"""Blanks about the paper itself: its day and number."""

from ketnap.domain.paperwork.blanks.blank import Blank
from ketnap.domain.paperwork.sheet import BlankKind, Source
from ketnap.domain.paperwork.words import day_in_words

BLANKS = (
    Blank(
        "paper_on",
        "Ngày của văn bản",
        "Day of the paper",
        Source.PAPER,
        BlankKind.DAY,
        lambda m: m.on,
    ),
    Blank(
        "paper_day_in_words",
        "Ngày tháng năm của văn bản",
        "Day of the paper in words",
        Source.PAPER,
        BlankKind.TEXT,
        lambda material: day_in_words(material.on),
    ),
    Blank(
        "is_guide",
        "Bản hướng dẫn để chép tay",
        "Guide to copy by hand",
        Source.PAPER,
        BlankKind.TEXT,
        lambda material: None if material.typed_allowed else "có",
    ),
    Blank(
        "paper_number",
        "Số và ký hiệu",
        "Number and symbol",
        Source.PAPER,
        BlankKind.TEXT,
        lambda material: material.number or None,
    ),
    Blank(
        "addressed_to",
        "Nơi hoặc người nhận",
        "To whom it goes",
        Source.ORGANISATION,
        BlankKind.TEXT,
        lambda material: material.addressed_to or None,
    ),
)
