"""Blanks about a change: a mentor who takes another's place, a person who moves away."""

from collections.abc import Callable

from ketnap.domain.casefile.steps import MentorAssigned, Transferred
from ketnap.domain.paperwork.blanks.blank import Blank, Value
from ketnap.domain.paperwork.material import Material
from ketnap.domain.paperwork.sheet import BlankKind, Source


def _transfer(read: Callable[[Transferred], Value]) -> Callable[[Material], Value]:
    def value(material: Material) -> Value:
        return read(material.step) if isinstance(material.step, Transferred) else None

    return value


def _replaced(material: Material) -> str | None:
    """Whose place the mentor takes, in a resolution that assigns one."""
    return material.step.replaces if isinstance(material.step, MentorAssigned) else None


BLANKS = (
    Blank(
        "replaced_mentor",
        "Người thôi giúp đỡ",
        "Mentor who is replaced",
        Source.CASE,
        BlankKind.TEXT,
        _replaced,
    ),
    Blank(
        "moved_on",
        "Ngày chuyển đi, trước lễ kết nạp",
        "Day of the transfer, before admission",
        Source.CASE,
        BlankKind.DAY,
        _transfer(lambda step: step.on),
    ),
    Blank(
        "moved_to",
        "Nơi chuyển đến",
        "Where the person moves to",
        Source.CASE,
        BlankKind.TEXT,
        _transfer(lambda step: step.other or None),
    ),
    Blank(
        "moved_because",
        "Lý do chuyển",
        "Why the person moves",
        Source.CASE,
        BlankKind.TEXT,
        _transfer(lambda step: step.reason or None),
    ),
)
