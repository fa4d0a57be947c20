"""Sends a file one level up: what is lacking and what goes along is shown first."""

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
from ketnap.documents.paper_index import index_of
from ketnap.domain.access import Action, NotAllowed
from ketnap.submissions.refusals import NobodyAbove, NotHere, NotUnderWay
from ketnap.submissions.services import look_over, send_up
from ketnap.submissions.services.sending import LookedOver
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.posted import data_of
from ketnap.web.steps.fields import LONGEST_REASON, TextField
from ketnap.web.submissions.file import crumbs_to_inbox, led_away, seen_seq
from ketnap.web.submissions.refused import told_by_the_form
from ketnap.web.submissions.words import lack_cards, matter_name, papers_shown, returned_words


class SendForm(forms.Form):
    """Carries the last step seen, and asks why the file goes although something is lacking."""

    seen_seq = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, seen: int, asks_reason: bool) -> None:
        super().__init__(data, initial={"seen_seq": seen})
        if asks_reason:
            self.fields["override_reason"] = TextField(
                label=gettext_lazy("Lý do vẫn trình"),
                help_text=gettext_lazy("Lý do được giữ cùng bước, cấp trên đọc được."),
                max_length=LONGEST_REASON,
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )


@access.page(Action.SUBMIT_CASE)
@require_http_methods(["GET", "POST"])
def submit(request: HttpRequest, casefile_id: int) -> HttpResponse:
    """Let the cell send a file up."""
    return _sent(request, casefile_id, back="case", crumbs=_crumbs_to_case)


@access.page(Action.HANDLE_SUBMISSION)
@require_http_methods(["GET", "POST"])
def pass_on(request: HttpRequest, casefile_id: int) -> HttpResponse:
    """Let a body pass a file on to the next one."""
    return _sent(request, casefile_id, back="submissions", crumbs=_crumbs_from_inbox)


def _sent(request: HttpRequest, casefile_id: int, *, back: str, crumbs: Any) -> HttpResponse:
    actor, day = actor_behind(request), day_of(request)
    try:
        looked = look_over(casefile_id, by=actor, on=day.on)
    except (NotUnderWay, NotHere, NobodyAbove):
        return led_away(request, casefile_id)
    except NotAllowed:
        if not _is_sent_again(request, casefile_id):
            raise
        messages.info(request, _("Hồ sơ đã được trình và hiện không nằm ở đây nữa."))
        return redirect(address(request, "case", casefile_id))
    back_href = address(request, back, *([casefile_id] if back == "case" else []))

    def act(order: dict[str, Any]) -> HttpResponse:
        with told_by_the_form():
            send_up(
                casefile_id,
                by=actor,
                seen_seq=order["seen_seq"],
                today=day.today,
                override_reason=order.get("override_reason", ""),
            )
        words = _("Đã trình hồ sơ của %(name)s lên %(body)s.")
        names = {"name": looked.way.file.person.full_name, "body": looked.target_name}
        messages.success(request, words % names, extra_tags="step")
        return redirect(back_href)

    return answered(request, _page(request, looked, crumbs(request, looked), back_href), act)


def _is_sent_again(request: HttpRequest, casefile_id: int) -> bool:
    """Whether a page is posted that was opened before the file moved on, as by a second click."""
    seen = request.POST.get("seen_seq")
    return seen is not None and seen != str(seen_seq(actor_behind(request), casefile_id))


def _page(
    request: HttpRequest, looked: LookedOver, crumbs: list[dict[str, str]], back_href: str
) -> FormPage:
    actor, day = actor_behind(request), day_of(request)
    blocked = any(lack.blocks for lack in looked.lacks)
    way = looked.way
    returned = way.journey.returned
    return FormPage(
        title=_("Trình lên %(body)s") % {"body": looked.target_name},
        verb=_("Trình hồ sơ"),
        lead=f"{way.file.person.full_name} · {matter_name(way)}",
        form=SendForm(
            data_of(request),
            seen=seen_seq(actor, way.case.pk),
            asks_reason=bool(looked.lacks) and not blocked,
        ),
        crumbs=crumbs,
        back_href=back_href,
        template="web/submissions/send.html",
        more={
            "blocked": blocked,
            "lacks": lack_cards(looked.lacks),
            "returned": returned,
            "returned_title": returned_words(returned) if returned else "",
            "papers": papers_shown(
                paper.as_data() for paper in index_of(way.case, way.file, on=day.on)
            ),
        },
    )


def _crumbs_to_case(request: HttpRequest, looked: LookedOver) -> list[dict[str, str]]:
    case = looked.way.case
    return [
        {"label": _("Hồ sơ"), "href": address(request, "cases")},
        {"label": looked.way.file.person.full_name, "href": address(request, "case", case.pk)},
    ]


def _crumbs_from_inbox(request: HttpRequest, looked: LookedOver) -> list[dict[str, str]]:
    case = looked.way.case
    href = address(request, "submission", case.pk)
    return [*crumbs_to_inbox(request), {"label": looked.way.file.person.full_name, "href": href}]
