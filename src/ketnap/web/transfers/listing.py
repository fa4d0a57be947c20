"""What waits to be received, and what was sent and how it stands."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.organisations.queries import names_on
from ketnap.transfers.models import Transfer
from ketnap.transfers.queries import (
    awaits_receipt_by_file,
    received_by_file,
    transfers_from,
    waiting_here,
)
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day

_SENT_SHOWN = 100


@access.page(Action.TRANSFER_CASE)
@require_GET
def transfers(request: HttpRequest) -> HttpResponse:
    """Show the cases that wait for a receipt of the reader's cells, and those that they sent."""
    actor, day = actor_behind(request), day_of(request)
    waiting = list(waiting_here(actor).filter(sent_on__lte=day.on))
    sent = list(transfers_from(actor).filter(sent_on__lte=day.on)[:_SENT_SHOWN])
    received = received_by_file(actor).filter(received_on__lte=day.on)[:_SENT_SHOWN]
    givers = names_on({each.casefile.cell_id for each in waiting}, day.on)
    context = {
        "waiting": [
            {
                "name": each.casefile.person.full_name,
                "words": _("%(cell)s chuyển ngày %(day)s")
                % {"cell": givers[each.casefile.cell_id], "day": full_day(each.sent_on)},
                "href": address(request, "receive_transfer", each.pk),
            }
            for each in waiting
        ],
        "sent": [_sent(request, each) for each in sent],
        "received": [_received(request, each) for each in received],
        "file_href": address(request, "receive_transfer_file") if day.is_today else "",
        "receipt_href": (
            address(request, "receive_receipt")
            if day.is_today and awaits_receipt_by_file(actor)
            else ""
        ),
        "is_today": day.is_today,
    }
    return render(request, "web/transfers/transfers.html", context)


def _is_waiting(transfer: Transfer, on: date) -> bool:
    is_received = transfer.received_on is not None and transfer.received_on <= on
    return not is_received and transfer.called_back_on is None


def _sent(request: HttpRequest, transfer: Transfer) -> dict[str, object]:
    day = day_of(request)
    is_received = transfer.received_on is not None and transfer.received_on <= day.on
    is_waiting = _is_waiting(transfer, day.on)
    return {
        "name": transfer.casefile.person.full_name,
        "href": address(request, "case", transfer.casefile_id),
        "words": _("Đến %(other)s, chuyển ngày %(day)s")
        % {"other": _other(transfer), "day": full_day(transfer.sent_on)},
        "state": _state(transfer, day.on),
        "is_received": is_received,
        "file_href": (
            address(request, "transfer_file", transfer.pk)
            if transfer.installation_id and is_waiting
            else ""
        ),
        "back_href": (
            address(request, "call_back_transfer", transfer.pk)
            if is_waiting and day.is_today
            else ""
        ),
    }


def _other(transfer: Transfer) -> str:
    """The cell at the other end, with its installation where that is another one: names of cells recur."""
    known = transfer.installation
    return f"{transfer.other} ({known.name})" if known is not None else transfer.other


def _state(transfer: Transfer, on: date) -> str:
    if transfer.received_on is not None and transfer.received_on <= on:
        return _("Nơi nhận đã nhận ngày %(day)s") % {"day": full_day(transfer.received_on)}
    if transfer.called_back_on is not None and transfer.called_back_on <= on:
        return _("Đã rút lại ngày %(day)s") % {"day": full_day(transfer.called_back_on)}
    return _("Chờ nơi nhận báo đã nhận")


def _received(request: HttpRequest, transfer: Transfer) -> dict[str, object]:
    words = {"other": _other(transfer), "day": full_day(transfer.sent_on)}
    return {
        "name": transfer.casefile.person.full_name,
        "href": address(request, "case", transfer.casefile_id),
        "words": _("%(other)s chuyển ngày %(day)s") % words,
        "file_href": address(request, "transfer_file", transfer.pk) if transfer.sealed else "",
    }
