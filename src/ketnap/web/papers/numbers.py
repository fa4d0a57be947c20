"""The number of a paper, as its page shows and offers it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ketnap.documents.issuing import register_of
from ketnap.documents.registers.models import Register
from ketnap.documents.registers.queries import gives_next, keeps
from ketnap.domain.numbering import printed_number
from ketnap.web.papers.reading import OpenPaper


@dataclass(frozen=True, slots=True)
class Numbering:
    """What number a paper carries, or how it may get one."""

    number: str
    next: str
    """The next number of its register; empty where the reader may take none."""
    from_book: bool
    """Whether the reader may say which number the paper book gave it."""
    why_not: str


def numbering_of(opened: OpenPaper) -> Numbering | None:
    """The number of a paper; nothing for a form that has none."""
    if not opened.sheet.register_type:
        return None
    number = opened.paper.draft.material.number
    if number:
        return Numbering(number, "", False, "")
    register = register_to_take_from(opened)
    if register is None:
        return Numbering("", "", False, _why_not(opened))
    if not gives_next(register, today=opened.subject.day.today):
        return Numbering("", "", True, _term_over(register))
    following = printed_number(
        register.last_number + 1, register.document_type, register.body_symbol
    )
    return Numbering("", following, True, "")


def register_to_take_from(opened: OpenPaper) -> Register | None:
    """The register, of the term of a paper's own day, from which the reader may number it."""
    subject, draft = opened.subject, opened.paper.draft
    if not opened.may_print or draft.issued_elsewhere:
        return None
    register = register_of(subject.cell, opened.sheet, draft.version, on=draft.material.on)
    return register if register is not None and keeps(subject.actor, register) else None


def _term_over(register: Register) -> str:
    return _(
        "Giấy này thuộc nhiệm kỳ %(term)s đã hết: không lấy số mới ở sổ ấy nữa, chỉ ghi số đã có ở sổ giấy."
    ) % {"term": register.term.name}


def _why_not(opened: OpenPaper) -> str:
    if not opened.may_print:
        return _("Chưa có số.")
    if opened.paper.draft.issued_elsewhere:
        return _("Chưa có số. Giấy này do nơi khác ban hành, sổ ở đây không cấp số cho giấy ấy.")
    return _(
        "Chưa có số. Chưa có sổ cho loại văn bản này, hoặc bạn không giữ sổ ấy; chỗ số để trống để ghi tay."
    )
