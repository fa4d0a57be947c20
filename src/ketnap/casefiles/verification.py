"""Checks the log against its key, its anchors and its derived tables, and names what is broken."""

from collections.abc import Iterator, Sequence
from datetime import date
from heapq import merge
from operator import attrgetter

from django.db import transaction
from django.db.models import Max

from ketnap.casefiles.anchors import AnchorLine, anchor_lines, anchors_path
from ketnap.casefiles.appending import first_digest
from ketnap.casefiles.batches import WholeCase, batches_of_ids, read_locked
from ketnap.casefiles.broken import Broken, Trouble
from ketnap.casefiles.chains import LedgerWalk, broken_head, broken_in_case_chain
from ketnap.casefiles.comparison import tables_that_differ
from ketnap.casefiles.derivation import Judges, derive
from ketnap.casefiles.keys import log_key
from ketnap.casefiles.models import Casefile, LedgerHead, LogEntry, RemovedStep
from ketnap.casefiles.queries.log import domain_casefile
from ketnap.casefiles.removal import unsealed_removals
from ketnap.casefiles.totals import totals_that_differ
from ketnap.domain.casefile.format import CasefileUnreadable
from ketnap.people.models import CellStay
from ketnap.people.queries import kept_for
from ketnap.people.services import stays_differ
from ketnap.rules.load import load_calendar, load_rulebook

CHUNK = 2000


def verify() -> list[Broken]:
    """Every broken place: in the cases first, then in the ledger of the whole installation.

    An empty list means that nothing was found. May run while others record. Raises
    `AnchorsUnusable`.
    """
    key = log_key()
    return [
        *_broken_cases(key),
        *_broken_totals(),
        *_broken_ledger(key),
        *unsealed_removals(key),
        *_entries_without_case(),
    ]


def _broken_cases(key: bytes) -> Iterator[Broken]:
    judges = Judges(load_rulebook(), load_calendar())
    for ids in batches_of_ids():
        with transaction.atomic():
            for whole in read_locked(ids):
                first = first_digest(whole.case, key)
                yield from broken_in_case_chain(whole.entries, first_digest=first, key=key)
                yield from _broken_person(whole.case)
                yield from _missing_at_the_end(whole) or _broken_derived(whole, judges)


def _broken_person(case: Casefile) -> Iterator[Broken]:
    """A case follows its person only through merges of records."""
    if case.person_id != case.opened_for and case.person_id != kept_for(case.opened_for):
        yield Broken(trouble=Trouble.PERSON_DIFFERS, casefile_id=case.pk)


def _missing_at_the_end(whole: WholeCase) -> list[Broken]:
    """The step that must follow the last one, where the derived tables were made from more.

    Only they remember it: to rebuild them would wipe out the trace.
    """
    last = whole.entries[-1].seq if whole.entries else 0
    if whole.standing is None or whole.standing.head_seq <= last:
        return []
    missing = Trouble.LAST_STEP_MISSING
    return [Broken(trouble=missing, casefile_id=whole.case.pk, seq=last + 1)]


def _broken_derived(whole: WholeCase, judges: Judges) -> Iterator[Broken]:
    try:
        casefile = domain_casefile(whole.case, whole.entries)
    except CasefileUnreadable as error:
        yield Broken(trouble=Trouble.UNREADABLE, casefile_id=whole.case.pk, detail=str(error))
        return
    for table in tables_that_differ(whole, derive(whole.case, casefile, judges)):
        yield Broken(trouble=Trouble.DERIVED_DIFFERS, casefile_id=whole.case.pk, detail=table)


def _broken_totals() -> Iterator[Broken]:
    for table in totals_that_differ():
        yield Broken(trouble=Trouble.DERIVED_DIFFERS, detail=table)
    if stays_differ():
        yield Broken(trouble=Trouble.DERIVED_DIFFERS, detail=CellStay._meta.db_table)


def _broken_ledger(key: bytes) -> Iterator[Broken]:
    """The last position is read before the head, so that a writer in between cannot mislead."""
    last = LogEntry.objects.aggregate(last=Max("position"))["last"] or 0
    head = LedgerHead.objects.first()
    anchors = list(anchor_lines())
    yield from _missing_anchor(head, anchors)
    walk = LedgerWalk(key, anchors)
    reach = max(last, head.count if head else 0)
    yield from walk.broken(_places(reach))
    yield from broken_head(head, walk)


def _missing_anchor(head: LedgerHead | None, lines: Sequence[AnchorLine]) -> Iterator[Broken]:
    """The day of the last anchor, where the file has none since: it was moved, emptied or cut."""
    if head is None or head.anchored_on is None:
        return
    days = (line.anchor.day for line in lines if line.anchor)
    if max(days, default=date.min) < head.anchored_on:
        where = f"{head.anchored_on.isoformat()}, {anchors_path()}"
        yield Broken(trouble=Trouble.ANCHOR_MISSING, detail=where)


def _places(reach: int) -> Iterator[LogEntry | RemovedStep]:
    """The rows of the log, and the places of those that went with their batch, in one order."""
    rows = LogEntry.objects.filter(position__lte=reach).order_by("position")
    removed = RemovedStep.objects.filter(position__lte=reach).order_by("position")
    sources: tuple[Iterator[LogEntry | RemovedStep], ...] = (
        rows.iterator(chunk_size=CHUNK),
        removed.iterator(chunk_size=CHUNK),
    )
    yield from merge(*sources, key=attrgetter("position"))


def _entries_without_case() -> Iterator[Broken]:
    orphans = LogEntry.objects.exclude(casefile__in=Casefile.objects.values("pk"))
    for entry in orphans.order_by("position").iterator(chunk_size=CHUNK):
        yield Broken(
            trouble=Trouble.CASE_MISSING,
            casefile_id=entry.casefile_id,
            seq=entry.seq,
            position=entry.position,
        )
