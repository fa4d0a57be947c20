"""Appends rows to the log: the end of every writing transaction."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.utils import timezone

from ketnap.casefiles.anchors import Anchor, append_anchor
from ketnap.casefiles.digest import (
    Header,
    canonical_json,
    entry_digest,
    ledger_digest,
    opening_digest,
    payload_digest,
)
from ketnap.casefiles.entries import corrected_seq, payload_of
from ketnap.casefiles.models import Casefile, LedgerHead, LogEntry
from ketnap.casefiles.models.log import SALT_CHARS
from ketnap.casefiles.signals import steps_appended
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.steps import Step
from ketnap.tables.inserting import insert_values


@dataclass(frozen=True, slots=True)
class Recorder:
    """Who records, when, and under which rulebook."""

    user_id: int | None
    name: str
    at: datetime
    rulebook_digest: str


class StepContent(NamedTuple):
    """What the row of a numbered step holds by itself, whichever case it becomes a part of."""

    seq: int
    kind: StepKind
    happened_on: date
    recorded_at: datetime | None
    payload: str
    corrects: int | None


class AppendedStep(NamedTuple):
    """A row of the log as it was just appended."""

    casefile_id: int
    seq: int
    position: int
    kind: str
    happened_on: date
    recorded_at: datetime
    recorded_by_id: int | None
    recorded_by_name: str
    payload: str
    salt: str
    payload_digest: str
    corrects: int | None
    override_reason: str
    rulebook_digest: str
    previous_digest: str
    digest: str
    ledger_digest: str


@dataclass(frozen=True, slots=True)
class Addition:
    """Steps to be put at the end of one case's log, and the digest they follow.

    `signed` names who recorded each of them elsewhere; empty where the recorder did it himself.
    """

    casefile_id: int
    contents: tuple[StepContent, ...]
    previous_digest: str
    override_reason: str = ""
    signed: tuple[str, ...] = ()


def first_digest(casefile: Casefile, key: bytes) -> str:
    """What the first step of a case follows."""
    return opening_digest(
        key,
        casefile=casefile.pk,
        person=casefile.opened_for,
        cell=casefile.cell_id,
        cell_facts=canonical_json(casefile.cell_facts),
    )


def append(additions: Sequence[Addition], *, recorder: Recorder, key: bytes) -> list[AppendedStep]:
    """Writes the rows and moves the head of the ledger; must run inside a transaction.

    The head is locked last, so that only the writing itself, not the judging, waits in line.
    """
    head = locked_head()
    leave_anchor(head, day=timezone.localdate(recorder.at))
    rows = [row for addition in additions for row in _rows(addition, recorder, head, key)]
    insert_values(LogEntry, AppendedStep._fields, rows)
    head.save()
    steps_appended.send(sender=LogEntry, entries=rows)
    return rows


def locked_head() -> LedgerHead:
    """The head of the ledger, locked: writers take turns here until their transaction ends."""
    head, _ = LedgerHead.objects.select_for_update().get_or_create(pk=LedgerHead.ONLY_ID)
    return head


def leave_anchor(head: LedgerHead, *, day: date) -> None:
    """Anchors the state before the first step of a day, also of an empty log; once a day.

    So a head that was anchored on a day always has a line of that day in the file.
    """
    if head.anchored_on is not None and head.anchored_on >= day:
        return
    append_anchor(Anchor(day, head.count, head.digest))
    head.anchored_on = day


def contents_of(steps: Iterable[Step]) -> tuple[StepContent, ...]:
    """What the rows of steps hold, whichever case they become a part of."""
    return tuple(map(_content, steps))


def _content(step: Step) -> StepContent:
    return StepContent(
        seq=step.seq,
        kind=step.kind,
        happened_on=step.on,
        recorded_at=step.recorded_at,
        payload=payload_of(step),
        corrects=corrected_seq(step),
    )


def _rows(
    addition: Addition, recorder: Recorder, head: LedgerHead, key: bytes
) -> list[AppendedStep]:
    previous, rows = addition.previous_digest, []
    salts = secrets.token_hex(len(addition.contents) * SALT_CHARS // 2)
    for place, content in enumerate(addition.contents):
        by, name = recorder.user_id, recorder.name
        if addition.signed:
            by, name = None, addition.signed[place]
        salt = salts[place * SALT_CHARS : (place + 1) * SALT_CHARS]
        header = Header(
            casefile=addition.casefile_id,
            seq=content.seq,
            position=head.count + 1,
            kind=content.kind,
            happened_on=content.happened_on,
            recorded_at=content.recorded_at or recorder.at,
            recorded_by=by,
            recorded_by_name=name,
            corrects=content.corrects,
            override_reason=addition.override_reason,
            rulebook_digest=recorder.rulebook_digest,
            payload_digest=payload_digest(salt, content.payload),
        )
        rows.append(_sealed(header, content.payload, salt, previous=previous, head=head, key=key))
        previous = rows[-1].digest
    return rows


def _sealed(
    header: Header, payload: str, salt: str, *, previous: str, head: LedgerHead, key: bytes
) -> AppendedStep:
    """The row, and the head of the ledger moved to it."""
    digest = entry_digest(key, previous=previous, header=header)
    head.digest = ledger_digest(key, previous=head.digest, position=header.position, digest=digest)
    head.count = header.position
    return AppendedStep(
        casefile_id=header.casefile,
        seq=header.seq,
        position=header.position,
        kind=header.kind,
        happened_on=header.happened_on,
        recorded_at=header.recorded_at,
        recorded_by_id=header.recorded_by,
        recorded_by_name=header.recorded_by_name,
        payload=payload,
        salt=salt,
        payload_digest=header.payload_digest,
        corrects=header.corrects,
        override_reason=header.override_reason,
        rulebook_digest=header.rulebook_digest,
        previous_digest=previous,
        digest=digest,
        ledger_digest=head.digest,
    )
