"""Agreement (sự thống nhất): what papers of one case say alike, and what a later one cites of an earlier."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from ketnap.domain.paperwork.blanks.catalogue import CATALOGUE
from ketnap.domain.paperwork.filling import Filled, as_printed, recorded_name
from ketnap.domain.paperwork.material import Material
from ketnap.domain.paperwork.sheet import Sheet, Version

PAPER_NUMBER, PAPER_DAY = "paper_number", "paper_on"


@dataclass(frozen=True, slots=True)
class Stage:
    """Forms in the order in which a case comes to them, and the rule that lists the papers of their file."""

    rule: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A form whose papers later ones cite, and the blanks that carry its number and day there."""

    form: str
    number: str
    day: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """A blank of an earlier form that a later one must agree with."""

    form: str
    blank: str


@dataclass(frozen=True, slots=True)
class Agreements:
    """What the papers of one case must say alike."""

    stages: tuple[Stage, ...]
    alike: tuple[str, ...]
    cited: tuple[Cited, ...]

    @property
    def order(self) -> tuple[str, ...]:
        """The forms in the order in which a case comes to them."""
        return tuple(form for stage in self.stages for form in stage.forms)

    def rule_of(self, form: str) -> str | None:
        """The rule that lists the papers of the file to which a form belongs."""
        return next((stage.rule for stage in self.stages if form in stage.forms), None)


def agreements_of(
    sheet: Sheet, version: Version, agreements: Agreements, sheets: Mapping[str, Sheet]
) -> Mapping[str, tuple[Agreed, ...]]:
    """Return, by blank, which earlier papers a version of a form must agree with, and there on what."""
    if sheet.code not in agreements.order:
        return {}
    before = agreements.order[: agreements.order.index(sheet.code)]
    earlier = [sheets[code] for code in before]
    found = {
        name: tuple(_agreed(name, earlier, version, agreements))
        for name in _compared(version, agreements)
    }
    return {name: agreed for name, agreed in found.items() if agreed}


def values_to_agree(
    version: Version, material: Material, filled: Filled, agreements: Agreements
) -> Mapping[str, str]:
    """Return what a paper says under the blanks that others must agree with, a day always in figures."""
    values = {
        name: _value(name, material, filled)
        for name in _compared(version, agreements)
        if name in filled.texts or name in CATALOGUE
    }
    return {name: plain_number(value) for name, value in values.items() if value}


def plain_number(text: str) -> str:
    """The number of a paper without the word before it: records have it either way."""
    return text.removeprefix("Số ").strip()


def _compared(version: Version, agreements: Agreements) -> tuple[str, ...]:
    printed = (recorded_name(name) for name in version.names())
    return tuple(dict.fromkeys(name for name in printed if name in agreements.alike))


def _value(name: str, material: Material, filled: Filled) -> str:
    recorded = as_printed(CATALOGUE[name].value(material)) if name in CATALOGUE else ""
    return recorded or filled.texts.get(name, "")


def _agreed(
    name: str, earlier: Collection[Sheet], later: Version, agreements: Agreements
) -> Iterator[Agreed]:
    for sheet in earlier:
        yield from _cited_as(name, sheet, agreements)
        if any(_prints(version, name) for version in sheet.versions if _was_used(version, later)):
            yield Agreed(sheet.code, name)


def _cited_as(name: str, sheet: Sheet, agreements: Agreements) -> Iterator[Agreed]:
    for cited in agreements.cited:
        if cited.form == sheet.code and name == cited.number:
            yield Agreed(sheet.code, PAPER_NUMBER)
        if cited.form == sheet.code and name == cited.day:
            yield Agreed(sheet.code, PAPER_DAY)


def _prints(version: Version, name: str) -> bool:
    return name in (recorded_name(each) for each in version.names())


def _was_used(earlier: Version, later: Version) -> bool:
    """Whether a paper by one version may lie in the file before a paper by the other."""
    return later.valid_to is None or earlier.valid_from <= later.valid_to
