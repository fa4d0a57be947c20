"""Blanks that name the cell which took a step: it may be another than the one that has the case."""

from collections.abc import Callable
from datetime import date

from ketnap.domain.casefile.replay import S
from ketnap.domain.paperwork.blanks.blank import Blank
from ketnap.domain.paperwork.blanks.probation import recognition_vote
from ketnap.domain.paperwork.blanks.proceedings import admission_vote, ceremony, listing
from ketnap.domain.paperwork.bodies_of_step import cell_left_since
from ketnap.domain.paperwork.material import Material
from ketnap.domain.paperwork.sheet import BlankKind, Source


def _cell_of(
    name: str, vi: str, en: str, find: Callable[[Material], S | None], formerly: str = ""
) -> Blank:
    """The cell in which a step was taken, as it was called that day.

    It is the one the person came from, if that was since: of it, one name alone is recorded.
    """

    def value(material: Material) -> str | None:
        taken = find(material)
        if material.history is None or taken is None:
            return None
        return cell_left_since(taken, material.history) or _called_on(taken.on, material) or None

    return Blank(name, vi, en, Source.CASE, BlankKind.TEXT, value, formerly=formerly)


def _called_on(day: date, material: Material) -> str:
    """The cell that has the case, under the name of a day; before the first known, its first name."""
    names = [name for since, name in material.cell_names if since <= day]
    first = [name for _since, name in material.cell_names[:1]]
    return [material.bodies.cell, *first, *names][-1]


BLANKS = (
    _cell_of(
        "listed_at", "Chi bộ ghi tên vào danh sách cảm tình Đảng", "Cell of the listing", listing
    ),
    _cell_of(
        "admission_cell",
        "Chi bộ đề nghị kết nạp",
        "Cell that proposed the admission",
        admission_vote,
        formerly="cell_name",
    ),
    _cell_of("admitted_at", "Chi bộ nơi được kết nạp", "Cell of admission", ceremony),
    _cell_of(
        "recognition_cell",
        "Chi bộ đề nghị công nhận chính thức",
        "Cell that proposed the recognition",
        recognition_vote,
        formerly="cell_name",
    ),
)
