"""The person's consents: the text of each purpose, given box by box, withdrawn one by one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.domain.access import Action
from ketnap.domain.casefile.codes import ConsentPurpose
from ketnap.domain.casefile.wording import code_name
from ketnap.privacy.consent_texts import ConsentText, PurposeText, text_of_version, text_shown_on
from ketnap.privacy.services import give_consents, withdraw_consent
from ketnap.web.applicant.reading import open_own_case
from ketnap.web.case.consents import consents_of
from ketnap.web.case.reading import OpenCase
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.language import reader_language
from ketnap.web.posted import data_of

_VERSION = "version"


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """Where one purpose stands, and the page on which a consent to it is taken back."""

    state: str
    text: str
    note: str
    withdraw_href: str


@dataclass(frozen=True, slots=True)
class ConsentBox:
    """One purpose to be read, with its own box that nobody has ticked."""

    name: str
    text: PurposeText
    box: forms.BoundField


def consent_lines(request: HttpRequest, case: OpenCase) -> tuple[ConsentLine, ...]:
    """Return every purpose with its last word."""
    may_change = case.day.is_today
    return tuple(
        ConsentLine(
            line.state,
            line.text,
            line.note,
            address(request, "withdraw_consent", purpose.value)
            if may_change and line.state == "given"
            else "",
        )
        for purpose, line in zip(ConsentPurpose, consents_of(case), strict=True)
    )


class ConsentForm(forms.Form):
    """One box for each purpose that no consent stands for; the version says what was read."""

    version = forms.CharField(widget=forms.HiddenInput)

    def __init__(
        self, data: Mapping[str, Any] | None, purposes: tuple[ConsentPurpose, ...], version: str
    ) -> None:
        super().__init__(data, initial={_VERSION: version})
        for purpose in purposes:
            self.fields[purpose.value] = forms.BooleanField(
                required=False, label=gettext_lazy("Tôi đã đọc và đồng ý với mục đích này")
            )

    def chosen(self) -> frozenset[ConsentPurpose]:
        """The purposes whose box was ticked."""
        return frozenset(
            purpose for purpose in ConsentPurpose if self.cleaned_data.get(purpose.value)
        )


@access.page(Action.GIVE_CONSENT)
@require_http_methods(["GET", "POST"])
def give_consent(request: HttpRequest) -> HttpResponse:
    """Show the text of each purpose not consented to, and record the boxes that were ticked."""
    case = open_own_case(request)
    today = day_of(request).today
    text = text_shown_on(today)
    purposes = tuple(_without_consent(case))
    form = ConsentForm(data_of(request), purposes, text.version)
    page = FormPage(
        title=_("Sự đồng ý của bạn"),
        verb=_("Ghi sự đồng ý"),
        lead=_("Mỗi mục đích một ô riêng. Ô nào không chọn là không đồng ý."),
        form=form,
        crumbs=crumbs(request),
        back_href=address(request, "own_record"),
        template="web/applicant/give_consent.html",
        more=_shown(form, purposes, text),
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        give_consents(form.chosen(), order[_VERSION], by=case.actor, on=today)
        messages.success(request, _("Đã ghi sự đồng ý của bạn."))
        return redirect(address(request, "own_record"))

    return answered(request, page, act)


@access.page(Action.GIVE_CONSENT)
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, purpose: str) -> HttpResponse:
    """Say what follows, and record that the person takes a consent back."""
    case = open_own_case(request)
    if purpose not in set(ConsentPurpose):
        raise Http404
    today, asked = day_of(request).today, ConsentPurpose(purpose)
    page = FormPage(
        title=_("Rút sự đồng ý: %(purpose)s") % {"purpose": code_name(asked, reader_language())},
        verb=_("Rút sự đồng ý"),
        lead=_consequence(case, asked),
        form=forms.Form(data_of(request)),
        crumbs=crumbs(request),
        back_href=address(request, "own_record"),
        grave=True,
    )

    def act(_order: dict[str, Any]) -> HttpResponse:
        withdraw_consent(asked, by=case.actor, on=today)
        messages.success(request, _("Đã ghi việc rút sự đồng ý."))
        return redirect(address(request, "own_record"))

    return answered(request, page, act)


def crumbs(request: HttpRequest) -> list[dict[str, str]]:
    """The way back to the person's page."""
    return [{"label": _("Hồ sơ của tôi"), "href": address(request, "own_record")}]


def _without_consent(case: OpenCase) -> Iterator[ConsentPurpose]:
    for purpose, line in zip(ConsentPurpose, consents_of(case), strict=True):
        if line.state != "given":
            yield purpose


def _shown(
    form: ConsentForm, purposes: tuple[ConsentPurpose, ...], text: ConsentText
) -> dict[str, Any]:
    language = reader_language()
    boxes = [
        ConsentBox(code_name(purpose, language), text.of(purpose, language), form[purpose.value])
        for purpose in purposes
    ]
    return {"boxes": boxes, "rights": text.rights[language], "version": text.version}


def _consequence(case: OpenCase, purpose: ConsentPurpose) -> str:
    """What follows, by the text that was shown when the consent was given."""
    given = [said for said in case.history.consents if said.purpose is purpose]
    text = text_of_version(given[-1].text_version) if given else None
    return (text or text_shown_on(case.on)).of(purpose, reader_language()).consequence
