"""Records steps: judged by the domain, appended to the log, all or nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from ketnap.casefiles import models
from ketnap.casefiles.appending import Addition, Recorder, append, contents_of, first_digest
from ketnap.casefiles.derivation import Judges, derive
from ketnap.casefiles.derived_tables import DerivedCase, write_derived
from ketnap.casefiles.judging import extended, judge, refuse, still_unreasoned
from ketnap.casefiles.keys import log_key
from ketnap.casefiles.locking import lock_cases
from ketnap.casefiles.offering import offer_steps
from ketnap.casefiles.queries.cases import relation_to
from ketnap.casefiles.queries.log import domain_casefile, log_of
from ketnap.casefiles.queries.whole import consents_elsewhere
from ketnap.casefiles.refusals import CaseChanged, NothingToRecord, NotVisible
from ketnap.domain.access import (
    Action,
    Actor,
    CaseRelation,
    in_whose_place,
    may_know,
    may_put_right,
    require_recording,
)
from ketnap.domain.casefile.findings import Finding
from ketnap.domain.casefile.steps import Casefile, Corrected, Step
from ketnap.domain.casefile.tidying import tidied
from ketnap.domain.text import nfc
from ketnap.rules.load import load_calendar, load_rulebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Steps for one case, and the last step that their writer had seen."""

    casefile_id: int
    steps: Sequence[Step]
    seen_seq: int
    override_reason: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """The steps as they stand in the log now, and what they brought up."""

    casefile_id: int
    steps: tuple[Step, ...]
    findings: tuple[Finding, ...]


def record_steps(
    casefile_id: int,
    steps: Sequence[Step],
    *,
    by: Actor,
    seen_seq: int,
    override_reason: str = "",
    today: date | None = None,
) -> Recorded:
    """The steps as recorded at the end of one case.

    Raises `NotVisible`, `NotAllowed`, `CaseChanged` where someone else recorded meanwhile,
    what a room above refuses with, `StepRefused`, or `ReasonNeeded` where warnings ask for a
    reason.
    """
    entry = Entry(
        casefile_id=casefile_id, steps=steps, seen_seq=seen_seq, override_reason=override_reason
    )
    return record_occasion([entry], by=by, today=today)[0]


@transaction.atomic
def record_occasion(
    entries: Sequence[Entry], *, by: Actor, today: date | None = None
) -> tuple[Recorded, ...]:
    """The same for several cases, such as one meeting with several votes: all or none."""
    _check_entries(entries)
    now = timezone.now()
    desk = _Desk(
        by, Judges(load_rulebook(), load_calendar()), now, today or timezone.localdate(now)
    )
    cases = lock_cases([entry.casefile_id for entry in entries])
    judged = [_judge(_visible(cases, entry, by), entry, desk) for entry in entries]
    _write(judged, entries, desk)
    return tuple(item.recorded for item in judged)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Who records, by which rules, and when."""

    by: Actor
    judges: Judges
    now: datetime
    today: date


@dataclass(frozen=True, slots=True)
class _Judged:
    """One case's share of a transaction, ready to be written."""

    case: models.Casefile
    head_digest: str | None
    longer: Casefile
    recorded: Recorded


def _check_entries(entries: Sequence[Entry]) -> None:
    if not entries or not all(entry.steps for entry in entries):
        raise NothingToRecord
    ids = [entry.casefile_id for entry in entries]
    if len(set(ids)) < len(ids):
        raise ValueError("one entry for each case: put its steps together")


def _visible(cases: dict[int, models.Casefile], entry: Entry, by: Actor) -> models.Casefile:
    case = cases.get(entry.casefile_id)
    if case is None:
        raise NotVisible
    if not may_know(by, relation_to(case)):
        raise NotVisible
    require_recording_all(case, entry.steps, by)
    return case


def require_recording_all(case: models.Casefile, steps: Iterable[Step], by: Actor) -> None:
    """Raise `NotAllowed` where one of the steps is none that somebody may record of the case."""
    relation = relation_to(case)
    for step in steps:
        if not _puts_right(case, relation, step, by):
            require_recording(by, relation, step.kind)


def _puts_right(case: models.Casefile, relation: CaseRelation, step: Step, by: Actor) -> bool:
    """Whether a step corrects one that its recorder may put right without the cell."""
    if not isinstance(step, Corrected) or step.replacement is None:
        return False
    recorded = log_of(case).filter(seq=step.corrects).values_list("kind", flat=True).first()
    return recorded is not None and may_put_right(by, relation, recorded, step.replacement.kind)


def _judge(case: models.Casefile, entry: Entry, desk: _Desk) -> _Judged:
    rows = list(log_of(case))
    casefile = domain_casefile(case, rows)
    if len(rows) != entry.seen_seq:
        raise CaseChanged(case.pk, since=casefile.steps[entry.seen_seq :])
    offer_steps(
        case,
        casefile,
        entry.steps,
        by=desk.by,
        today=desk.today,
        reason=entry.override_reason,
    )
    steps = [replace(tidied(step), recorded_at=desk.now) for step in entry.steps]
    longer = extended(casefile, steps)
    elsewhere = consents_elsewhere(case, steps)
    judgement = judge(casefile, longer, desk.judges, today=desk.today, elsewhere=elsewhere)
    findings = still_unreasoned(judgement, reasoned_on(rows))
    refuse(case.pk, findings, override_reason=entry.override_reason)
    recorded = Recorded(case.pk, longer.steps[len(rows) :], judgement.new)
    return _Judged(case, rows[-1].digest if rows else None, longer, recorded)


def reasoned_on(rows: Iterable[models.LogEntry]) -> dict[int, date]:
    """The steps beside which a reason is kept, with the day on which it was given."""
    return {row.seq: timezone.localdate(row.recorded_at) for row in rows if row.override_reason}


def _write(judged: Sequence[_Judged], entries: Sequence[Entry], desk: _Desk) -> None:
    """Derives first: the head of the ledger, locked by the appending, is kept as short as can be."""
    key = log_key()
    derived = [derive(item.case, item.longer, desk.judges) for item in judged]
    additions = [
        Addition(
            item.case.pk,
            contents_of(item.recorded.steps),
            previous_digest=item.head_digest or first_digest(item.case, key),
            override_reason=nfc(entry.override_reason),
        )
        for item, entry in zip(judged, entries, strict=True)
    ]
    name = _signature(desk.by, [item.case for item in judged])
    recorder = Recorder(desk.by.user_id, name, desk.now, desk.judges.rulebook.digest)
    rows = append(additions, recorder=recorder, key=key)
    heads = {row.casefile_id: row.digest for row in rows}
    write_derived(
        [
            DerivedCase(item.case, each, heads[item.case.pk])
            for item, each in zip(judged, derived, strict=True)
        ]
    )


def _signature(by: Actor, cases: Iterable[models.Casefile]) -> str:
    """The recorder's name, with in whose place, cut to what a row of the log holds."""
    holder = in_whose_place(by, Action.RECORD_STEP, [relation_to(case) for case in cases])
    longest = models.LogEntry._meta.get_field("recorded_by_name").max_length
    return f"{by.name} (thay {holder})"[:longest] if holder else by.name
