"""Reads the types of Party documents (thể loại văn bản) and the symbols of bodies, as data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from ketnap.domain.numbering import is_body_symbol
from ketnap.domain.paperwork.body_names import committee_word
from ketnap.domain.rulebook import Confidence
from ketnap.domain.rulebook.schema import LIST, TEXT, Shape
from ketnap.organisations.models import OrganisationKind

FILE = Path(__file__).with_name("document_types.yaml")

_FILE = Shape(required={"types": LIST, "bodies": LIST, "committees": LIST})
_TYPE = Shape(
    required=dict.fromkeys(("symbol", "name_vi", "name_en", "confidence", "source"), TEXT)
)
_BODY = Shape(required=dict.fromkeys(("kind", "symbol", "confidence", "source"), TEXT))

_COMMITTEE = Shape(required=dict.fromkeys(("word", "symbol", "confidence", "source"), TEXT))


class DocumentTypesBroken(ValueError):
    """The file of document types cannot be used; every problem is named."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(f"{FILE.name}: " + "; ".join(problems))


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document by its symbol, with the source of the symbol."""

    symbol: str
    name_vi: str
    name_en: str
    confidence: Confidence
    source: str

    def name_in(self, language: str) -> str:
        """Return what the type is called."""
        return self.name_vi if language == "vi" else self.name_en


@dataclass(frozen=True, slots=True)
class DocumentTypes:
    """Every type by its symbol, in the order of the file, and the usual symbols of bodies."""

    by_symbol: Mapping[str, DocumentType]
    of_bodies: Mapping[OrganisationKind, str]
    of_committees: Mapping[str, str]

    def name_of(self, symbol: str, language: str) -> str:
        """Return what a type is called; one no longer in the list goes by its symbol."""
        known = self.by_symbol.get(symbol)
        return known.name_in(language) if known else symbol

    def usual_symbol(self, kind: OrganisationKind, name: str) -> str:
        """Return what usually stands for a body of a kind and name; empty where nothing is known."""
        usual = self.of_bodies.get(kind, "")
        committee = self.of_committees.get(committee_word(name), "")
        match kind:
            case OrganisationKind.CELL | OrganisationKind.SECTIONAL_COMMITTEE:
                return usual
            case OrganisationKind.ORGANISING_BOARD:
                return usual + committee
            case _:
                return committee or usual


@cache
def load_document_types() -> DocumentTypes:
    """Return the types; raises `DocumentTypesBroken` with every problem of the file."""
    return read_document_types(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def read_document_types(data: Any) -> DocumentTypes:
    """Return what the content of a file says."""
    problems: list[str] = [*_FILE.misfits(data)] or [
        *_type_problems(data),
        *_body_problems(data),
        *_committee_problems(data),
    ]
    if problems:
        raise DocumentTypesBroken(problems)
    types = [DocumentType(**{**row, "confidence": _sure(row)}) for row in data["types"]]
    bodies = {OrganisationKind(row["kind"]): row["symbol"] for row in data["bodies"]}
    return DocumentTypes(
        MappingProxyType({each.symbol: each for each in types}),
        MappingProxyType(bodies),
        MappingProxyType({row["word"]: row["symbol"] for row in data["committees"]}),
    )


def _sure(row: Mapping[str, str]) -> Confidence:
    return Confidence(row["confidence"])


def _type_problems(data: Mapping[str, Any]) -> Iterator[str]:
    seen: set[str] = set()
    for place, row in enumerate(data["types"], start=1):
        misfits = list(_TYPE.misfits(row))
        yield from (f"thể loại {place}: {misfit}" for misfit in misfits)
        if misfits:
            continue
        yield from _unsure(row, f"thể loại {place}")
        if row["symbol"] in seen:
            yield f"thể loại {place}: ký hiệu “{row['symbol']}” đã có"
        seen.add(row["symbol"])


def _body_problems(data: Mapping[str, Any]) -> Iterator[str]:
    for place, row in enumerate(data["bodies"], start=1):
        misfits = list(_BODY.misfits(row))
        yield from (f"cơ quan {place}: {misfit}" for misfit in misfits)
        if misfits:
            continue
        yield from _unsure(row, f"cơ quan {place}")
        if row["kind"] not in OrganisationKind.values:
            yield f"cơ quan {place}: không có loại tổ chức “{row['kind']}”"
        yield from _no_symbol(row, f"cơ quan {place}")


def _committee_problems(data: Mapping[str, Any]) -> Iterator[str]:
    for number, row in enumerate(data["committees"], start=1):
        place = f"cấp ủy {number}"
        misfits = list(_COMMITTEE.misfits(row))
        yield from (f"{place}: {misfit}" for misfit in misfits)
        if misfits:
            continue
        yield from _unsure(row, place)
        yield from _no_symbol(row, place)
        if committee_word(row["word"]) != row["word"]:
            yield f"{place}: không có cấp ủy nào gọi là “{row['word']}”"


def _no_symbol(row: Mapping[str, str], place: str) -> Iterator[str]:
    if not is_body_symbol(row["symbol"]):
        yield f"{place}: “{row['symbol']}” không thể là ký hiệu"


def _unsure(row: Mapping[str, str], place: str) -> Iterator[str]:
    if row["confidence"] not in set(Confidence):
        yield f"{place}: không có mức tin cậy “{row['confidence']}”"
