"""Blanks about a course, and whom the cell proposes for it."""

from collections.abc import Callable

from ketnap.domain.casefile.steps import SentToCourse
from ketnap.domain.paperwork.blanks.blank import Blank, Value, told_by
from ketnap.domain.paperwork.material import CourseFacts, Material
from ketnap.domain.paperwork.sheet import BlankKind, Source


def _blank(
    name: str,
    vi: str,
    en: str,
    kind: BlankKind,
    read: Callable[[CourseFacts], Value],
    columns: tuple[str, ...] = (),
) -> Blank:
    return Blank(name, vi, en, Source.OCCASION, kind, told_by(lambda m: m.course, read), columns)


def _name(material: Material) -> str | None:
    """The course the recorded step names; else the course itself."""
    if isinstance(material.step, SentToCourse):
        return material.step.course
    return material.course.name if material.course is not None else None


BLANKS = (
    Blank("course_name", "Tên lớp", "Name of the course", Source.OCCASION, BlankKind.TEXT, _name),
    _blank(
        "course_begins_on", "Ngày khai giảng", "First day", BlankKind.DAY, lambda c: c.begins_on
    ),
    _blank("course_ends_on", "Ngày bế giảng", "Last day", BlankKind.DAY, lambda c: c.ends_on),
    _blank(
        "course_organiser",
        "Nơi mở lớp",
        "Who holds the course",
        BlankKind.TEXT,
        lambda c: c.organiser,
    ),
    _blank(
        "course_place", "Địa điểm học", "Place of the course", BlankKind.TEXT, lambda c: c.place
    ),
    _blank(
        "course_proposal",
        "Văn bản đề nghị cử học",
        "Paper proposing the participants",
        BlankKind.TEXT,
        lambda c: c.proposal,
    ),
    _blank(
        "course_count",
        "Số người trong danh sách",
        "How many are on the list",
        BlankKind.NUMBER,
        lambda c: len(c.participants),
    ),
    _blank(
        "course_participants",
        "Danh sách học viên",
        "Participants of the course",
        BlankKind.ROWS,
        lambda c: c.participants,
        ("number", "name", "born", "sex", "occupation", "workplace"),
    ),
)
