"""Records that a paper was printed or signed; it is drawn up from the record as it stands."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.audit.models import Deed
from ketnap.documents.drawing_up import print_paper, sign_paper
from ketnap.documents.papers.models import Confidentiality
from ketnap.documents.papers.services import Signer
from ketnap.domain.access import Action, require
from ketnap.domain.paperwork.phrase import gaps_of
from ketnap.domain.paperwork.sheet import Signatures
from ketnap.web.form_page import FormPage, answered
from ketnap.web.papers.crumbs import crumbs_to
from ketnap.web.papers.forms import FirstSignedForm, SignedCopyForm, SignedForm
from ketnap.web.papers.levels import LEVEL, chosen_level
from ketnap.web.papers.reading import OpenPaper, open_paper
from ketnap.web.papers.refused import in_words
from ketnap.web.papers.sent import PAPER, posted_or_back_to
from ketnap.web.papers.values import labels_of
from ketnap.web.posted import data_of
from ketnap.web.today_only import today_only


@access.page(Action.KEEP_PAPERS)
@posted_or_back_to(PAPER)
def note_printed(request: HttpRequest, form_code: str, which: str, **about: int) -> HttpResponse:
    """Record that a paper was printed from its Word file, too."""
    opened = _paper_to_keep(request, about, form_code, which)
    today_only(request)
    print_paper(opened.subject.record, opened.paper, by=opened.subject.actor)
    opened.tell_the_others(Deed.PRINTED)
    messages.success(request, _("Đã ghi là đã in."))
    return redirect(opened.href("paper"))


@access.page(Action.KEEP_PAPERS)
@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, form_code: str, which: str, **about: int) -> HttpResponse:
    """Record who signed a paper and when."""
    opened = _paper_to_keep(request, about, form_code, which)
    subject = opened.subject

    changed = _changed_since_printed(opened)

    def act(values: dict[str, Any]) -> HttpResponse:
        if values.get("copy") == SignedCopyForm.ANEW:
            messages.info(request, _("Chưa ghi chữ ký nào. Hãy in lại giấy rồi trình ký."))
            return redirect(opened.href("paper"))
        signer = Signer(values["name"], values["position"])
        with in_words():
            sign_paper(
                subject.record,
                opened.paper,
                signer,
                on=values["on"],
                by=subject.actor,
                today=subject.day.today,
                confidentiality=chosen_level(values),
            )
        messages.success(request, _("Đã ghi là đã ký."))
        return redirect(opened.href("paper"))

    asked = SignedCopyForm if changed else _form_of(opened)
    form = asked(data_of(request), initial=_usual_signature(opened))
    page = FormPage(
        title=_("Ghi mẫu %(code)s đã ký") % {"code": opened.sheet.code},
        verb=_("Ghi đã ký"),
        form=form,
        lead=_lead(changed),
        back_href=opened.href("paper"),
        crumbs=crumbs_to(subject),
    )
    return answered(request, page, act)


def _form_of(opened: OpenPaper) -> type[SignedForm]:
    return SignedForm if opened.paper.current is not None else FirstSignedForm


def _changed_since_printed(opened: OpenPaper) -> str:
    """The values that the copy to be signed holds and that are recorded otherwise by now."""
    current = opened.paper.current
    return labels_of(opened.sheet, opened.paper.differing(current)) if current else ""


def _lead(changed: str) -> str:
    if not changed:
        return _("Chỉ ghi khi bản giấy đã có chữ ký.")
    return _(
        "Từ khi lập bản này, hồ sơ đã đổi: %(values)s. Bản giấy vẫn mang nội dung cũ, nên hãy chọn ký bản ấy hay in lại."
    ) % {"values": changed}


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
    first: dict[str, Any] = {
        "on": min(draft.material.on, opened.subject.day.today),
        LEVEL: Confidentiality.ORDINARY,
    }
    for block in blocks:
        names = [texts.get(gap.name, "") for gap in gaps_of(block.right.name)]
        positions = [texts.get(gap.name, "") for gap in gaps_of(block.right.position)]
        first |= {"name": " ".join(names), "position": " ".join(positions)}
    return first
