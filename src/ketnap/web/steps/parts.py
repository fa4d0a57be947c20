"""From the annotations of a step to the fields of its form, and from what was typed to the step.

Every kind of value is one `Part`: it names its fields by their path in the step, such as
`mentor.official_on`, reads the typed value back, and shows a value that is there already.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Protocol, get_args, get_origin

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketnap.domain.casefile.codes import ExclusionGround, IntroducingOrganisation, StepKind
from ketnap.domain.casefile.least_counts import LEAST_COUNTS
from ketnap.domain.casefile.shape import field_annotations, required_fields, without_none
from ketnap.domain.casefile.steps import (
    STEP_CLASSES,
    Excluded,
    MemberIntroducer,
    Mentor,
    OpinionCount,
    OpinionWaived,
    OrganisationIntroducer,
    Step,
)
from ketnap.domain.casefile.wording import Language, code_name, field_help
from ketnap.web.case.labels import label_of
from ketnap.web.steps import fields

WAY = "way"
MEMBER = "member"
_SENTENCES = frozenset({"reason", "waived"})
_FIELDS_OF_EVERY_STEP = frozenset(field_annotations(Step))


@dataclass(frozen=True, slots=True)
class ListedMember:
    """An official member of the cell who can be chosen instead of typed."""

    person_id: int
    name: str
    official_on: date | None

    def is_named_by(self, value: Any) -> bool:
        """Whether a mentor or introducer in a step is this member."""
        return bool((self.name, self.official_on) == (value.name, value.official_on))


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a form asks and offers: the kind of step, texts at hand, members, the ways chosen."""

    kind: StepKind
    language: Language
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    members: tuple[ListedMember, ...] = ()
    ways: Mapping[str, str] = field(default_factory=dict)

    def member(self, person_id: str) -> ListedMember:
        return next(member for member in self.members if str(member.person_id) == person_id)


Fields = Iterator[tuple[str, forms.Field]]
Typed = Iterator[tuple[str, Any]]


