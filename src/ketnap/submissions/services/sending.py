"""Sends a file one level up: looked over first, recorded through the one door, with its index."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from ketnap.accounts.services.received import entrust_case
from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.casefiles.queries import relation_to
from ketnap.casefiles.services import record_steps
from ketnap.documents.paper_index import index_of
from ketnap.documents.proofreading import remarks_on
from ketnap.domain.access import Action, Actor, require
from ketnap.domain.casefile.steps import Submitted
from ketnap.domain.submission.completeness import Lack, lacks_of
from ketnap.domain.submission.journey import Stop, next_stop
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import name_on
from ketnap.rules.load import load_calendar, load_rulebook
from ketnap.submissions.models import Submission
from ketnap.submissions.queries import UnderWay
from ketnap.submissions.refusals import FileIncomplete, NobodyAbove
from ketnap.submissions.services.places import at_body, under_way
from ketnap.submissions.stops import stops_on


@dataclass(frozen=True, slots=True)
class LookedOver:
    """A file as it would go up on a day: from whom, to whom, and what it lacks."""

    way: UnderWay
    sender: Organisation
    target: Organisation
    target_name: str
    lacks: tuple[Lack, ...]


def look_over(casefile_id: int, *, by: Actor, on: date) -> LookedOver:
    """The file with what it lacks before it goes to the next body of the chain of the day.

    Raises `NotVisible`, `NotAllowed`, `NotUnderWay`, and `NobodyAbove` at the end of the chain.
    """
    way = under_way(by, casefile_id, on=on)
    sender, stop = _sender(by, way, on=on)
    target = next_stop(stops_on(way.case.cell_id, on), way.journey)
    if target is None:
        raise NobodyAbove(casefile_id)
    lacks = lacks_of(
        way.file,
        way.journey,
        load_rulebook(),
        load_calendar(),
        on=on,
        remarks=remarks_on(by, way.case, on=on),
        sender=stop,
    )
    body = Organisation.objects.get(pk=target.body_id)
    return LookedOver(way, sender, body, name_on(body.pk, on), lacks)


@transaction.atomic
def send_up(
    casefile_id: int, *, by: Actor, seen_seq: int, today: date, override_reason: str = ""
) -> Submission:
    """What went up; the next body has the file in its inbox.

    Raises `FileIncomplete` where a verified rule stands against it, or where something is
    lacking and no reason is given; what `look_over` and recording a step raise besides.
    """
    looked = look_over(casefile_id, by=by, on=today)
    _refuse(looked.lacks, override_reason)
    case, matter = looked.way.case, looked.way.journey.matter
    step = Submitted(on=today, matter=matter, to=looked.target_name)
    recorded = record_steps(
        casefile_id,
        [step],
        by=by,
        seen_seq=seen_seq,
        override_reason=override_reason,
        today=today,
    )
    submission = Submission(
        casefile=case,
        step_seq=recorded.steps[0].seq,
        matter=matter.value,
        sender=looked.sender,
        body=looked.target,
        sent_on=today,
        papers=[paper.as_data() for paper in index_of(case, looked.way.file, on=today)],
        lacks=[lack.vi for lack in looked.lacks],
        sent_by_id=by.user_id,
    )
    submission.full_clean()
    submission.save()
    entrust_case(case.pk, looked.target, cell_path=case.cell.path)
    _note(by, casefile_id, f"trình hồ sơ lên {looked.target_name}")
    return submission


def _sender(by: Actor, way: UnderWay, *, on: date) -> tuple[Organisation, Stop | None]:
    """Who has the file in hand, if the actor may send it from there."""
    if way.journey.at:
        here = at_body(by, way, on=on)
        return here.body, here.stop
    require(by, Action.SUBMIT_CASE, relation_to(way.case))
    return way.case.cell, None


def _refuse(lacks: Iterable[Lack], reason: str) -> None:
    listed = tuple(lacks)
    if any(lack.blocks for lack in listed) or (listed and not reason.strip()):
        raise FileIncomplete(listed)


def _note(by: Actor, casefile_id: int, detail: str) -> None:
    note_access(
        by.user_id,
        Deed.RECORD_CHANGED,
        object_kind="submission",
        object_id=casefile_id,
        casefile_id=casefile_id,
        detail=detail,
    )
