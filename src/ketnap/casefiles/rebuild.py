"""Rebuilds the derived tables from the log."""

from django.db import transaction
from django.db.models import QuerySet

from ketnap.casefiles.batches import BATCH, WholeCase, batches_of_ids, read_locked
from ketnap.casefiles.derivation import Judges, derive, derived_by, write_derived
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries.log import domain_casefile
from ketnap.rules.load import load_calendar, load_rulebook


def rebuild_derived() -> int:
    """How many cases were rebuilt. Raises `CasefileUnreadable` at a damaged log; verify names it."""
    judges = Judges(load_rulebook(), load_calendar())
    return sum(_rebuild_batch(ids, judges) for ids in batches_of_ids())


def outdated_cases() -> QuerySet[Casefile]:
    """The cases whose derived rows come from another version of the program or of the rulebook."""
    return Casefile.objects.exclude(standing__derived_by=derived_by(load_rulebook()))


def rebuild_outdated() -> int:
    """Rebuilds those, as after an upgrade; how many they were."""
    ids = list(outdated_cases().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        rebuild_cases(ids[start : start + BATCH])
    return len(ids)


def rebuild_cases(casefile_ids: list[int]) -> None:
    """Rebuilds only these cases, as after a change of a name."""
    _rebuild_batch(casefile_ids, Judges(load_rulebook(), load_calendar()))


@transaction.atomic
def _rebuild_batch(ids: list[int], judges: Judges) -> int:
    cases = read_locked(ids)
    derived = [
        derive(whole.case, domain_casefile(whole.case, whole.entries), judges) for whole in cases
    ]
    write_derived(derived, heads={whole.case.pk: _head(whole) for whole in cases})
    return len(cases)


def _head(whole: WholeCase) -> str:
    return whole.entries[-1].digest if whole.entries else ""
