"""The form of one kind of step: validates what was typed and returns the step; it does not save."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.steps import STEP_CLASSES, Step
from ketnap.domain.casefile.wording import field_help
from ketnap.web.case.labels import label_of
from ketnap.web.steps.agreement import Slip, slips_in
from ketnap.web.steps.fields import day_field
from ketnap.web.steps.parts import WAY, Leaf, OneOf, Part, Sheet, step_part

SWITCH = "switch"
_WITHIN_ONES_LIFE = frozenset({"on", "by.shared_since"})


@dataclass(frozen=True, slots=True)
class Days:
    """The days a paper about the person can bear."""

    born_on: date
    today: date


@dataclass(frozen=True, slots=True)
class Switch:
    """A choice between the ways to fill a section; each is a button that keeps what was typed."""

    path: str
    ways: tuple[tuple[str, str | Promise, bool], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that belong together, under a title where the step has one for them."""

    title: str
    hint: str
    switch: Switch | None
    fields: tuple[BoundField, ...]
    side_by_side: bool = False


class StepForm(forms.Form):
    """Asks for what a step of one kind says.

    `data` is what was posted. `ways` are the ways chosen where a value may have several shapes.
    `prefix` tells its fields apart where several steps are typed on one page.
    """

    def __init__(
        self,
        sheet: Sheet,
        days: Days,
        *,
        data: Mapping[str, Any] | None = None,
        initial: Mapping[str, Any] | None = None,
        prefix: str | None = None,
    ) -> None:
        super().__init__(data=data, initial=dict(initial or {}), prefix=prefix)
        self._readable: dict[str, Any] = {}
        self.days = days
        typed = initial or {} if data is None else own_values(data, prefix)
        self.sheet = replace(sheet, ways=_ways_in(typed))
        self.part = step_part(sheet.kind)
        kind, language = sheet.kind, sheet.language
        self.fields["on"] = day_field(
            label=label_of(kind, "on", language), help_text=field_help("on", language)
        )
        self.fields.update(self.part.fields("", self.sheet))

    @property
    def kind(self) -> StepKind:
        return self.sheet.kind

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._mind_days()
        self._readable = dict(self.cleaned_data)
        if not self.errors:
            for slip in slips_in(self.step()):
                self._mark(slip)
        return cleaned

    def readable(self) -> dict[str, Any]:
        """The values that could be read, even where they do not agree with each other."""
        self.is_valid()
        return self._readable

    def step(self) -> Step:
        """The step as typed; only after `is_valid`."""
        values = self.part.values("", self.cleaned_data, self.sheet)
        return STEP_CLASSES[self.kind](on=self.cleaned_data["on"], **values)

    def typed(self, step: Step) -> dict[str, Any]:
        """What the fields show for a step that is there already."""
        return dict([("on", step.on), *self.part.typed("", step, self.sheet)])

    def sections(self) -> Iterator[Section]:
        """The fields as people fill them: one after the other, or in groups that belong together."""
        yield self._section("on", Leaf(date, required=True))
        for is_number, group in groupby(self.part.parts(), key=_is_number):
            sections = [self._section(name, part) for name, part in group]
            if is_number:
                yield Section("", "", None, tuple(f for s in sections for f in s.fields), True)
            else:
                yield from sections

    def _section(self, path: str, part: Part) -> Section:
        fields = tuple(
            self[name]
            for name in self.fields
            if (name == path or name.startswith(f"{path}.")) and not self[name].is_hidden
        )
        if isinstance(part, Leaf):
            return Section("", "", None, fields)
        language = self.sheet.language
        return Section(
            label_of(self.kind, path, language),
            field_help(path, language),
            self._switch(path, part),
            fields,
        )

    def _switch(self, path: str, part: Part) -> Switch | None:
        if not isinstance(part, OneOf):
            return None
        chosen = part.chosen(path, self.sheet)
        ways = tuple(
            (f"{self.add_prefix(path)}={way.code}", way.label, way is chosen)
            for way in part.offered(self.sheet)
        )
        return Switch(path, ways)

    def _mind_days(self) -> None:
        for name, value in list(self.cleaned_data.items()):
            if isinstance(value, date) and value > self.days.today:
                self.add_error(name, _("Ngày này chưa đến. Chỉ ghi việc đã xảy ra."))
        for name in _WITHIN_ONES_LIFE & self.cleaned_data.keys():
            if self.cleaned_data[name] < self.days.born_on:
                self.add_error(name, _("Ngày này ở trước ngày sinh của người trong hồ sơ."))

    def _mark(self, slip: Slip) -> None:
        self.add_error(slip.path if slip.path in self.fields else None, slip.message)


def _is_number(named: tuple[str, Part]) -> bool:
    return isinstance(named[1], Leaf) and named[1].annotation is int


def switched(data: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, with another way chosen by the button that was pressed."""
    path, _equals, code = str(data[SWITCH]).partition("=")
    return {**{name: data[name] for name in data}, f"{path}.{WAY}": code}


def own_values(data: Mapping[str, Any], prefix: str | None) -> dict[str, Any]:
    """What was typed into the form with a prefix, by the names of its fields."""
    start = "" if prefix is None else f"{prefix}-"
    return {name.removeprefix(start): data[name] for name in data if name.startswith(start)}


def _ways_in(values: Mapping[str, Any]) -> dict[str, str]:
    end = f".{WAY}"
    return {name.removesuffix(end): str(values[name]) for name in values if name.endswith(end)}
