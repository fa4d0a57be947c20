"""Blanks about a change: a mentor who takes another's place, a person who moves away."""

from collections.abc import Callable

from ketnap.domain.casefile.steps import (
    CeremonyHeld,
    ListedAsSympathiser,
    MentorAssigned,
    Step,
    Transferred,
)
from ketnap.domain.paperwork.blanks.blank import Blank, Value
from ketnap.domain.paperwork.bodies_of_step import cell_left_since
from ketnap.domain.paperwork.material import Material
from ketnap.domain.paperwork.sheet import BlankKind, Source


def _transfer(read: Callable[[Transferred], Value]) -> Callable[[Material], Value]:
    def value(material: Material) -> Value:
        return read(material.step) if isinstance(material.step, Transferred) else None

    return value


def _cell_of(cls: type[Step]) -> Callable[[Material], str | None]:
    """The cell in which a step was taken: the one the person came from, if that was since."""

    def value(material: Material) -> str | None:
        taken = material.round.of(cls) if material.round is not None else ()
        if material.history is None or not taken:
            return None
        return cell_left_since(taken[-1], material.history) or material.bodies.cell or None

    return value


def _replaced(material: Material) -> str | None:
    """Whose place the mentor takes, in a resolution that assigns one."""
    return material.step.replaces if isinstance(material.step, MentorAssigned) else None


BLANKS = (
    Blank(
        "listed_at",
        "Chi bộ ghi tên vào danh sách cảm tình Đảng",
        "Cell of the listing",
        Source.CASE,
        BlankKind.TEXT,
        _cell_of(ListedAsSympathiser),
    ),
    Blank(
        "admitted_at",
        "Chi bộ nơi được kết nạp",
        "Cell of admission",
        Source.CASE,
        BlankKind.TEXT,
        _cell_of(CeremonyHeld),
    ),
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
