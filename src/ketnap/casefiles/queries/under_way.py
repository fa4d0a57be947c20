"""Cases that were sent up (trình lên cấp trên) and may still lie with a body above."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Exists, F, OuterRef, Q

from ketnap.casefiles.models import Casefile, LogEntry, StageSpan
from ketnap.casefiles.queries.cases import visible_cases
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import Stage, StepKind

_BEFORE_A_DECISION = (
    Stage.CELL_PROPOSED,
    Stage.RECOGNITION_PROPOSED,
    Stage.PROBATION,
    Stage.RECOGNITION_DUE,
)
# A correction may move the day of what it corrects.
_SENDS_UP = (StepKind.SUBMITTED, StepKind.CORRECTED)
_NUMBERS_AT_ONCE = 50
"""SQLite refuses a condition of very many alternatives."""


def sent_up(actor: Actor | None, *, on: date) -> list[Casefile]:
    """The visible cases that may be on their way up on a day, each with its log; two queries.

    Which of them are, and where they lie, only their steps tell.
    """
    in_this_stage = Q(happened_on__gte=OuterRef("since"))
    before_it_moved_here = Q(casefile__taken_over__last_seq__gte=F("seq"))
    moved = LogEntry.objects.filter(
        in_this_stage | before_it_moved_here, casefile=OuterRef("casefile"), kind__in=_SENDS_UP
    )
    spans = StageSpan.objects.filter(
        Exists(moved), from_on__lte=on, until_on__gt=on, stage__in=_BEFORE_A_DECISION
    )
    return _with_logs(Q(pk__in=spans.values("casefile")) & visible_cases(actor))


def decided_lately(actor: Actor | None, *, on: date) -> list[Casefile]:
    """The visible cases whose admission is approved and whose ceremony has not come; two queries."""
    spans = StageSpan.objects.filter(from_on__lte=on, until_on__gt=on, stage=Stage.APPROVED)
    return _with_logs(Q(pk__in=spans.values("casefile")) & visible_cases(actor))


def decided_between(actor: Actor | None, first: date, last: date) -> list[Casefile]:
    """The visible cases in whose log a decision of some days stands; two queries."""
    decided = LogEntry.objects.filter(kind=StepKind.DECIDED, happened_on__range=(first, last))
    return _with_logs(Q(pk__in=decided.values("casefile")) & visible_cases(actor))


def decided_with_numbers(folded: Collection[str], cell_ids: Collection[int]) -> list[Casefile]:
    """The decided cases of some cells with papers of some folded numbers, each with its log.

    Whoever reads is not asked for: it serves bodies that must not use a number twice, and what
    they are told names nobody. Two queries for each portion of numbers.
    """
    numbers = sorted(folded)
    portions = (
        numbers[first : first + _NUMBERS_AT_ONCE]
        for first in range(0, len(numbers), _NUMBERS_AT_ONCE)
    )
    decided = LogEntry.objects.filter(kind=StepKind.DECIDED, casefile=OuterRef("pk"))
    asked = Q(Exists(decided), cell__in=cell_ids)
    cases = (case for portion in portions for case in _with_logs(_any_of(portion) & asked))
    return list({case.pk: case for case in cases}.values())


def decided_since(first: date, cell_ids: Collection[int]) -> list[Casefile]:
    """The cases of some cells in whose log a decision from a day on may stand, each with its log; two queries.

    Whoever reads is not asked for, as above: a body is told its own numbers.
    """
    moved = (StepKind.DECIDED, StepKind.CORRECTED)
    late = LogEntry.objects.filter(kind__in=moved, happened_on__gte=first, casefile=OuterRef("pk"))
    return _with_logs(Q(Exists(late), cell__in=cell_ids))


def _any_of(numbers: Iterable[str]) -> Q:
    """Papers of some folded numbers: whole, as the name and the workplace stand before them."""
    found = Q(pk__in=[])
    for number in numbers:
        found |= Q(standing__search_text__endswith=f" {number}")
        found |= Q(standing__search_text__contains=f" {number} ")
    return found


def cases_with_logs(actor: Actor | None, casefile_ids: Collection[int]) -> list[Casefile]:
    """The visible ones of some cases, each with its log; two queries."""
    return _with_logs(Q(pk__in=casefile_ids) & visible_cases(actor))


def _with_logs(condition: Q) -> list[Casefile]:
    cases = Casefile.objects.filter(condition).select_related("person", "cell", "standing")
    return list(cases.prefetch_related("entries").order_by("cell__path", "person__sort_key", "pk"))
