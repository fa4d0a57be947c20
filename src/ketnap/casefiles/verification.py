"""Checks the log against its key, its anchors and its derived tables, and names what is broken."""

from collections.abc import Iterator
from heapq import merge
from operator import attrgetter

from django.db import transaction
from django.db.models import Max

from ketnap.casefiles.anchors import anchor_lines
from ketnap.casefiles.appending import first_digest
from ketnap.casefiles.batches import WholeCase, batches_of_ids, read_locked
from ketnap.casefiles.broken import Broken, Trouble
from ketnap.casefiles.chains import LedgerWalk, broken_head, broken_in_case_chain
from ketnap.casefiles.comparison import tables_that_differ
from ketnap.casefiles.derivation import Judges, derive
from ketnap.casefiles.keys import log_key
from ketnap.casefiles.models import Casefile, LedgerHead, LogEntry, RemovedStep
from ketnap.casefiles.queries.log import domain_casefile
from ketnap.domain.casefile.format import CasefileUnreadable
from ketnap.people.queries import kept_for
from ketnap.rules.load import load_calendar, load_rulebook

CHUNK = 2000


def verify() -> list[Broken]:
    """Every broken place: in the cases first, then in the ledger of the whole installation.

    An empty list means that nothing was found. May run while others record.
    """
    key = log_key()
    return [*_broken_cases(key), *_broken_ledger(key), *_entries_without_case()]


def _broken_cases(key: bytes) -> Iterator[Broken]:
    judges = Judges(load_rulebook(), load_calendar())
    for ids in batches_of_ids():
        with transaction.atomic():
            for whole in read_locked(ids):
                first = first_digest(whole.case, key)
                yield from broken_in_case_chain(whole.entries, first_digest=first, key=key)
                yield from _broken_person(whole.case)
                yield from _broken_derived(whole, judges)


def _broken_person(case: Casefile) -> Iterator[Broken]:
    """A case follows its person only through merges of records."""
    if case.person_id != case.opened_for and case.person_id != kept_for(case.opened_for):
        yield Broken(trouble=Trouble.PERSON_DIFFERS, casefile_id=case.pk)


def _broken_derived(whole: WholeCase, judges: Judges) -> Iterator[Broken]:
    try:
        casefile = domain_casefile(whole.case, whole.entries)
    except (CasefileUnreadable, ValueError) as error:
        yield Broken(trouble=Trouble.UNREADABLE, casefile_id=whole.case.pk, detail=str(error))
        return
    fresh = derive(whole.case, casefile, judges)
    fresh.standing.head_digest = whole.entries[-1].digest if whole.entries else ""
    for table in tables_that_differ(
        fresh,
        standing=whole.standing,
        stages=whole.stages,
        deadlines=whole.deadlines,
        facts=whole.facts,
    ):
        yield Broken(trouble=Trouble.DERIVED_DIFFERS, casefile_id=whole.case.pk, detail=table)


def _broken_ledger(key: bytes) -> Iterator[Broken]:
    """The last position is read before the head, so that a writer in between cannot mislead."""
    last = LogEntry.objects.aggregate(last=Max("position"))["last"] or 0
    head = LedgerHead.objects.first()
    walk = LedgerWalk(key, anchor_lines())
    reach = max(last, head.count if head else 0)
    yield from walk.broken(_places(reach))
    yield from broken_head(head, walk)


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
