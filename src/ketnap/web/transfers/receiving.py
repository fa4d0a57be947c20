"""Shows what is in a capsule, and takes the case over."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.audit.services import note_reading
from ketnap.domain.access import Action
from ketnap.domain.casefile.wording import day_in_words
from ketnap.domain.transfer.capsule import Capsule
from ketnap.transfers.keys import installation_keys
from ketnap.transfers.queries import capsule_in, transfer_to
from ketnap.transfers.sealing import SealBroken
from ketnap.transfers.services import receive_within
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.language import reader_language
from ketnap.web.posted import data_of
from ketnap.web.transfers.refused import told_by_the_transfer
from ketnap.web.transfers.words import duties_shown, terms_shown


class ReceiptForm(forms.Form):
    """Asks for nothing but the word that the papers have arrived."""

    arrived = forms.BooleanField(
        label=gettext_lazy("Đã nhận đủ giấy tờ bản giấy theo mục lục nêu trên"), required=True
    )


@access.page(Action.TRANSFER_CASE)
@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest, transfer_id: int) -> HttpResponse:
    """Show the capsule of a case sent here, and receive it once."""
    actor, day = actor_behind(request), day_of(request)
    transfer = transfer_to(actor, transfer_id)
    back = address(request, "transfers")
    if transfer.received_on is not None:
        messages.info(request, _("Hồ sơ này đã nhận rồi."))
        return redirect(back)
    if transfer.called_back_on is not None:
        messages.info(request, _("Nơi chuyển đã rút lại hồ sơ này."))
        return redirect(back)
    try:
        capsule = capsule_in(transfer.sealed, known=[installation_keys().public])[0]
    except SealBroken as refusal:
        messages.error(request, refusal.vi if reader_language() == "vi" else refusal.en)
        return redirect(back)
    note_reading(actor.user_id, [transfer.casefile_id])
    page = FormPage(
        title=_("Nhận hồ sơ của %(name)s") % {"name": capsule.casefile.person.full_name},
        verb=_("Nhận hồ sơ"),
        lead=_("%(giver)s chuyển ngày %(day)s. Lý do: %(reason)s.")
        % {
            "giver": capsule.giver,
            "day": day_in_words(capsule.sent_on),
            "reason": capsule.reason,
        },
        form=ReceiptForm(data_of(request)),
        crumbs=[{"label": _("Chuyển hồ sơ"), "href": back}],
        back_href=back,
        template="web/transfers/receive.html",
        more=_shown(capsule),
    )

    def act(_order: dict[str, Any]) -> HttpResponse:
        with told_by_the_transfer():
            case = receive_within(transfer_id, by=actor, today=day.today)
        messages.success(request, _("Đã nhận hồ sơ; việc của nơi chuyển đã khép."))
        return redirect(address(request, "case", case.pk))

    return answered(request, page, act)


def _shown(capsule: Capsule) -> dict[str, Any]:
    return {
        "steps": len(capsule.casefile.steps),
        "duties": duties_shown(capsule),
        "terms": terms_shown(capsule),
        "papers": [
            {
                "form": paper.form,
                "title": paper.title,
                "on": day_in_words(paper.on),
                "digest": paper.digest,
            }
            for paper in capsule.papers
        ],
    }
