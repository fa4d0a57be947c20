"""Follows the step log and the tree: a body outside the line of a cell opens its file while it lies there, and none is lost with a body that ends."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from ketnap.accounts.models import ReceivedCase
from ketnap.accounts.services.received import entrust_case, release_case
from ketnap.casefiles.appending import AppendedStep
from ketnap.casefiles.models import OPEN_END, Casefile, StageSpan
from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.queries.whole import cases_meeting, cases_numbered
from ketnap.casefiles.signals import steps_appended
from ketnap.domain.casefile import steps
from ketnap.domain.casefile.codes import Matter, Stage, StepKind
from ketnap.domain.casefile.replay import replay
from ketnap.organisations.models import ChainBody, Organisation
from ketnap.organisations.paths import in_subtree
from ketnap.organisations.signals import organisation_ending, organisation_moved
from ketnap.submissions.models import Submission
from ketnap.submissions.queries import UnderWay, unreceived_decision, way_of
from ketnap.submissions.stops import body_named

_MAY_END_A_WAY = frozenset(
    {
        StepKind.RETURNED,
        StepKind.DECIDED,
        StepKind.CEREMONY_HELD,
        StepKind.REMOVED_FROM_LIST,
        StepKind.WITHDRAWN,
        StepKind.TRANSFERRED,
        StepKind.CORRECTED,
    }
)
_BEFORE_A_DECISION = (Stage.CELL_PROPOSED.value, Stage.RECOGNITION_PROPOSED.value)
_MAY_LEAD_BACK = frozenset({StepKind.TRANSFERRED, StepKind.CORRECTED})


@receiver(steps_appended, dispatch_uid="submissions.ended_ways")
def release_when_ended(entries: Sequence[AppendedStep], **_signal: Any) -> None:
    """Close a file to the body it was sent to, with the step that ends its way there."""
    concerned = _concerned(_MAY_END_A_WAY, entries)
    if not concerned:
        return
    received = ReceivedCase.objects.filter(casefile_id__in=concerned)
    for case in cases_numbered(received.values_list("casefile_id", flat=True)):
        if not _is_above(case):
            release_case(case.pk)


@receiver(steps_appended, dispatch_uid="submissions.ways_found_again")
def entrust_when_found_above(entries: Sequence[AppendedStep], **_signal: Any) -> None:
    """Open a file to the body it lies with in a new cell, or again as what ended its way is undone."""
    for case in cases_numbered(_concerned(_MAY_LEAD_BACK, entries)):
        way = _way_now(case, domain_casefile(case))
        body = body_named(case.cell, way.journey.at) if way is not None else None
        if body is not None:
            entrust_case(case.pk, body, cell_path=case.cell.path)


@receiver(organisation_moved, dispatch_uid="submissions.moved_from_under_a_body")
def entrust_when_moved(after: str, **_signal: Any) -> None:
    """Open the files of cells that moved to the bodies they lie with, below which these cells may no longer stand."""
    for case, body in _lying_above(in_subtree(after, "cell__path")):
        entrust_case(case.pk, body, cell_path=case.cell.path)


@receiver(organisation_ending, dispatch_uid="submissions.ending_body")
def refuse_while_files_lie_there(organisation: Organisation, **_signal: Any) -> None:
    """Refuse to end a body while files lie with it, which nobody could pass on or return afterwards."""
    passed = Q(cell__in=ChainBody.objects.filter(body=organisation).values("cell"))
    count = sum(body == organisation for _case, body in _lying_above(passed))
    if count:
        words = _(
            "%(count)s hồ sơ còn nằm ở tổ chức này. Hãy trình tiếp hoặc trả lại chi bộ trước."
        )
        raise ValidationError(words, code="files_left", params={"count": count})


def _lying_above(cells: Q) -> Iterator[tuple[Casefile, Organisation]]:
    """The files of some cells that lie with a body, each with the body."""
    struck_off = Submission.objects.filter(matter=Matter.STRIKE_OFF.value).values("casefile")
    proposed = StageSpan.objects.filter(stage__in=_BEFORE_A_DECISION, until_on=OPEN_END)
    on_a_way = Q(pk__in=proposed.values("casefile")) | Q(pk__in=struck_off)
    for case in cases_meeting(cells & on_a_way):
        way = _way_now(case, domain_casefile(case))
        body = body_named(case.cell, way.journey.at) if way is not None else None
        if body is not None:
            yield case, body


def _concerned(kinds: frozenset[StepKind], entries: Iterable[AppendedStep]) -> set[int]:
    """The cases to which a step of some kinds was appended, by their numbers."""
    return {entry.casefile_id for entry in entries if entry.kind in kinds}


def _way_now(case: Casefile, file: steps.Casefile) -> UnderWay | None:
    return way_of(case, file, on=_last_day(file))


def _last_day(file: steps.Casefile) -> date:
    return max(step.on for step in file.steps)


def _is_above(case: Casefile) -> bool:
    """Whether the file lies with a body above, or its approval has not reached the cell yet."""
    file = domain_casefile(case)
    way = _way_now(case, file)
    if way is not None:
        return bool(way.journey.at)
    day = _last_day(file)
    last = replay(file.steps, on=day).rounds[-1]
    is_over = last.closed is not None or bool(last.of(steps.CeremonyHeld))
    return not is_over and unreceived_decision(file, on=day) is not None
