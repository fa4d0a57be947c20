"""Records what became of a paper drawn up: filed, returned, replaced."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.documents.form_papers import FormPaper
from ketnap.documents.papers.models import Paper
from ketnap.documents.papers.queries import PaperLife, paper_visible_to
from ketnap.documents.papers.services import mark_filed, mark_returned, replace_paper
from ketnap.documents.papers.subjects import column_of
from ketnap.domain.access import Action, require
from ketnap.web.form_page import FormPage, answered
from ketnap.web.papers.about import PaperSubject, open_subject
from ketnap.web.papers.crumbs import crumbs_to
from ketnap.web.papers.forms import FiledForm, ReturnedForm
from ketnap.web.papers.lines import papers_by_form
from ketnap.web.papers.reading import slug_of
from ketnap.web.papers.refused import in_words
from ketnap.web.papers.sent import PAPERS, posted_or_back_to
from ketnap.web.posted import data_of
from ketnap.web.today_only import today_only


@access.page(Action.KEEP_PAPERS)
@require_http_methods(["GET", "POST"])
def file_away(request: HttpRequest, paper_id: int, **about: int) -> HttpResponse:
    """Record where a signed paper is kept."""
    subject, record = _drawn_paper(request, about, paper_id)

    def act(values: dict[str, Any]) -> HttpResponse:
        with in_words():
            mark_filed(record.pk, values["kept_at"], by=subject.actor)
        return _done(request, subject, record, _("Đã ghi nơi lưu."))

    page = FormPage(
        title=_("Mẫu %(code)s lưu ở đâu?") % {"code": record.form_code},
        verb=_("Ghi nơi lưu"),
        form=FiledForm(data_of(request)),
        back_href=_way_back(subject, record),
        crumbs=crumbs_to(subject),
    )
    return answered(request, page, act)


@access.page(Action.KEEP_PAPERS)
@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest, paper_id: int, **about: int) -> HttpResponse:
    """Record that a paper came back, and why."""
    subject, record = _drawn_paper(request, about, paper_id)

    def act(values: dict[str, Any]) -> HttpResponse:
        with in_words():
            mark_returned(record.pk, values["reason"], by=subject.actor)
        return _done(request, subject, record, _("Đã ghi là bị trả lại."))

    page = FormPage(
        title=_("Mẫu %(code)s bị trả lại") % {"code": record.form_code},
        verb=_("Ghi bị trả lại"),
        form=ReturnedForm(data_of(request)),
        back_href=_way_back(subject, record),
        crumbs=crumbs_to(subject),
    )
    return answered(request, page, act)


@access.page(Action.KEEP_PAPERS)
@posted_or_back_to(PAPERS)
def put_in_place(request: HttpRequest, paper_id: int, **about: int) -> HttpResponse:
    """Record that the paper drawn up last took the place of a signed one."""
    subject, record = _drawn_paper(request, about, paper_id)
    today_only(request)
    newest = _newest_beside(subject, record)
    if newest is None:
        raise Http404("no paper to take its place")
    replace_paper(record.pk, newest.paper.pk, by=subject.actor)
    return _done(request, subject, record, _("Đã ghi là bản mới thay bản đã ký trước."))


def _drawn_paper(
    request: HttpRequest, about: Mapping[str, int], paper_id: int
) -> tuple[PaperSubject, Paper]:
    """A paper drawn up of this record, for a reader who keeps its papers; else 404."""
    subject = open_subject(request, about)
    record = paper_visible_to(subject.actor, paper_id)
    if getattr(record, f"{column_of(subject.record)}_id") != subject.id:
        raise Http404("no such paper of this record")
    require(subject.actor, Action.KEEP_PAPERS, subject.relation)
    return subject, record


def _paper_of(subject: PaperSubject, record: Paper) -> FormPaper | None:
    """The paper among those that its form gives today; none where the form is not known any more."""
    for paper in papers_by_form(subject).get(record.form_code, ()):
        if any(life.paper.pk == record.pk for life in paper.lives):
            return paper
    return None


def _newest_beside(subject: PaperSubject, record: Paper) -> PaperLife | None:
    """The current paper of the same form and step, if it is another one."""
    paper = _paper_of(subject, record)
    current = paper.current if paper is not None else None
    return current if current is not None and current.paper.pk != record.pk else None


def _done(request: HttpRequest, subject: PaperSubject, record: Paper, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(_way_back(replace(subject), record))


def _way_back(subject: PaperSubject, record: Paper) -> str:
    """The page of the paper; the list where its form is no longer known."""
    paper = _paper_of(subject, record)
    if paper is None:
        return subject.href("papers")
    return subject.href("paper", slug_of(paper.sheet), paper.which)
