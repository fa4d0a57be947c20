"""One case as a page reads it: fetched for an actor, replayed and assessed as of the page's day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import HttpRequest

from ketnap.accounts.actors import actor_behind
from ketnap.audit.services import note_reading
from ketnap.casefiles import queries
from ketnap.casefiles.models import Casefile as CaseRecord
from ketnap.casefiles.models import LogEntry
from ketnap.domain.access import Action, Actor, CaseRelation, may
from ketnap.domain.casefile.assess import Assessment, assess
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.replay import History, Round, replay
from ketnap.domain.casefile.steps import Casefile, PersonFacts
from ketnap.domain.casefile.wording import stage_name
from ketnap.rules.load import load_calendar, load_rulebook
from ketnap.submissions.services.own_name import kinds_of_others
from ketnap.web.day import PageDay, day_of
from ketnap.web.language import reader_language

_OF_A_BODY = frozenset({StepKind.DECIDED, StepKind.RETURNED})


@dataclass(frozen=True)
class OpenCase:
    """A case somebody may see, with its log, on the day the page speaks about."""

    actor: Actor
    record: CaseRecord
    rows: Sequence[LogEntry]
    casefile: Casefile
    day: PageDay

    @property
    def id(self) -> int:
        return self.record.pk

    @property
    def on(self) -> date:
        return self.day.on

    @property
    def person(self) -> PersonFacts:
        return self.casefile.person

    @property
    def seen_seq(self) -> int:
        """The last step that the reader of the page has seen."""
        return len(self.rows)

    @cached_property
    def relation(self) -> CaseRelation:
        return queries.relation_to(self.record)

    @property
    def person_told_of(self) -> int | None:
        """Whose own record is told of beside the case: nobody's once another cell keeps it."""
        person = self.record.person
        return person.pk if person.cell_id == self.record.cell_id else None

    @cached_property
    def assessment(self) -> Assessment:
        return assess(self.casefile_today, load_rulebook(), load_calendar(), on=self.on)

    @cached_property
    def history(self) -> History:
        return replay(self.casefile.steps, on=self.on)

    @cached_property
    def casefile_today(self) -> Casefile:
        """The case file with the bodies above its cell on the day of the page, not when it was opened."""
        files = [(self.record, self.casefile)]
        return queries.with_bodies_of_day(files, self.on)[self.record.pk]

    @property
    def stage_name(self) -> str:
        return stage_name(self.assessment.stage, reader_language())

    @property
    def last_round(self) -> Round:
        return self.history.rounds[-1]

    def may(self, action: Action) -> bool:
        return may(self.actor, action, self.relation)

    def may_record(self, kind: StepKind) -> bool:
        """Whether the reader's roles record this kind of step here, and not another body's alone."""
        is_his = may(self.actor, Action.RECORD_STEP, self.relation, kind)
        return is_his and (kind not in _OF_A_BODY or kind not in self._of_others)

    @cached_property
    def _of_others(self) -> frozenset[StepKind]:
        files = [(self.record, self.casefile)]
        others = kinds_of_others(self.actor, files, today=self.day.today)
        return others.get(self.record.pk, frozenset())

    @property
    def may_record_any(self) -> bool:
        return any(self.may_record(kind) for kind in StepKind)


def open_case(request: HttpRequest, casefile_id: int) -> OpenCase:
    """The case for whoever asks, noted as read by him; a stranger gets 404."""
    opened = read_case(request, casefile_id)
    note_reading(opened.actor.user_id, [opened.id])
    return opened


def read_case(request: HttpRequest, casefile_id: int) -> OpenCase:
    """The same for a page that leaves a line of its own."""
    actor = actor_behind(request)
    record = queries.casefile_visible_to(actor, casefile_id)
    rows = list(queries.log_of(record))
    return OpenCase(actor, record, rows, queries.domain_casefile(record, rows), day_of(request))