class Part(Protocol):
    """One value of a step, as fields of a form."""

    def fields(self, path: str, sheet: Sheet) -> Fields: ...

    def read(self, path: str, cleaned: Mapping[str, Any], sheet: Sheet) -> Any: ...

    def typed(self, path: str, value: Any, sheet: Sheet) -> Typed: ...


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text, a day, a number, a yes or no, or a code: one field."""

    annotation: Any
    required: bool

    def fields(self, path: str, sheet: Sheet) -> Fields:
        yield (
            path,
            _FIELD_FOR.get(self.annotation, _code)(self.annotation, path, sheet)(
                required=self.required, **_words(path, sheet)
            ),
        )

    def read(self, path: str, cleaned: Mapping[str, Any], sheet: Sheet) -> Any:
        value = cleaned[path]
        return None if value == "" and not self.required else value

    def typed(self, path: str, value: Any, sheet: Sheet) -> Typed:
        yield path, fields.as_typed(value)


@dataclass(frozen=True, slots=True)
class Record:
    """A dataclass: the fields of its parts. What is fixed, or left to others, is not asked."""

    cls: type
    fixed: Mapping[str, Any] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()

    def parts(self) -> Iterator[tuple[str, Part]]:
        for name, part in parts_of(self.cls).items():
            if name not in self.fixed and name not in self.left_out:
                yield name, part

    def fields(self, path: str, sheet: Sheet) -> Fields:
        for name, part in self.parts():
            yield from part.fields(_below(path, name), sheet)

    def values(self, path: str, cleaned: Mapping[str, Any], sheet: Sheet) -> dict[str, Any]:
        """What was typed, by the names of the fields that are asked."""
        return {name: part.read(_below(path, name), cleaned, sheet) for name, part in self.parts()}

    def read(self, path: str, cleaned: Mapping[str, Any], sheet: Sheet) -> Any:
        return self.cls(**self.fixed, **self.values(path, cleaned, sheet))

    def typed(self, path: str, value: Any, sheet: Sheet) -> Typed:
        for name, part in self.parts():
            yield from part.typed(_below(path, name), getattr(value, name), sheet)


_BROUGHT_ALONG = frozenset({"name", "official_on"})


@dataclass(frozen=True, slots=True)
class FromTheCell:
    """A record about an official member of the cell: name and day come from the list."""

    cls: type

    @property
    def rest(self) -> Record:
        return Record(self.cls, left_out=_BROUGHT_ALONG)

    def fields(self, path: str, sheet: Sheet) -> Fields:
        choices = [("", str(_("Hãy chọn")))]
        choices += [(str(member.person_id), _named(member)) for member in sheet.members]
        label = _("Đảng viên chính thức của chi bộ")
        yield _below(path, MEMBER), forms.ChoiceField(choices=choices, label=label)
        yield from self.rest.fields(path, sheet)

    def read(self, path: str, cleaned: Mapping[str, Any], sheet: Sheet) -> Any:
        member = sheet.member(cleaned[_below(path, MEMBER)])
        values = self.rest.values(path, cleaned, sheet)
        return self.cls(name=member.name, official_on=member.official_on, **values)

    def typed(self, path: str, value: Any, sheet: Sheet) -> Typed:
        for member in sheet.members:
            if member.is_named_by(value):
                yield _below(path, MEMBER), str(member.person_id)
        yield from self.rest.typed(path, value, sheet)


Holds = Callable[[Any, Sheet], bool]


@dataclass(frozen=True, slots=True)
class Way:
    """One of several shapes that a value may have; the reader chooses by its label."""

    code: str
    label: str | Promise
    part: Part
    holds: Holds
    is_offered: Callable[[Sheet], bool] = lambda _sheet: True


@dataclass(frozen=True, slots=True)
class OneOf:
    """A value of one of several shapes; only the fields of the way chosen are shown."""

    ways: tuple[Way, ...]

    def offered(self, sheet: Sheet) -> tuple[Way, ...]:
        return tuple(way for way in self.ways if way.is_offered(sheet))

    def chosen(self, path: str, sheet: Sheet) -> Way:
        """The way asked for; the first one offered where the asking makes no sense."""
        offered = self.offered(sheet)
        return next((way for way in offered if way.code == sheet.ways.get(path)), offered[0])

    def fields(self, path: str, sheet: Sheet) -> Fields:
        way = self.chosen(path, sheet)
        yield (
            _below(path, WAY),
            forms.CharField(widget=forms.HiddenInput, initial=way.code, required=False),
        )
        yield from way.part.fields(path, sheet)

    def read(self, path: str, cleaned: Mapping[str, Any], sheet: Sheet) -> Any:
        return self.chosen(path, sheet).part.read(path, cleaned, sheet)

    def typed(self, path: str, value: Any, sheet: Sheet) -> Typed:
        way = next(way for way in self.offered(sheet) if way.holds(value, sheet))
        yield _below(path, WAY), way.code
        yield from way.part.typed(path, value, sheet)


@dataclass(frozen=True, slots=True)
class CountByGround:
    """How many members are left out of the base of a vote: a number for each ground."""

    def fields(self, path: str, sheet: Sheet) -> Fields:
        for ground in ExclusionGround:
            label = code_name(ground, sheet.language)
            yield _below(path, ground), fields.number_field(label=label, required=False)

    def read(self, path: str, cleaned: Mapping[str, Any], sheet: Sheet) -> tuple[Excluded, ...]:
        counts = ((ground, cleaned[_below(path, ground)]) for ground in ExclusionGround)
        return tuple(Excluded(count=count, ground=ground) for ground, count in counts if count)

    def typed(self, path: str, value: Iterable[Excluded], sheet: Sheet) -> Typed:
        groups = tuple(value)
        for ground in ExclusionGround:
            count = sum(group.count for group in groups if group.ground is ground)
            yield _below(path, ground), count


def step_part(kind: StepKind) -> Record:
    """The own fields of a kind of step; the day and the number come from elsewhere."""
    return Record(STEP_CLASSES[kind], left_out=_FIELDS_OF_EVERY_STEP)


@cache
def parts_of(cls: type) -> dict[str, Part]:
    """The parts of a dataclass, in the order of its fields."""
    needed = required_fields(cls)
    return {
        name: _part_for(without_none(annotation), required=name in needed)
        for name, annotation in field_annotations(cls).items()
    }


def _part_for(annotation: Any, *, required: bool) -> Part:
    if annotation in _SPECIAL:
        return _SPECIAL[annotation]
    if annotation in _FIELD_FOR or _is_code(annotation):
        return Leaf(annotation, required)
    if get_origin(annotation) is tuple and get_args(annotation)[0] is Excluded:
        return CountByGround()
    return Record(annotation)


def _is_code(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, StrEnum)


# ---- leaves ----

Maker = Callable[..., forms.Field]


def _text(annotation: Any, path: str, sheet: Sheet) -> Maker:
    if path.rpartition(".")[2] in _SENTENCES:
        return fields.reason_field
    return lambda **kwargs: fields.line_field(suggestions=sheet.texts.get(path, ()), **kwargs)


def _code(annotation: Any, path: str, sheet: Sheet) -> Maker:
    return lambda **kwargs: fields.code_field(annotation, language=sheet.language, **kwargs)


def _number(annotation: Any, path: str, sheet: Sheet) -> Maker:
    return lambda **kwargs: fields.number_field(least=LEAST_COUNTS.get(path, 0), **kwargs)


def _plain(maker: Maker) -> Callable[[Any, str, Sheet], Maker]:
    return lambda annotation, path, sheet: maker


_FIELD_FOR: Mapping[Any, Callable[[Any, str, Sheet], Maker]] = {
    str: _text,
    date: _plain(fields.day_field),
    int: _number,
    bool: _plain(fields.yes_no_field),
}


def _words(path: str, sheet: Sheet) -> dict[str, str]:
    return {
        "label": label_of(sheet.kind, path, sheet.language),
        "help_text": field_help(path, sheet.language),
    }


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _named(member: ListedMember) -> str:
    if member.official_on is None:
        return member.name
    return str(
        _("%(name)s, chính thức từ %(day)s")
        % {"name": member.name, "day": f"{member.official_on:%d/%m/%Y}"}
    )


# ---- values of several shapes ----


def _has_members(sheet: Sheet) -> bool:
    return bool(sheet.members)


def _is_listed(value: Any, sheet: Sheet) -> bool:
    return any(member.is_named_by(value) for member in sheet.members)


def _is_listed_introducer(value: Any, sheet: Sheet) -> bool:
    return isinstance(value, MemberIntroducer) and _is_listed(value, sheet)


def _is_a(cls: type) -> Holds:
    return lambda value, sheet: isinstance(value, cls)


def _is_of(kind: IntroducingOrganisation) -> Holds:
    return lambda value, sheet: isinstance(value, OrganisationIntroducer) and value.kind is kind


def _organisation_way(kind: IntroducingOrganisation, label: str | Promise) -> Way:
    return Way(kind.value, label, Record(OrganisationIntroducer, {"kind": kind}), _is_of(kind))


_SPECIAL: dict[Any, Part] = {}
_SPECIAL[Mentor] = OneOf(
    (
        Way("listed", _("Chọn trong chi bộ"), FromTheCell(Mentor), _is_listed, _has_members),
        Way("typed", _("Gõ họ tên"), Record(Mentor), _is_a(Mentor)),
    )
)
_SPECIAL[MemberIntroducer | OrganisationIntroducer] = OneOf(
    (
        Way(
            "listed",
            _("Đảng viên của chi bộ"),
            FromTheCell(MemberIntroducer),
            _is_listed_introducer,
            _has_members,
        ),
        Way("typed", _("Đảng viên khác"), Record(MemberIntroducer), _is_a(MemberIntroducer)),
        _organisation_way(IntroducingOrganisation.YOUTH_UNION, _("Đoàn Thanh niên")),
        _organisation_way(IntroducingOrganisation.TRADE_UNION, _("Công đoàn")),
    )
)
_SPECIAL[OpinionCount | OpinionWaived] = OneOf(
    (
        Way("asked", _("Đã hỏi nơi cư trú"), Record(OpinionCount), _is_a(OpinionCount)),
        Way("waived", _("Không phải hỏi"), Record(OpinionWaived), _is_a(OpinionWaived)),
    )
)
