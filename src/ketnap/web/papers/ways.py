"""Where a value of a paper is put right: the page that records it, for a reader who may."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketnap.domain.access import Action
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.paperwork.blanks.catalogue import CATALOGUE
from ketnap.domain.paperwork.filling import recorded_name
from ketnap.domain.paperwork.sheet import Source
from ketnap.web.day import address
from ketnap.web.papers.about import PaperSubject
from ketnap.web.papers.places import place_of
from ketnap.web.papers.reading import OpenPaper

SOURCE_NAMES: Mapping[Source, str | Promise] = {
    Source.PAPER: _("Của văn bản này"),
    Source.PERSON: _("Về người trong hồ sơ"),
    Source.CASE: _("Từ các bước đã ghi"),
    Source.MEETING: _("Từ cuộc họp và biểu quyết"),
    Source.DECISION: _("Từ quyết định"),
    Source.OCCASION: _("Từ lớp, lễ kết nạp"),
    Source.ORGANISATION: _("Về tổ chức"),
    Source.COMPUTED: _("Phần mềm tính ra"),
}
"""The parts of what records fill, in the order in which they are shown."""


def source_of_blank(name: str) -> Source:
    """Which record a blank is filled from."""
    return CATALOGUE[recorded_name(name)].source


def way_to(request: HttpRequest, opened: OpenPaper, source: Source) -> str:
    """The page where values of a source are recorded or corrected; empty where the reader may not."""
    subject = opened.subject
    match source:
        case Source.PERSON:
            return _way_to_person(subject)
        case Source.ORGANISATION:
            return _way_to_organisation(request, subject)
        case Source.PAPER | Source.BY_HAND:
            return ""
        case _:
            return _way_to_step(opened)


def _way_to_person(subject: PaperSubject) -> str:
    may_correct = subject.day.is_today and subject.may(Action.CHANGE_PEOPLE)
    if subject.case is None or not may_correct:
        return ""
    return reverse("correct_person", args=[subject.case.record.person_id])


def _way_to_organisation(request: HttpRequest, subject: PaperSubject) -> str:
    knows = subject.may(Action.SEE_PEOPLE) or subject.may(Action.MANAGE_ORGANISATION)
    return address(request, "organisation", subject.cell.pk) if knows else ""


def _way_to_step(opened: OpenPaper) -> str:
    """The step the paper is about, to be corrected, or recorded first; the page of an occasion."""
    case, step = opened.subject.case, opened.paper.draft.material.step
    if case is None:
        return opened.subject.crumbs[-1]["href"]
    if not case.day.is_today:
        return ""
    if step is not None:
        may_correct = case.may_record(StepKind.CORRECTED)
        return reverse("correct_step", args=[case.id, step.seq]) if may_correct else ""
    place = place_of(opened.sheet)
    if place.kind is None or case.assessment.closed or not case.may_record(place.kind):
        return ""
    return reverse("record_step", args=[case.id, place.kind]) + place.query
