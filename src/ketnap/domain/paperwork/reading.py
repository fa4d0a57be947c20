"""Sheets read from plain data, as their files write them."""

import types
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from ketnap.domain.paperwork.about import ABOUT
from ketnap.domain.paperwork.agreements import Agreements
from ketnap.domain.paperwork.blanks.catalogue import CATALOGUE
from ketnap.domain.paperwork.filling import LINE, LONG_FORM, recorded_name
from ketnap.domain.paperwork.phrase import (
    ROOM_FOR_A_DAY,
    ROOM_FOR_A_DAY_IN_WORDS,
    ROOM_FOR_A_NUMBER,
    TO_BE_WRITTEN,
    Gap,
    Phrase,
    PhraseBroken,
    read_phrase,
)
from ketnap.domain.paperwork.sheet import (
    Addressees,
    BlankKind,
    Block,
    Each,
    Entries,
    Header,
    PageBreak,
    Paragraph,
    PersonalHeader,
    Photo,
    Shape,
    Sheet,
    Signatures,
    Space,
    Table,
    Title,
    Version,
    Writing,
)


class SheetBroken(ValueError):
    """A sheet cannot be used; the message names its place and trouble."""


_BLOCKS: Mapping[str, type[Block]] = {
    "header": Header,
    "personal_header": PersonalHeader,
    "title": Title,
    "to": Addressees,
    "p": Paragraph,
    "each": Each,
    "entries": Entries,
    "writing": Writing,
    "table": Table,
    "signatures": Signatures,
    "photo": Photo,
    "space": Space,
    "page_break": PageBreak,
}
_ROOMS = {BlankKind.DAY: ROOM_FOR_A_DAY, BlankKind.NUMBER: ROOM_FOR_A_NUMBER}
NUMBER = "paper_number"
_CONDITIONS = ("when", "unless")
# What a block may be written as where one of its fields is all there is to say.
_SHORT = {Paragraph: "text", PersonalHeader: "heading", Space: "height"}


def read_sheet(data: Mapping[str, Any], regimes: Mapping[str, "Regime"]) -> Sheet:
    """The sheet that data tells of; raises `SheetBroken`."""
    code = str(data.get("code", "?"))
    try:
        rest = {name: value for name, value in data.items() if name != "versions"}
        head: Sheet = _record(Sheet, rest, code)
        versions = _read_versions(data["versions"], regimes, _rooms(head))
        sheet = replace(head, versions=versions)
    except (PhraseBroken, KeyError, TypeError) as error:
        raise SheetBroken(f"{code}: {error}") from error
    for problem in _problems_of(sheet):
        raise SheetBroken(f"{code}: {problem}")
    return sheet


def read_agreements(data: Mapping[str, Any], sheets: Mapping[str, Sheet]) -> Agreements:
    """What papers must say alike, as data tells; raises `SheetBroken`."""
    agreements: Agreements = _record(Agreements, data, "agreements")
    for form in (*agreements.order, *(cited.form for cited in agreements.cited)):
        if form not in sheets:
            raise SheetBroken(f"agreements: no form {form}")
    versions = [version for form in agreements.order for version in sheets[form].versions]
    printed = {recorded_name(name) for version in versions for name in version.names()}
    for name in agreements.alike:
        if name not in printed:
            raise SheetBroken(f"agreements: no form prints {name}")
    for name in (name for cited in agreements.cited for name in (cited.number, cited.day)):
        if name not in agreements.alike:
            raise SheetBroken(f"agreements: {name} is cited and not alike")
    return agreements


class Regime:
    """A guidance that issued forms or their layout, with its days in force."""

    __slots__ = ("source", "valid_from", "valid_to")

    def __init__(self, valid_from: date, valid_to: date | None, source: str) -> None:
        self.valid_from = valid_from
        self.valid_to = valid_to
        self.source = source


def _read_versions(
    data: Iterable[Mapping[str, Any]],
    regimes: Mapping[str, Regime],
    rooms: Mapping[str, str],
) -> tuple[Version, ...]:
    """A version for each regime, latest first; regimes whose blocks are written once share them."""
    items = list(data)
    blocks_of = {
        id(blocks): tuple(_with_room(_block(block), rooms) for block in blocks)
        for blocks in (item["blocks"] for item in items)
    }
    versions = [
        Version(
            valid_from=regime.valid_from,
            valid_to=regime.valid_to,
            source=regime.source,
            shape=Shape(item["shape"]),
            blocks=blocks_of[id(item["blocks"])],
            page=item.get("page", "a4"),
            landscape=item.get("landscape", False),
        )
        for item in items
        for regime in (regimes[name] for name in item["regimes"])
    ]
    return tuple(sorted(versions, key=lambda version: version.valid_from, reverse=True))


def _rooms(sheet: Sheet) -> Mapping[str, str]:
    """What is printed of each blank that has no value: as much room as its kind needs."""
    kinds = {
        **{name: blank.kind for name, blank in CATALOGUE.items()},
        **{blank.name: blank.kind for blank in sheet.by_hand},
    }
    in_words = {
        name + LONG_FORM: ROOM_FOR_A_DAY_IN_WORDS
        for name, kind in kinds.items()
        if kind is BlankKind.DAY
    }
    rooms = {name: _ROOMS[kind] for name, kind in kinds.items() if kind in _ROOMS}
    number = {NUMBER: f"………-{sheet.register_type}/………"} if sheet.register_type else {}
    return {**rooms, **in_words, **number}


