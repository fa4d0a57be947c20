"""Records that a paper was printed or signed; it is drawn up from the record as it stands."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ketnap.accounts import access
from ketnap.documents.drawing_up import print_paper, sign_paper
from ketnap.documents.papers.services import Signer
from ketnap.domain.access import Action, require
from ketnap.domain.paperwork.phrase import gaps_of
from ketnap.domain.paperwork.sheet import Signatures
from ketnap.web.form_page import FormPage, answered
from ketnap.web.papers.crumbs import crumbs_to
from ketnap.web.papers.forms import SignedForm
from ketnap.web.papers.reading import OpenPaper, open_paper
from ketnap.web.papers.refused import in_words
from ketnap.web.posted import data_of
from ketnap.web.today_only import today_only


@access.page(Action.KEEP_PAPERS)
@require_POST
def note_printed(request: HttpRequest, form_code: str, which: str, **about: int) -> HttpResponse:
    """Record that a paper was printed from its Word file, too."""
    opened = _paper_to_keep(request, about, form_code, which)
    today_only(request)
    print_paper(opened.subject.record, opened.paper, by=opened.subject.actor)
    messages.success(request, _("Đã ghi là đã in."))
    return redirect(opened.href("paper"))


@access.page(Action.KEEP_PAPERS)
@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, form_code: str, which: str, **about: int) -> HttpResponse:
    """Record who signed a paper and when."""
    opened = _paper_to_keep(request, about, form_code, which)
    subject = opened.subject

    def act(values: dict[str, Any]) -> HttpResponse:
        signer = Signer(values["name"], values["position"])
        with in_words():
            sign_paper(
                subject.record,
                opened.paper,
                signer,
                on=values["on"],
                by=subject.actor,
                today=subject.day.today,
            )
        messages.success(request, _("Đã ghi là đã ký."))
        return redirect(opened.href("paper"))

    form = SignedForm(data_of(request), initial=_usual_signature(opened))
    page = FormPage(
        title=_("Ghi mẫu %(code)s đã ký") % {"code": opened.sheet.code},
        verb=_("Ghi đã ký"),
        form=form,
        lead=_("Chỉ ghi khi bản giấy đã có chữ ký."),
        back_href=opened.href("paper"),
        crumbs=crumbs_to(subject),
    )
    return answered(request, page, act)


def _paper_to_keep(
    request: HttpRequest, about: Mapping[str, int], form_code: str, which: str
) -> OpenPaper:
    opened = open_paper(request, about, form_code, which)
    require(opened.subject.actor, Action.KEEP_PAPERS, opened.subject.relation)
    if opened.paper.missing:
        raise Http404("nothing can be drawn up yet")
    return opened


def _usual_signature(opened: OpenPaper) -> dict[str, Any]:
    """Whom the sheet names under its right signature, on the day of the paper."""
    texts, draft = opened.paper.filled.texts, opened.paper.draft
    blocks = [block for block in draft.version.blocks if isinstance(block, Signatures)]
    first: dict[str, Any] = {"on": min(draft.material.on, opened.subject.day.today)}
    for block in blocks:
        names = [texts.get(gap.name, "") for gap in gaps_of(block.right.name)]
        positions = [texts.get(gap.name, "") for gap in gaps_of(block.right.position)]
        first |= {"name": " ".join(names), "position": " ".join(positions)}
    return first
