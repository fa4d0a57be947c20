"""Follows the step log: what was sent and received is not undone by one side alone."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Q
from django.dispatch import receiver

from ketnap.casefiles.appending import AppendedStep
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.queries.whole import cases_numbered
from ketnap.casefiles.refusals import StepRefused
from ketnap.casefiles.signals import steps_appended
from ketnap.domain.casefile.codes import StepKind, TransferDirection
from ketnap.domain.casefile.findings import Finding
from ketnap.domain.casefile.moved import reopened_findings, undone_findings
from ketnap.domain.casefile.steps import Corrected, Step
from ketnap.transfers.models import Transfer

_MAY_UNDO = frozenset(
    {
        StepKind.CORRECTED,
        StepKind.TRANSFERRED,
        StepKind.NOMINATED,
        StepKind.LISTED_AS_SYMPATHISER,
    }
)


@receiver(steps_appended, dispatch_uid="transfers.received_stays")
def refuse_what_undoes_a_receipt(entries: Sequence[AppendedStep], **_signal: Any) -> None:
    """Refuse, by whichever way the steps came, what only the two sides together may change.

    Steps without an account of this place came along with a case: they are its giver's.
    """
    corrected: dict[int, set[int | None]] = defaultdict(set)
    for entry in entries:
        if entry.kind in _MAY_UNDO and entry.recorded_by_id is not None:
            corrected[entry.casefile_id].add(entry.corrects)
    concerned = _with_receipt(corrected) if corrected else set()
    for case in cases_numbered(concerned):
        if findings := tuple(_found(case, domain_casefile(case).steps, corrected[case.pk])):
            raise StepRefused(case.pk, findings)


def findings_of_undoing(case: Casefile, steps: Sequence[Step], added: int) -> tuple[Finding, ...]:
    """What the last steps would be refused with if they were recorded here; `steps` holds all of them."""
    corrected = {
        step.corrects if isinstance(step, Corrected) else None
        for step in steps[len(steps) - added :]
        if step.kind in _MAY_UNDO
    }
    if not corrected or not _with_receipt({case.pk}):
        return ()
    return tuple(_found(case, steps, corrected))


def _with_receipt(casefile_ids: Collection[int]) -> set[int]:
    """Those of some cases that were received, or sent and received elsewhere."""
    received = Transfer.objects.filter(_of(casefile_ids), received_on__isnull=False)
    pairs = received.values_list("casefile_id", "received_as_id")
    return {number for pair in pairs for number in pair if number in casefile_ids}


def _of(casefile_ids: Collection[int]) -> Q:
    return Q(casefile__in=casefile_ids) | Q(received_as__in=casefile_ids)


def _found(
    case: Casefile, steps: Sequence[Step], corrected: Iterable[int | None]
) -> Iterator[Finding]:
    last = _last_settled_in(case)
    yield from undone_findings(steps, sorted(seq for seq in corrected if seq and seq <= last))
    if _is_kept_elsewhere(case):
        yield from reopened_findings(steps)


def _last_settled_in(case: Casefile) -> int:
    """The number of the last transfer with a receipt: up to it, both sides hold the same moves."""
    sent = Transfer.objects.filter(casefile=case, received_on__isnull=False)
    arrivals = (run.last_seq + 1 for run in case.taken_over.all())
    return max([*sent.values_list("step_seq", flat=True), *arrivals])


def _is_kept_elsewhere(case: Casefile) -> bool:
    """Whether another cell of this place received the case and keeps the person's record."""
    given = Transfer.objects.filter(casefile=case, received_as__isnull=False)
    out = given.filter(direction=TransferDirection.OUT.value)
    return case.person.cell_id != case.cell_id and out.exists()
