"""What papers are about, as a page reads it: a case, an occasion of a cell, the cell, a committee."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ketnap.accounts.actors import actor_behind
from ketnap.audit.models import Deed
from ketnap.documents.drafts import CaseDrafts, Draft
from ketnap.documents.occasion_drafts import (
    drafts_for_ceremony,
    drafts_for_course,
    drafts_for_meeting,
)
from ketnap.documents.papers.queries import PaperLife, papers_of
from ketnap.documents.papers.subjects import Subject, body_of, place_of
from ketnap.documents.reach import cases_named_by, within_reach
from ketnap.documents.telling import note_in_cases
from ketnap.domain.access import Action, Actor, CaseRelation, may, require
from ketnap.domain.paperwork.sheet import Sheet
from ketnap.domain.paperwork.sheet import Subject as Sort
from ketnap.organisations.models import Organisation, OrganisationKind
from ketnap.organisations.queries import name_on, organisations_visible_to
from ketnap.web.case.reading import OpenCase, read_case
from ketnap.web.ceremonies.reading import open_ceremony
from ketnap.web.courses.reading import open_course
from ketnap.web.day import PageDay, address, day_of
from ketnap.web.figures.asking import asked_of
from ketnap.web.meetings.reading import open_meeting
from ketnap.web.meetings.words import meeting_title
from ketnap.web.papers.committee_period import CommitteePeriod
from ketnap.web.papers.period import PaperPeriod, period_in

Crumb = Mapping[str, str]


@dataclass(frozen=True)
class PaperSubject:
    """A record somebody may see, with the papers that forms give for it."""

    sort: Sort
    actor: Actor
    day: PageDay
    record: Subject
    name: str
    """Whose papers they are: a person's, a meeting's."""
    crumbs: Sequence[Crumb]
    drafts_of: Callable[[Sheet], tuple[Draft, ...]]
    casefile_ids: tuple[int, ...]
    """The cases of all whom its papers may name."""
    case: OpenCase | None = None
    period: PaperPeriod | None = None
    """Of a body, the days that its lists and report count between."""

    @property
    def id(self) -> int:
        return self.record.pk

    @property
    def on(self) -> date:
        return self.day.on

    @property
    def cell(self) -> Organisation:
        return body_of(self.record)

    @cached_property
    def relation(self) -> CaseRelation:
        return place_of(self.record)

    @cached_property
    def lives(self) -> tuple[PaperLife, ...]:
        """Every paper drawn up of it by the page's day."""
        lives, period = papers_of(self.actor, self.record, on=self.on), self.period
        return (
            lives if period is None else tuple(life for life in lives if period.holds(life.paper))
        )

    def may(self, action: Action) -> bool:
        return may(self.actor, action, self.relation)

    def href(self, name: str, *names: Any) -> str:
        """The address of a page about its papers."""
        way = reverse(f"{prefix_of(self.sort)}{name}", args=[self.id, *names])
        return f"{way}?{urlencode(self.query)}" if self.query else way

    @property
    def query(self) -> Mapping[str, str]:
        """What addresses of its papers say besides."""
        return self.period.query if self.period is not None else {}

    def note(self, deed: Deed, detail: str, casefile_ids: Iterable[int]) -> None:
        """Note in every case named what somebody did with a paper."""
        note_in_cases(self.record, casefile_ids, deed, detail, by=self.actor)


def prefix_of(sort: Sort) -> str:
    """What the names of its addresses begin with."""
    return "" if sort is Sort.CASE else f"{sort.value}_"


def open_subject(request: HttpRequest, about: Mapping[str, int]) -> PaperSubject:
    """The record an address names, for whoever asks; a stranger gets 404."""
    ((name, number),) = about.items()
    return _OPENERS[name](request, number)


def subject_of_case(request: HttpRequest, casefile_id: int) -> PaperSubject:
    """A case, for whoever sees it."""
    case = read_case(request, casefile_id)
    drafts = CaseDrafts(case.record, on=case.on)
    return PaperSubject(
        sort=Sort.CASE,
        actor=case.actor,
        day=case.day,
        record=case.record,
        name=case.person.full_name,
        crumbs=[
            {"label": _("Hồ sơ"), "href": address(request, "cases")},
            {"label": case.person.full_name, "href": address(request, "case", case.id)},
        ],
        drafts_of=lambda sheet: within_reach(case.actor, drafts.of(sheet)),
        casefile_ids=(case.id,),
        case=case,
    )


