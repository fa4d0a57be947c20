"""Blanks about the person the case is about."""

from collections.abc import Callable

from ketnap.domain.casefile.codes import Schooling, Sex
from ketnap.domain.casefile.steps import PersonFacts
from ketnap.domain.casefile.wording.names import code_name
from ketnap.domain.paperwork.blanks.blank import Blank, Value, told_by
from ketnap.domain.paperwork.material import Material
from ketnap.domain.paperwork.sheet import BlankKind, Source


def _of(read: Callable[[PersonFacts], Value]) -> Callable[[Material], Value]:
    return told_by(lambda material: material.case.person if material.case else None, read)


def _text(name: str, vi: str, en: str, read: Callable[[PersonFacts], Value]) -> Blank:
    return Blank(name, vi, en, Source.PERSON, BlankKind.TEXT, _of(read))


def _in_vietnamese(code: Sex | Schooling) -> str:
    return code_name(code, "vi")


BLANKS = (
    _text("person_name", "Họ và tên", "Full name", lambda person: person.full_name),
    Blank(
        "person_born_on",
        "Ngày sinh",
        "Date of birth",
        Source.PERSON,
        BlankKind.DAY,
        _of(lambda person: person.born_on),
    ),
    _text("person_sex", "Giới tính", "Sex", lambda person: _in_vietnamese(person.sex)),
    _text("person_ethnicity", "Dân tộc", "Ethnicity", lambda person: person.ethnicity),
    _text("person_religion", "Tôn giáo", "Religion", lambda person: person.religion),
    _text(
        "person_schooling",
        "Trình độ học vấn",
        "Schooling",
        lambda person: _in_vietnamese(person.schooling),
    ),
    _text(
        "person_married",
        "Đã kết hôn",
        "Married",
        lambda person: "có" if person.married else None,
    ),
    _text("person_occupation", "Nghề nghiệp", "Occupation", lambda person: person.occupation),
    _text("person_workplace", "Đơn vị công tác", "Workplace", lambda person: person.workplace),
)
