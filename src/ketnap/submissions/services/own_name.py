"""In whose name somebody records what a body above does: a committee's officer in that of his own alone.

Whoever keeps the files of the cell also records the papers that reach it from above.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, assert_never

from django.core.exceptions import ValidationError
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.judging import extended
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import relation_to
from ketnap.casefiles.signals import steps_offered
from ketnap.domain.access import Action, Actor, may, records_as_the_cell
from ketnap.domain.casefile.codes import DecisionOutcome, StepKind
from ketnap.domain.casefile.steps import (
    Appraised,
    CommitteeVoted,
    Corrected,
    Decided,
    Returned,
    Step,
    Submitted,
)
from ketnap.domain.casefile.steps import Casefile as File
from ketnap.organisations.models import Organisation
from ketnap.submissions.queries import UnderWay, lying_with, way_of
from ketnap.submissions.services.places import place_of
from ketnap.submissions.services.support import refuse_without_a_reason, unsupported
from ketnap.submissions.services.typed_numbers import doubted_number
from ketnap.submissions.stops import Deciding, body_named, decides, deciding_of, stops_on

OfABody = Appraised | CommitteeVoted | Decided | Returned | Submitted


@receiver(steps_offered, dispatch_uid="submissions.own_name")
def refuse_in_anothers_name(
    case: Casefile,
    file: File,
    steps: Sequence[Step],
    by: Actor,
    today: date,
    reason: str,
    **_signal: Any,
) -> None:
    """Refuse what an officer records for another body, or of a file that does not lie with his own."""
    if records_as_the_cell(by, relation_to(case)):
        return
    for step in steps:
        counted = step.replacement if isinstance(step, Corrected) else step
        if isinstance(counted, OfABody):
            desk = _Desk(by, case, _way_of(case, file, counted, today=today), reason)
            _refuse(counted, desk)
        file = extended(file, [step])


def kinds_of_others(
    by: Actor, files: Iterable[tuple[Casefile, File]], *, today: date
) -> Mapping[int, frozenset[StepKind]]:
    """Of each case, the kinds of steps that only officers of another body record, whatever they say.

    Three queries and one for each body of his, however many cases; none for who keeps their files.
    """
    strange = (
        (case, file) for case, file in files if not records_as_the_cell(by, relation_to(case))
    )
    ways = [way for case, file in strange if (way := way_of(case, file, on=today)) is not None]
    lying = lying_with(ways)
    bodies = Organisation.objects.filter(pk__in={body for body, _way in lying})
    deciding = {
        body.pk: deciding_of(body.pk)
        for body in bodies
        if may(by, Action.HANDLE_SUBMISSION, place_of(body))
    }
    with_his = {way.case.pk: deciding[body] for body, way in lying if body in deciding}
    return {way.case.pk: _of_others(way, with_his.get(way.case.pk), today) for way in ways}


def _of_others(way: UnderWay, deciding: Deciding | None, today: date) -> frozenset[StepKind]:
    """The same of one file; `deciding` where it lies with a body of his."""
    if deciding is None:
        return frozenset({StepKind.DECIDED, StepKind.RETURNED})
    may_decide = deciding.between(way.case.cell_id, way.journey.since, today)
    return frozenset() if may_decide else frozenset({StepKind.DECIDED})


def refuse_unless_deciding(body_id: int | None, case: Casefile, *, on: date) -> None:
    """Refuse a decision of a body that does not decide on a cell's files by the chain of the day."""
    if body_id is None or not decides(body_id, stops_on(case.cell_id, on)):
        words = _(
            "%(name)s: ngày %(day)s, cấp này không phải cấp quyết định. Hãy trình hồ sơ lên cấp trên."
        )
        params = {"name": case.person.full_name, "day": f"{on:%d/%m/%Y}"}
        raise ValidationError(words, code="not_deciding", params=params)


@dataclass(frozen=True)
class _Desk:
    """An officer before a file, its way where it is on one for the matter, and the reason he gives."""

    by: Actor
    case: Casefile
    way: UnderWay | None
    reason: str

    @cached_property
    def holder(self) -> Organisation | None:
        """The body of his with which the file lies."""
        if self.way is None:
            return None
        body = body_named(self.case.cell, self.way.journey.at)
        return body if body is not None and self.works_for(body) else None

    def works_for(self, body: Organisation) -> bool:
        return may(self.by, Action.HANDLE_SUBMISSION, place_of(body))

    def refuse_for_another(self, name: str) -> None:
        body = body_named(self.case.cell, name)
        if body is not None and not self.works_for(body):
            words = _(
                "Bạn không ghi thay %(body)s được. Cán bộ của cấp ấy ghi, hoặc chi bộ ghi theo văn bản đã nhận."
            )
            raise ValidationError(words, code="anothers_name", params={"body": name})

    def refuse_from_afar(self) -> None:
        if self.way is not None and self.holder is None:
            words = _(
                "%(name)s: hồ sơ không nằm ở cấp của bạn. Hồ sơ đã đến bằng giấy thì ghi việc chuyển lên cấp của bạn trước."
            )
            params = {"name": self.case.person.full_name}
            raise ValidationError(words, code="lies_elsewhere", params=params)

    def deciding_body(self, on: date) -> int | None:
        """The body in whose name he may decide: that which has the file, or of the chain of a day."""
        if self.way is not None:
            return None if self.holder is None else self.holder.pk
        chain = [stop.body_id for stop in stops_on(self.case.cell_id, on)]
        own = [
            each.pk for each in Organisation.objects.filter(pk__in=chain) if self.works_for(each)
        ]
        return next((body for body in reversed(chain) if body in own), None)


def _way_of(case: Casefile, file: File, step: OfABody, *, today: date) -> UnderWay | None:
    way = way_of(case, file, on=today)
    return way if way is not None and way.journey.matter is step.matter else None


def _refuse(step: OfABody, desk: _Desk) -> None:
    match step:
        case Submitted(to=name):
            if desk.holder is None:
                desk.refuse_for_another(name)
        case Appraised(body=name) | CommitteeVoted(body=name):
            desk.refuse_for_another(name)
        case Returned(by=name):
            desk.refuse_for_another(name)
            desk.refuse_from_afar()
        case Decided():
            desk.refuse_for_another(step.body)
            desk.refuse_from_afar()
            _refuse_decision(step, desk)
        case _:
            assert_never(step)


def _refuse_decision(step: Decided, desk: _Desk) -> None:
    body_id = desk.deciding_body(step.on)
    refuse_unless_deciding(body_id, desk.case, on=step.on)
    if body_id is None or desk.way is None:
        return
    doubts = doubted_number(body_id, step, desk.way)
    if step.outcome is DecisionOutcome.APPROVED:
        doubts += unsupported([desk.way], body_id, on=step.on)
    refuse_without_a_reason(doubts, override_reason=desk.reason)