def _subject_of_meeting(request: HttpRequest, meeting_id: int) -> PaperSubject:
    opened = open_meeting(request, meeting_id)
    title = meeting_title(opened.record)
    return _for_printing(
        PaperSubject(
            sort=Sort.MEETING,
            actor=opened.actor,
            day=opened.day,
            record=opened.record,
            name=title,
            crumbs=[
                {"label": _("Họp chi bộ"), "href": address(request, "meetings")},
                {"label": title, "href": address(request, "meeting", meeting_id)},
            ],
            drafts_of=lambda sheet: drafts_for_meeting(opened.record, sheet, on=opened.day.on),
            casefile_ids=cases_named_by(opened.record),
        )
    )


def _subject_of_course(request: HttpRequest, course_id: int) -> PaperSubject:
    opened = open_course(request, course_id)
    return _for_printing(
        PaperSubject(
            sort=Sort.COURSE,
            actor=opened.actor,
            day=opened.day,
            record=opened.record,
            name=opened.record.title,
            crumbs=[
                {"label": _("Lớp bồi dưỡng"), "href": address(request, "courses")},
                {"label": opened.record.title, "href": address(request, "course", course_id)},
            ],
            drafts_of=lambda sheet: drafts_for_course(opened.record, sheet, on=opened.day.on),
            casefile_ids=cases_named_by(opened.record),
        )
    )


def _subject_of_ceremony(request: HttpRequest, ceremony_id: int) -> PaperSubject:
    opened = open_ceremony(request, ceremony_id)
    return _for_printing(
        PaperSubject(
            sort=Sort.CEREMONY,
            actor=opened.actor,
            day=opened.day,
            record=opened.record,
            name=opened.title,
            crumbs=[
                {"label": _("Lễ kết nạp"), "href": address(request, "ceremonies")},
                {"label": opened.title, "href": address(request, "ceremony", ceremony_id)},
            ],
            drafts_of=lambda sheet: drafts_for_ceremony(opened.record, sheet, on=opened.day.on),
            casefile_ids=cases_named_by(opened.record),
        )
    )


def _subject_of_cell(request: HttpRequest, organisation_id: int) -> PaperSubject:
    actor, day = actor_behind(request), day_of(request)
    cells = organisations_visible_to(actor, Action.PRINT_PAPER).filter(kind=OrganisationKind.CELL)
    cell = get_object_or_404(cells, pk=organisation_id)
    period = period_in(request, on=day.on)
    return PaperSubject(
        sort=Sort.CELL,
        actor=actor,
        day=day,
        record=cell,
        name=name_on(cell.pk, day.on),
        crumbs=[
            {
                "label": pgettext("all of them", "Tổ chức"),
                "href": address(request, "organisations"),
            },
            {"label": name_on(cell.pk, day.on), "href": address(request, "organisation", cell.pk)},
        ],
        drafts_of=lambda sheet: period.drafts(cell, sheet),
        casefile_ids=(),
        period=period,
    )


def _subject_of_committee(request: HttpRequest, committee_id: int) -> PaperSubject:
    actor, day = actor_behind(request), day_of(request)
    bodies = organisations_visible_to(actor, Action.PRINT_PAPER)
    body = get_object_or_404(bodies.exclude(kind=OrganisationKind.CELL), pk=committee_id)
    _form, asked = asked_of(request, body)
    period = CommitteePeriod(asked)
    figures = {**period.query, "organisation": str(body.pk)}
    return PaperSubject(
        sort=Sort.COMMITTEE,
        actor=actor,
        day=day,
        record=body,
        name=asked.name,
        crumbs=[
            {
                "label": _("Số liệu: %(name)s") % {"name": asked.name},
                "href": address(request, "figures", query=figures),
            }
        ],
        drafts_of=lambda sheet: period.drafts(body, sheet),
        casefile_ids=(),
        period=period,
    )


def _for_printing(subject: PaperSubject) -> PaperSubject:
    """The papers of an occasion name several people: they are for those who print them."""
    require(subject.actor, Action.PRINT_PAPER, subject.relation)
    return subject


_OPENERS: Mapping[str, Callable[[HttpRequest, int], PaperSubject]] = {
    "casefile_id": subject_of_case,
    "meeting_id": _subject_of_meeting,
    "course_id": _subject_of_course,
    "ceremony_id": _subject_of_ceremony,
    "organisation_id": _subject_of_cell,
    "committee_id": _subject_of_committee,
}
