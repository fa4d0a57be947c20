"""Appends rows to the log: the end of every writing transaction."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from ketnap.casefiles.anchors import Anchor, append_anchor
from ketnap.casefiles.digest import entry_digest, ledger_digest, opening_digest, payload_digest
from ketnap.casefiles.entries import corrected_seq, header_of, payload_of
from ketnap.casefiles.models import Casefile, LedgerHead, LogEntry
from ketnap.casefiles.models.log import SALT_CHARS
from ketnap.casefiles.signals import steps_appended
from ketnap.domain.casefile.steps import Step
from ketnap.tables.inserting import insert_rows


@dataclass(frozen=True, slots=True)
class Recorder:
    """Who records, when, and under which rulebook."""

    user_id: int | None
    name: str
    at: datetime
    rulebook_digest: str


@dataclass(frozen=True, slots=True)
class Addition:
    """Numbered steps to be put at the end of one case's log, and the digest they follow.

    `signed` names who recorded each of them elsewhere; empty where the recorder did it himself.
    """

    casefile_id: int
    steps: tuple[Step, ...]
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
        cell_facts=casefile.cell_facts,
    )


def append(additions: Sequence[Addition], *, recorder: Recorder, key: bytes) -> list[LogEntry]:
    """Writes the rows and moves the head of the ledger; must run inside a transaction.

    The head is locked last, so that only the writing itself, not the judging, waits in line.
    """
    head = locked_head()
    leave_anchor(head, day=timezone.localdate(recorder.at))
    entries = [entry for addition in additions for entry in _entries(addition, recorder, head, key)]
    insert_rows(LogEntry, entries)
    head.save()
    steps_appended.send(sender=LogEntry, entries=entries)
    return entries


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


def _entries(
    addition: Addition, recorder: Recorder, head: LedgerHead, key: bytes
) -> list[LogEntry]:
    previous = addition.previous_digest
    entries = []
    for place, step in enumerate(addition.steps):
        entry = _entry(addition, step, recorder)
        if addition.signed:
            entry.recorded_by_id, entry.recorded_by_name = None, addition.signed[place]
        entry.position = head.count + 1
        _seal(entry, previous=previous, head=head, key=key)
        previous = entry.digest
        entries.append(entry)
    return entries


def _entry(addition: Addition, step: Step, recorder: Recorder) -> LogEntry:
    salt, payload = secrets.token_hex(SALT_CHARS // 2), payload_of(step)
    return LogEntry(
        casefile_id=addition.casefile_id,
        seq=step.seq,
        kind=step.kind,
        happened_on=step.on,
        recorded_at=step.recorded_at or recorder.at,
        recorded_by_id=recorder.user_id,
        recorded_by_name=recorder.name,
        payload=payload,
        salt=salt,
        payload_digest=payload_digest(salt, payload),
        corrects=corrected_seq(step),
        override_reason=addition.override_reason,
        rulebook_digest=recorder.rulebook_digest,
    )


def _seal(entry: LogEntry, *, previous: str, head: LedgerHead, key: bytes) -> None:
    entry.previous_digest = previous
    entry.digest = entry_digest(key, previous=previous, header=header_of(entry))
    entry.ledger_digest = ledger_digest(
        key, previous=head.digest, position=entry.position, digest=entry.digest
    )
    head.count, head.digest = entry.position, entry.ledger_digest
