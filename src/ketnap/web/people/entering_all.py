"""The page that enters on the roll everybody whom the cases of a cell call for."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.casefiles.queries import Joining, joining_of, status_of
from ketnap.casefiles.services import enter_by_cases
from ketnap.domain.access import Action
from ketnap.web.day import address
from ketnap.web.form_page import FormPage, answered
from ketnap.web.open_cell import CELL, OpenCell, open_cell
from ketnap.web.people.joining_words import enter_all_words, times_of
from ketnap.web.posted import data_of


class SeenForm(forms.Form):
    """Carries whom the reader was shown: nobody else is entered. `shown` is what is shown now."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, shown: str) -> None:
        super().__init__(data)
        self.shown = shown

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("seen") != self.shown:
            raise ValidationError(
                _(
                    "Danh sách đã thay đổi từ khi trang này mở ra. Dưới đây là danh sách mới: hãy xem lại, rồi ghi."
                ),
                code="list_changed",
            )
        return self.cleaned_data


@access.page(Action.CHANGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def enter_members(request: HttpRequest) -> HttpResponse:
    """Show everybody with his days and standing, and enter those with nothing to look at before."""
    cell = open_cell(request, Action.CHANGE_PEOPLE)
    called_for = joining_of(cell.actor, cell.record.pk, on=cell.on)
    ready = [each for each in called_for if each.obstacle is None]
    page = _page(request, cell, called_for, ready)

    def act(_order: dict[str, Any]) -> HttpResponse:
        number = enter_by_cases(ready, actor=cell.actor)
        words = ngettext(
            "Đã ghi %(count)s người vào danh sách.", "Đã ghi %(count)s người vào danh sách.", number
        )
        messages.success(request, words % {"count": number})
        return redirect(page.back_href)

    return answered(request, page, act)


def _page(
    request: HttpRequest, cell: OpenCell, called_for: tuple[Joining, ...], ready: list[Joining]
) -> FormPage:
    members = address(request, "members", query={CELL: cell.record.pk})
    return FormPage(
        title=_("Ghi vào danh sách đảng viên"),
        verb=enter_all_words(len(ready)),
        lead=_(
            "%(cell)s: những người hồ sơ cho biết là đảng viên, chưa có trong danh sách. "
            "Tư cách và ngày lấy theo các bước đã ghi."
        )
        % {"cell": cell.name},
        form=SeenForm(data_of(request), " ".join(_seen(each) for each in ready)),
        crumbs=[{"label": _("Đảng viên"), "href": members}],
        back_href=members,
        template="web/people/enter_members.html",
        more={
            "ready": [_row(request, each) for each in ready],
            "held": [_row(request, each) for each in called_for if each.obstacle],
        },
    )


def _seen(joining: Joining) -> str:
    """What was shown of somebody, so that neither his days nor his standing may have changed."""
    times = "+".join(
        f"{status_of(time).value}/{time.since}/{time.until or ''}" for time in joining.times
    )
    return f"{joining.case.pk}:{times}:{joining.official_on or ''}"


def _row(request: HttpRequest, joining: Joining) -> dict[str, Any]:
    return {
        "name": joining.case.person.full_name,
        "href": address(request, "person", joining.case.person_id),
        "times": times_of(joining),
        "obstacle": joining.obstacle.label if joining.obstacle else "",
    }
