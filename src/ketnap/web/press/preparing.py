"""One package before it is sent: the text, its figures, everybody concerned, what is left out."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.domain.press.package import PublicPurpose
from ketnap.domain.press.release import Finding, reason_of, source_of
from ketnap.press.gathering import Gathered, Mention
from ketnap.press.packing import Wording, findings_in, stops
from ketnap.press.queries import gathered_for, may_read_names, sections_to_choose
from ketnap.press.refusals import NotReleasable
from ketnap.press.services import send_package
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day
from ketnap.web.form_page import FormPage, answered
from ketnap.web.language import reader_language
from ketnap.web.posted import data_of
from ketnap.web.press.forms import PressForm
from ketnap.web.press.words import CONSENTS, OCCASIONS, occasion_named


@access.page(Action.PREPARE_PRESS)
@require_http_methods(["GET", "POST"])
def prepare_press(request: HttpRequest, occasion: str, record_id: int) -> HttpResponse:
    """Show the whole package; once its text may leave, send it to the portal."""
    actor, day, kind = actor_behind(request), day_of(request), occasion_named(occasion)
    gathered = gathered_for(actor, kind, record_id, on=day.today)
    form = PressForm(
        gathered,
        sections_to_choose(),
        data_of(request),
        reads_names=may_read_names(actor, gathered),
    )

    def send(_values: dict[str, Any]) -> HttpResponse:
        try:
            sent = send_package(kind, record_id, form.wording(), by=actor, on=day.today)
        except NotReleasable as refusal:
            _put_beside_fields(form, refusal.findings)
            raise ValidationError(
                _("Chưa gửi: có chỗ không được đưa ra ngoài. Hãy sửa các chỗ được nêu.")
            ) from refusal
        messages.success(request, _("Đã gửi sang trang tin. Tình trạng hiện ở trang này."))
        return redirect("press_package", sent.pk)

    page = FormPage(
        title=_("Soạn tin: %(what)s") % {"what": _title(gathered)},
        lead=_("Đây là toàn bộ những gì trang tin nhận được. Sửa chữ thoải mái, rồi gửi."),
        verb=_("Gửi sang trang tin"),
        form=form,
        crumbs=[{"label": _("Tin bài"), "href": address(request, "press_desk")}],
        back_href=address(request, "press_desk"),
        template="web/press/prepare.html",
        more=_beside(request, gathered, form),
    )
    return answered(request, page, send)


def _title(gathered: Gathered) -> str:
    day = full_day(gathered.held_on)
    return _("%(occasion)s ngày %(day)s") % {
        "occasion": str(OCCASIONS[gathered.occasion]).lower(),
        "day": day,
    }


def _put_beside_fields(form: PressForm, findings: Sequence[Finding]) -> None:
    for finding in findings:
        words = _("“%(quoted)s”: %(reason)s") % {
            "quoted": finding.quoted,
            "reason": reason_of(finding.trouble, reader_language()),
        }
        form.add_error(finding.place if finding.place in form.fields else None, words)


def _beside(request: HttpRequest, gathered: Gathered, form: PressForm) -> dict[str, Any]:
    wording = form.wording() if form.is_bound and form.is_valid() else form.drafted()
    return {
        "text": [form["section"], form["title"], form["lead"], *form.fields_of("paragraph")],
        "captions": list(form.fields_of("caption")),
        "grounds": list(form.fields_of("ground")),
        "findings": list(_findings(gathered, form, wording)),
        "figures": [
            {
                "label": one.label,
                "value": one.value,
                "day": full_day(one.as_of),
                "href": one.source,
            }
            for one in gathered.figures
        ],
        "people": list(_people(request, gathered)),
        "left_out": gathered.left_out,
    }


def _findings(gathered: Gathered, form: PressForm, wording: Wording) -> Iterator[dict[str, str]]:
    language = reader_language()
    for finding in findings_in(gathered, wording):
        yield {
            "kind": "block" if stops(finding) else "warn",
            "place": str(form[finding.place].label),
            "quoted": finding.quoted,
            "reason": reason_of(finding.trouble, language),
            "source": source_of(finding.trouble, language),
        }


def _people(request: HttpRequest, gathered: Gathered) -> Iterator[dict[str, Any]]:
    reads = may_read_names(actor_behind(request), gathered)
    for place, one in enumerate(gathered.new_members, start=1):
        yield {"name": _shown(one, place, reads=reads), "consents": list(_consents(one))}


def _shown(one: Mention, place: int, *, reads: bool) -> str:
    """The name for whoever knows it anyway; an editor learns only the names that may be printed."""
    if reads or one.may_be_named:
        return one.name
    return _("%(office)s thứ %(place)s") % {"office": one.office.capitalize(), "place": place}


def _consents(one: Mention) -> Iterator[dict[str, str]]:
    for purpose in PublicPurpose:
        agreed, not_agreed = CONSENTS[purpose]
        stands = purpose in one.agreed
        yield {
            "state": "given" if stands else "refused",
            "text": str(agreed if stands else not_agreed),
        }
