"""The digests of the log: one canonical form, two keyed chains. Pure functions."""

import hashlib
import hmac
import json
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any, NamedTuple

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Header(NamedTuple):
    """What the digest of a recorded step vouches for, beside the chain it stands in."""

    casefile: int
    seq: int
    position: int
    kind: str
    happened_on: date
    recorded_at: datetime
    recorded_by: int | None
    recorded_by_name: str
    corrects: int | None
    override_reason: str
    rulebook_digest: str
    payload_digest: str

    def canonical(self) -> str:
        """What `canonical_json` makes of the fields; spelt out, for every step recorded needs it."""
        told = _step_told(self.corrects, self.happened_on, self.kind, self.override_reason)
        recorded = _recording_told(
            self.recorded_at, self.recorded_by, self.recorded_by_name, self.rulebook_digest
        )
        return (
            f'{{"casefile":{self.casefile},{told},'
            f'"payload_digest":{_composed(encode_basestring(self.payload_digest))},'
            f'"position":{self.position},'
            f'{recorded},"seq":{self.seq}}}'
        )


@lru_cache(maxsize=20_000)  # of many steps recorded at once, many are alike in this
def _step_told(corrects: int | None, happened_on: date, kind: str, override_reason: str) -> str:
    return _composed(
        f'"corrects":{_number(corrects)},"happened_on":"{happened_on.isoformat()}",'
        f'"kind":{encode_basestring(kind)},"override_reason":{encode_basestring(override_reason)}'
    )


@lru_cache(maxsize=16)  # and these are alike in all of it
def _recording_told(at: datetime, by: int | None, name: str, rulebook_digest: str) -> str:
    return _composed(
        f'"recorded_at":"{utc_text(at)}","recorded_by":{_number(by)},'
        f'"recorded_by_name":{encode_basestring(name)},'
        f'"rulebook_digest":{encode_basestring(rulebook_digest)}'
    )


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _number(value: int | None) -> str:
    return "null" if value is None else str(value)


def canonical_json(value: Mapping[str, Any]) -> str:
    """One text for one value: keys sorted, no spaces, one Unicode form (NFC)."""
    return _composed(_CANONICAL.encode(value))


@lru_cache(maxsize=16)  # many steps are recorded at one moment
def utc_text(moment: datetime) -> str:
    """The moment in UTC to the microsecond; a moment without an offset is refused."""
    if moment.utcoffset() is None:
        raise ValueError("a moment in the log needs an offset")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def payload_digest(salt: str, payload: str) -> str:
    """Salted, so that a blanked payload cannot be guessed back from its digest."""
    return hashlib.sha256(f"{salt}\n{payload}".encode()).hexdigest()


def opening_digest(key: bytes, *, casefile: int, person: int, cell: int, cell_facts: str) -> str:
    """Where the chain of a case starts: it binds the log to its person and its cell.

    `cell_facts` are in their canonical form, which all cases opened together share; spelt out is
    what `canonical_json` makes of the whole.
    """
    opening = f'{{"casefile":{casefile},"cell":{cell},"cell_facts":{cell_facts},"person":{person}}}'
    return _keyed(key, f"opening\n{opening}")


def entry_digest(key: bytes, *, previous: str, header: Header) -> str:
    """The digest of a row in the chain of its case."""
    return _keyed(key, f"entry\n{previous}\n{header.canonical()}")


def ledger_digest(key: bytes, *, previous: str, position: int, digest: str) -> str:
    """The digest of a row in the chain of the whole installation."""
    return _keyed(key, f"ledger\n{previous}\n{position}\n{digest}")


def removal_digest(key: bytes, *, batch: Mapping[str, Any], places: Iterable[str]) -> str:
    """The seal of an undone batch: which it was, who undid it when, and every place it left."""
    seal = hmac.new(key, f"removal\n{canonical_json(batch)}".encode(), hashlib.sha256)
    for place in places:
        seal.update(f"\n{place}".encode())
    return seal.hexdigest()


def _keyed(key: bytes, text: str) -> str:
    seal = _begun_with(key).copy()
    seal.update(text.encode())
    return seal.hexdigest()


@lru_cache(maxsize=2)
def _begun_with(key: bytes) -> hmac.HMAC:
    """A digest that has taken in the key: to do so for every row takes longer than the row."""
    return hmac.new(key, digestmod=hashlib.sha256)
