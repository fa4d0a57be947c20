"""Rebuilds the derived tables from the log."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from ketnap.casefiles.batches import BATCH, batches_of_ids, read_locked
from ketnap.casefiles.derivation import Judges, derive, derived_by
from ketnap.casefiles.derived_tables import DerivedCase, write_derived
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries.log import domain_casefile
from ketnap.casefiles.totals import count_totals_anew
from ketnap.domain.casefile.format import CasefileUnreadable
from ketnap.people.services import rebuild_stays
from ketnap.rules.load import load_calendar, load_rulebook


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many cases were rebuilt, and those whose damaged log cannot be read: left as they were."""

    count: int
    unreadable: tuple[int, ...]


def rebuild_derived() -> Rebuilt:
    """Counts the totals and the times of members anew, then rebuilds every case that can be read."""
    rebuild_stays()
    count_totals_anew()
    return _rebuild(batches_of_ids())


def outdated_cases() -> QuerySet[Casefile]:
    """The cases whose derived rows come from another version of the program or of the rulebook."""
    return Casefile.objects.exclude(standing__derived_by=derived_by(load_rulebook()))


def rebuild_outdated() -> Rebuilt:
    """Rebuilds those, as after an upgrade; the totals are counted first, for they are kept in step."""
    ids = list(outdated_cases().order_by("pk").values_list("pk", flat=True))
    if ids:
        rebuild_stays()
        count_totals_anew()
    return _rebuild(ids[start : start + BATCH] for start in range(0, len(ids), BATCH))


def rebuild_cases(casefile_ids: list[int]) -> None:
    """Rebuilds only these cases, as after a change of a name. Raises `CasefileUnreadable`."""
    unreadable = _rebuild_batch(casefile_ids, _judges())
    for _, why in unreadable:
        raise why


def _judges() -> Judges:
    return Judges(load_rulebook(), load_calendar())


def _rebuild(portions: Iterable[list[int]]) -> Rebuilt:
    judges, count, unreadable = _judges(), 0, list[int]()
    for ids in portions:
        left = [casefile_id for casefile_id, _ in _rebuild_batch(ids, judges)]
        count += len(ids) - len(left)
        unreadable += left
    return Rebuilt(count, tuple(unreadable))


@transaction.atomic
def _rebuild_batch(ids: list[int], judges: Judges) -> list[tuple[int, CasefileUnreadable]]:
    """Those of the cases that cannot be read back, and why; the others are rebuilt."""
    written, unreadable = [], []
    for whole in read_locked(ids):
        try:
            casefile = domain_casefile(whole.case, whole.entries)
        except CasefileUnreadable as error:
            unreadable.append((whole.case.pk, error))
            continue
        written.append(DerivedCase(whole.case, derive(whole.case, casefile, judges), whole.head))
    write_derived(written)
    return unreadable
