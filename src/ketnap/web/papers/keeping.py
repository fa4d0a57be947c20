"""Records that a paper was printed or signed; it is drawn up from the record as it stands."""

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
from ketnap.web.day import address
from ketnap.web.form_page import FormPage, answered
from ketnap.web.papers.crumbs import crumbs_to
from ketnap.web.papers.forms import SignedForm
from ketnap.web.papers.reading import OpenPaper, open_paper
from ketnap.web.posted import data_of
from ketnap.web.today_only import today_only


@access.page(Action.KEEP_PAPERS)
@require_POST
def note_printed(
    request: HttpRequest, casefile_id: int, form_code: str, which: str
) -> HttpResponse:
    """Record that a paper was printed from its Word file, too."""
    opened = _paper_to_keep(request, casefile_id, form_code, which)
    today_only(request)
    print_paper(opened.case.record, opened.paper, by=opened.case.actor)
    messages.success(request, _("Đã ghi là đã in."))
    return redirect("paper", *opened.place)


@access.page(Action.KEEP_PAPERS)
@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, casefile_id: int, form_code: str, which: str) -> HttpResponse:
    """Record who signed a paper and when."""
    opened = _paper_to_keep(request, casefile_id, form_code, which)
    case = opened.case

    def act(values: dict[str, Any]) -> HttpResponse:
        signer = Signer(values["name"], values["position"])
        sign_paper(
            case.record,
            opened.paper,
            signer,
            on=values["on"],
            by=case.actor,
            today=case.day.today,
        )
        messages.success(request, _("Đã ghi là đã ký."))
        return redirect("paper", *opened.place)

    form = SignedForm(data_of(request), initial=_usual_signature(opened))
    page = FormPage(
        title=_("Ghi mẫu %(code)s đã ký") % {"code": opened.sheet.code},
        verb=_("Ghi đã ký"),
        form=form,
        lead=_("Chỉ ghi khi bản giấy đã có chữ ký."),
        back_href=address(request, "paper", *opened.place),
        crumbs=crumbs_to(request, case),
    )
    return answered(request, page, act)


def _paper_to_keep(request: HttpRequest, casefile_id: int, form_code: str, which: str) -> OpenPaper:
    opened = open_paper(request, casefile_id, form_code, which)
    require(opened.case.actor, Action.KEEP_PAPERS, opened.case.relation)
    if opened.paper.missing:
        raise Http404("nothing can be drawn up yet")
    return opened


def _usual_signature(opened: OpenPaper) -> dict[str, Any]:
    """Whom the sheet names under its right signature, on the day of the paper."""
    texts, draft = opened.paper.filled.texts, opened.paper.draft
    blocks = [block for block in draft.version.blocks if isinstance(block, Signatures)]
    first: dict[str, Any] = {"on": min(draft.material.on, opened.case.day.today)}
    for block in blocks:
        names = [texts.get(gap.name, "") for gap in gaps_of(block.right.name)]
        positions = [texts.get(gap.name, "") for gap in gaps_of(block.right.position)]
        first |= {"name": " ".join(names), "position": " ".join(positions)}
    return first
