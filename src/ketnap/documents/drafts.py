"""Drafts: which papers a form gives for a record, each with the material that fills it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.conf import settings

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import CountBy, counting_day, domain_casefile, log_of
from ketnap.documents.issuing import dated_by_issuer, issuer_of, named_in_head
from ketnap.documents.sources.cell_records import CellRecords
from ketnap.documents.sources.cells import Period, figures_of_cell, lists_of_cell
from ketnap.documents.sources.ceremonies import ceremony_of_case, last_ceremony_with
from ketnap.documents.sources.courses import course_of_case, last_course_with
from ketnap.documents.sources.lists import lists_of_case
from ketnap.documents.sources.meetings import (
    facts_of_vote,
    last_meeting_about,
    meeting_facts,
    told_by_vote,
)
from ketnap.documents.sources.members import helpers_in
from ketnap.documents.sources.probation import end_of_probation
from ketnap.documents.sources.sittings import sitting_facts
from ketnap.domain.casefile.replay import History, replay
from ketnap.domain.casefile.same_paper import number_of
from ketnap.domain.casefile.steps import Casefile as CaseFacts
from ketnap.domain.casefile.steps import CellVoted, CommitteeVoted, Step
from ketnap.domain.paperwork.about import steps_behind
from ketnap.domain.paperwork.bodies_of_step import (
    bodies_as_recorded,
    bodies_elsewhere,
    cell_left_since,
)
from ketnap.domain.paperwork.material import (
    Bodies,
    CeremonyFacts,
    Material,
    MeetingFacts,
    MemberFacts,
    SittingFacts,
)
from ketnap.domain.paperwork.sheet import Sheet, Subject, Version
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.occasions.courses.models import Course
from ketnap.occasions.meetings.models import CellMeeting
from ketnap.occasions.meetings.queries import meetings_behind
from ketnap.occasions.sittings.models import CommitteeSitting
from ketnap.occasions.sittings.queries import sittings_behind
from ketnap.organisations.models import Organisation
from ketnap.rules.load import load_rulebook

Occasion = CellMeeting | Ceremony | Course


@dataclass(frozen=True, slots=True)
class Draft:
    """One paper to be: its sheet, the version of its day, and what fills it."""

    sheet: Sheet
    version: Version
    material: Material
    cell: Organisation
    occasion: Occasion | None = None
    """The recorded occasion that a paper of an occasion is about."""
    records: CellRecords | None = None
    """The records of the cell, where they were read for several papers."""
    issued_elsewhere: bool = False
    """Whether another body issued it than the cell and its chain know of: neither their registers
    nor their own templates are for it."""


def drafts_for_case(
    case: Casefile, sheet: Sheet, *, on: date, number: str = ""
) -> tuple[Draft, ...]:
    """The papers that a form gives for a case as of a day: one for each step it is about.

    A step not recorded yet gives one paper, dated that day. A form of an occasion gives those of
    the case's own ones; a form of a cell that of its cell, for the year up to the day.
    Raises `NoVersionInForce`.
    """
    return CaseDrafts(case, on=on).of(sheet, number=number)


def drafts_for_cell(
    cell: Organisation,
    sheet: Sheet,
    *,
    on: date,
    start: date,
    end: date,
    count_by: CountBy | None = None,
    known_on: date | None = None,
    whole_end: date | None = None,
    number: str = "",
) -> tuple[Draft, ...]:
    """The paper that a form gives for a cell, made on a day, on the days from `start` to `end`.

    These may be the first part of a period that lasts to `whole_end`: what is planned, and who is due
    next, is asked of the whole. Raises `NoVersionInForce`.
    """
    period = Period(
        cell=cell,
        on=on,
        start=start,
        end=end,
        count_by=count_by or counting_day(),
        known_on=known_on,
        whole_end=whole_end,
    )
    material = Material(
        on=on,
        bodies=CellRecords(cell).bodies_on(on),
        rules=load_rulebook().on(on),
        number=number,
        **_of_cell(period, sheet, on),
    )
    return (Draft(sheet, sheet.on(on), material, cell),)


def _of_cell(period: Period, sheet: Sheet, on: date) -> dict[str, Any]:
    lists = lists_of_cell(period, sheet.on(on).names())
    return {"lists": lists, "facts": figures_of_cell(period)}


class CaseDrafts:
    """The papers of one case as of a day: its records are read once, however many forms it has.

    Cases of one cell may share its records (`cell`). `known_by` leaves out what was recorded later.
    """

    def __init__(
        self,
        case: Casefile,
        *,
        on: date,
        cell: CellRecords | None = None,
        known_by: datetime | None = None,
    ) -> None:
        self.case = case
        self.on = on
        self._known_by = known_by
        self._cell = cell or CellRecords(case.cell)
        self._meetings: dict[int, MeetingFacts] = {}
        self._members: dict[date, Mapping[str, MemberFacts]] = {}

    def of(self, sheet: Sheet, *, number: str = "") -> tuple[Draft, ...]:
        """The papers of one form; raises `NoVersionInForce`."""
        steps: Sequence[Step | None] = steps_behind(sheet.about, self.history) or (None,)
        drafts = (self._draft(sheet, step, number) for step in steps)
        return tuple(each for draft in drafts for each in for_each_addressee(draft))

    @cached_property
    def facts(self) -> CaseFacts:
        if self._known_by is None:
            return domain_casefile(self.case)
        known = log_of(self.case).filter(recorded_at__lte=self._known_by)
        return domain_casefile(self.case, known)

    @cached_property
    def history(self) -> History:
        return replay(self.facts.steps, on=self.on)

    @cached_property
    def _whatever_the_form(self) -> dict[str, Any]:
        return {
            "case": self.facts,
            "history": self.history,
            "cell_names": self._cell.names,
            "ceremony": ceremony_of_case(self.case, self.history, self._last_ceremony),
            "course": course_of_case(self.case, self.history, self._last_course),
            "probation_ends_on": end_of_probation(self.facts, self.history, on=self.on),
        }

    @cached_property
    def _last_meeting(self) -> CellMeeting | None:
        return last_meeting_about(self.case)

    @cached_property
    def _last_course(self) -> Course | None:
        return last_course_with(self.case)

    @cached_property
    def _last_ceremony(self) -> Ceremony | None:
        return last_ceremony_with(self.case)

    @cached_property
    def _meetings_behind(self) -> Mapping[int, CellMeeting]:
        return meetings_behind(self.case.pk)

    @cached_property
    def _sittings_behind(self) -> Mapping[int, CommitteeSitting]:
        return sittings_behind(self.case.pk, known_by=self._known_by)

    def _draft(self, sheet: Sheet, step: Step | None, number: str) -> Draft:
        meeting = self._meeting_for(sheet, step)
        day = step.on if step is not None else self._day_of(sheet, meeting)
        elsewhere = cell_left_since(step, self.history) if step is not None else ""
        material = Material(
            on=day,
            bodies=self._bodies_for(sheet.on(day), step, day, elsewhere),
            rules=load_rulebook().on(day),
            number=number or number_of(step),
            typed_allowed=settings.TYPED_PERSONAL_PAPERS,
            step=step,
            members={} if elsewhere else self._members_on(day),
            probationary_members=None if elsewhere else self._on_probation(step),
            meeting=meeting,
            sitting=self._sitting_for(step),
            **self._whatever_the_form,
            **self._lists_for(sheet, day),
        )
        return Draft(
            sheet,
            sheet.on(day),
            material,
            self.case.cell,
            occasion=self._occasion_for(sheet, step),
            records=self._cell,
            issued_elsewhere=self._is_issued_elsewhere(sheet.on(day), material),
        )

    def _bodies_for(self, version: Version, step: Step | None, day: date, elsewhere: str) -> Bodies:
        """The bodies of a paper: those of the cell, unless its step was taken elsewhere."""
        of_cell = bodies_elsewhere(elsewhere) if elsewhere else self._cell.bodies_on(day)
        return dated_by_issuer(bodies_as_recorded(of_cell, step), issuer_of(version))

    def _is_issued_elsewhere(self, version: Version, material: Material) -> bool:
        issuer, known = issuer_of(version), self._cell.bodies_on(material.on)
        return named_in_head(material.bodies, issuer) != named_in_head(known, issuer)

    def _occasion_for(self, sheet: Sheet, step: Step | None) -> Occasion | None:
        match sheet.subject:
            case Subject.MEETING:
                return self._recorded_meeting_for(sheet, step)
            case Subject.COURSE:
                return self._last_course
            case Subject.CEREMONY:
                return self._last_ceremony
            case _:
                return None

    def _on_probation(self, step: Step | None) -> int | None:
        """Papers on a vote of the cell tell how many members have none."""
        if not isinstance(step, CellVoted):
            return None
        return self._cell.probationary_members_on(step.on)

    def _day_of(self, sheet: Sheet, meeting: MeetingFacts | None) -> date:
        """The day of a paper of which no step is recorded: of its occasion, or as asked."""
        ceremony: CeremonyFacts | None = self._whatever_the_form["ceremony"]
        if sheet.subject is Subject.MEETING and meeting is not None:
            return day_beside(sheet, meeting.held_on, self.on)
        if sheet.subject is Subject.CEREMONY and ceremony is not None:
            return day_beside(sheet, ceremony.held_on, self.on)
        return self.on

    def _lists_for(self, sheet: Sheet, day: date) -> dict[str, Any]:
        if sheet.subject is Subject.CELL:
            year = date(self.on.year, 1, 1)
            period = Period(cell=self.case.cell, on=self.on, start=year, end=self.on)
            return _of_cell(period, sheet, day)
        names = sheet.on(day).names()
        return {"lists": lists_of_case(self.case, self.history, self.on, names)}

    def _members_on(self, day: date) -> Mapping[str, MemberFacts]:
        if day not in self._members:
            self._members[day] = self._cell.members_called(helpers_in(self.history), day)
        return self._members[day]

    def _meeting_for(self, sheet: Sheet, step: Step | None) -> MeetingFacts | None:
        """What is known of the meeting that a paper is about, from its records or from its vote alone."""
        meeting = self._recorded_meeting_for(sheet, step)
        if meeting is None:
            return self._told_by(step)
        if meeting.pk not in self._meetings:
            self._meetings[meeting.pk] = meeting_facts(meeting)
        facts = self._meetings[meeting.pk]
        if isinstance(step, CellVoted):
            return facts_of_vote(facts, step, self.facts.person.full_name)
        return facts

    def _recorded_meeting_for(self, sheet: Sheet, step: Step | None) -> CellMeeting | None:
        """The meeting of the vote a paper is about; of a meeting's own paper, the last or the next."""
        if step is not None:
            return self._meetings_behind.get(step.seq)
        return self._last_meeting if sheet.subject is Subject.MEETING else None

    def _sitting_for(self, step: Step | None) -> SittingFacts | None:
        """What is known of the sitting behind the vote of a committee, if it was recorded with one."""
        if not isinstance(step, CommitteeVoted):
            return None
        sitting = self._sittings_behind.get(step.seq)
        return None if sitting is None else sitting_facts(sitting, step)

    def _told_by(self, step: Step | None) -> MeetingFacts | None:
        if not isinstance(step, CellVoted):
            return None
        return told_by_vote(step, self.facts.person.full_name)


def day_beside(sheet: Sheet, held_on: date, on: date) -> date:
    """A paper about what takes place bears its day; one that calls to it, no later one."""
    return held_on if sheet.about else min(on, held_on)


def for_each_addressee(draft: Draft) -> Iterator[Draft]:
    """A slip or an invitation for everybody it goes to; any other paper as it is."""
    addressees = _addressees(draft) if "addressed_to" in draft.version.names() else ()
    if not addressees:
        yield draft
    for addressee in addressees:
        yield replace(draft, material=replace(draft.material, addressed_to=addressee))


def _addressees(draft: Draft) -> tuple[str, ...]:
    """Of an invitation, who is invited; of a slip, the organisations the person belongs to."""
    material = draft.material
    if draft.sheet.subject is Subject.CEREMONY:
        return material.ceremony.invitees if material.ceremony is not None else ()
    if material.case is None:
        return ()
    person, bodies = material.case.person, material.bodies
    belongs = (
        (person.youth_union_member, bodies.youth_union),
        (person.trade_union_member, bodies.trade_union),
    )
    return tuple(name for is_member, name in belongs if is_member and name)