def _with_room(part: Any, rooms: Mapping[str, str]) -> Any:
    """The same part of a sheet, each of its blanks with the room that it needs."""
    if isinstance(part, Gap):
        return replace(part, to_write=rooms.get(part.name, TO_BE_WRITTEN))
    if isinstance(part, tuple):
        return tuple(_with_room(piece, rooms) for piece in part)
    if is_dataclass(part) and not isinstance(part, type):
        within = {field.name: getattr(part, field.name) for field in fields(part)}
        return replace(part, **{name: _with_room(value, rooms) for name, value in within.items()})
    return part


def _block(data: Mapping[str, Any] | str) -> Block:
    if isinstance(data, str):
        return _BLOCKS[data]()
    conditions = {name: data[name] for name in _CONDITIONS if name in data}
    kinds = [name for name in data if name not in _CONDITIONS]
    if len(kinds) != 1:
        raise SheetBroken(f"a block is of one kind: {data}")
    kind, content = kinds[0], data[kinds[0]]
    cls = _BLOCKS[kind]
    short = _SHORT.get(cls)
    if short is not None and not isinstance(content, Mapping):
        content = {short: content}
    block: Block = _record(cls, {**content, **conditions}, kind)
    return block


def _record(cls: Any, data: Mapping[str, Any], place: str) -> Any:
    annotations = _annotations(cls)
    unknown = set(data) - set(annotations)
    if unknown:
        raise SheetBroken(f"{place}: unknown {', '.join(sorted(unknown))}")
    missing = {
        field.name
        for field in fields(cls)
        if field.default is MISSING and field.default_factory is MISSING
    } - set(data)
    if missing:
        raise SheetBroken(f"{place}: missing {', '.join(sorted(missing))}")
    return cls(**{name: _read(annotations[name], value) for name, value in data.items()})


@cache
def _annotations(cls: type) -> Mapping[str, Any]:
    hints = get_type_hints(cls)
    return {field.name: hints[field.name] for field in fields(cls)}


def _read(annotation: Any, value: Any) -> Any:
    """A value by what its field is; texts of a paper become phrases."""
    if annotation == Phrase:
        return read_phrase(value)
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return tuple(_read(inner[0], item) for item in value)
    if origin in (Literal,):
        if value not in inner:
            raise SheetBroken(f"{value!r} is none of {inner}")
        return value
    if origin is types.UnionType:
        return _read(next(part for part in inner if part is not type(None)), value)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return annotation(value)
    if isinstance(annotation, type) and annotation in (str, int, bool):
        if type(value) is not annotation:
            raise SheetBroken(f"{value!r} should be {annotation.__name__}")
        return value
    return _record(annotation, value, annotation.__name__)


def _problems_of(sheet: Sheet) -> Iterable[str]:
    """What makes a sheet unusable: unknown blanks, blanks never printed, wrong kinds, overlaps."""
    hand = {blank.name: blank.kind for blank in sheet.by_hand}
    if sheet.about and sheet.about not in ABOUT:
        yield f"about is unknown: {sheet.about}"
    for name in hand.keys() & CATALOGUE.keys():
        if hand[name] is not CATALOGUE[name].kind:
            yield f"{name} is typed as {hand[name]} and recorded as {CATALOGUE[name].kind}"
    for version in sheet.versions:
        yield from _version_problems(version, hand)
    printed = {name for version in sheet.versions for name in version.names()}
    for name in hand.keys() - printed:
        yield f"{name} is asked for and never printed"
    for name in sheet.required:
        if not _is_known(name, hand):
            yield f"required blank is unknown: {name}"
    for later, earlier in zip(sheet.versions, sheet.versions[1:], strict=False):
        if earlier.valid_to is None or earlier.valid_to >= later.valid_from:
            yield f"versions overlap: {earlier.valid_to} and {later.valid_from}"


def _is_known(name: str, hand: Mapping[str, BlankKind]) -> bool:
    return name in hand or recorded_name(name) in CATALOGUE


def _version_problems(version: Version, hand: Mapping[str, BlankKind]) -> Iterable[str]:
    by_rows = {name for block in version.blocks for name in block.lists()}
    for name in version.names():
        if not _is_known(name, hand):
            yield f"blank is unknown: {name}"
            continue
        kind = hand.get(name) or CATALOGUE[recorded_name(name)].kind
        in_rows = kind in (BlankKind.ROWS, BlankKind.LONG)
        conditional = {block.when for block in version.blocks} | {b.unless for b in version.blocks}
        if in_rows != (name in by_rows) and name not in conditional:
            yield f"{name} is {kind} and printed otherwise"
    for block in version.blocks:
        if isinstance(block, Each | Entries | Table) and block.rows not in hand:
            known = CATALOGUE[block.rows].columns or (LINE,)
            for column in version.columns_of(block.rows):
                if column not in known:
                    yield f"{block.rows} has no column {column}"
