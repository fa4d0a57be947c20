"""Records what became of a paper drawn up: filed, returned, replaced."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ketnap.accounts import access
from ketnap.documents.papers.models import Paper
from ketnap.documents.papers.queries import PaperLife, paper_visible_to
from ketnap.documents.papers.services import mark_filed, mark_returned, replace_paper
from ketnap.domain.access import Action, require
from ketnap.web.case.reading import OpenCase, open_case
from ketnap.web.day import address
from ketnap.web.form_page import FormPage, answered
from ketnap.web.papers.crumbs import crumbs_to
from ketnap.web.papers.forms import FiledForm, ReturnedForm
from ketnap.web.papers.lines import papers_by_form
from ketnap.web.papers.reading import slug_of
from ketnap.web.posted import data_of
from ketnap.web.today_only import today_only


@access.page(Action.KEEP_PAPERS)
@require_http_methods(["GET", "POST"])
def file_away(request: HttpRequest, casefile_id: int, paper_id: int) -> HttpResponse:
    """Record where a signed paper is kept."""
    case, record = _drawn_paper(request, casefile_id, paper_id)

    def act(values: dict[str, Any]) -> HttpResponse:
        mark_filed(record.pk, values["kept_at"], by=case.actor)
        return _done(request, case, record, _("Đã ghi nơi lưu."))

    page = FormPage(
        title=_("Mẫu %(code)s lưu ở đâu?") % {"code": record.form_code},
        verb=_("Ghi nơi lưu"),
        form=FiledForm(data_of(request)),
        back_href=_way_back(request, case, record),
        crumbs=crumbs_to(request, case),
    )
    return answered(request, page, act)


@access.page(Action.KEEP_PAPERS)
@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest, casefile_id: int, paper_id: int) -> HttpResponse:
    """Record that a paper came back, and why."""
    case, record = _drawn_paper(request, casefile_id, paper_id)

    def act(values: dict[str, Any]) -> HttpResponse:
        mark_returned(record.pk, values["reason"], by=case.actor)
        return _done(request, case, record, _("Đã ghi là bị trả lại."))

    page = FormPage(
        title=_("Mẫu %(code)s bị trả lại") % {"code": record.form_code},
        verb=_("Ghi bị trả lại"),
        form=ReturnedForm(data_of(request)),
        back_href=_way_back(request, case, record),
        crumbs=crumbs_to(request, case),
    )
    return answered(request, page, act)


@access.page(Action.KEEP_PAPERS)
@require_POST
def replace(request: HttpRequest, casefile_id: int, paper_id: int) -> HttpResponse:
    """Record that the paper drawn up last took the place of a signed one."""
    case, record = _drawn_paper(request, casefile_id, paper_id)
    today_only(request)
    newest = _newest_beside(case, record)
    if newest is None:
        raise Http404("no paper to take its place")
    replace_paper(record.pk, newest.paper.pk, by=case.actor)
    return _done(request, case, record, _("Đã ghi là bản mới thay bản đã ký trước."))


def _drawn_paper(request: HttpRequest, casefile_id: int, paper_id: int) -> tuple[OpenCase, Paper]:
    """A paper drawn up of this case, for a reader who keeps its papers; else 404."""
    case = open_case(request, casefile_id)
    record = paper_visible_to(case.actor, paper_id)
    if record.casefile_id != case.id:
        raise Http404("no such paper of this case")
    require(case.actor, Action.KEEP_PAPERS, case.relation)
    return case, record


def _newest_beside(case: OpenCase, record: Paper) -> PaperLife | None:
    """The current paper of the same form and step, if it is another one."""
    for paper in papers_by_form(case).get(record.form_code, ()):
        if any(life.paper.pk == record.pk for life in paper.lives):
            current = paper.current
            return current if current is not None and current.paper.pk != record.pk else None
    return None


def _done(request: HttpRequest, case: OpenCase, record: Paper, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(_way_back(request, case, record))


def _way_back(request: HttpRequest, case: OpenCase, record: Paper) -> str:
    """The page of the paper; the list where its form is no longer known."""
    for paper in papers_by_form(case).get(record.form_code, ()):
        if any(life.paper.pk == record.pk for life in paper.lives):
            return address(request, "paper", case.id, slug_of(paper.sheet), paper.which)
    return address(request, "papers", case.id)
