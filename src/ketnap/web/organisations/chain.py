"""The page that says which bodies the files of a cell pass from a day on."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.domain.access import Action
from ketnap.organisations.models import ChainRole, Organisation
from ketnap.organisations.queries import chain_on
from ketnap.organisations.services import set_chain
from ketnap.web.day import address
from ketnap.web.form_page import FormPage, answered
from ketnap.web.organisations.changing import done
from ketnap.web.organisations.choices import Choice, bodies_to_choose
from ketnap.web.organisations.forms import DatedForm
from ketnap.web.organisations.reading import OpenOrganisation, crumbs_to, organisation_to_change
from ketnap.web.posted import data_of

PLACES = 5
"""How many bodies one chain may name on the page: more than any file passes."""


class ChainForm(DatedForm):
    """The bodies from the lowest up, each with what it does; places left empty are left out."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        today: date,
        bodies: Sequence[Choice],
        now: Sequence[tuple[int, str]],
    ) -> None:
        super().__init__(data, today=today)
        for place in range(1, PLACES + 1):
            self._add_place(place, bodies)
        for place, (body, role) in enumerate(now, start=1):
            self.initial.update({f"body_{place}": body, f"role_{place}": role})

    def _add_place(self, place: int, bodies: Sequence[Choice]) -> None:
        self.fields[f"body_{place}"] = forms.ChoiceField(
            label=gettext_lazy("Cấp thứ %(place)s") % {"place": place},
            choices=[("", _("Không có")), *bodies],
            required=False,
        )
        self.fields[f"role_{place}"] = forms.ChoiceField(
            label=gettext_lazy("Việc của cấp thứ %(place)s") % {"place": place},
            choices=[("", _("Chọn việc")), *ChainRole.choices],
            required=False,
        )

    def places(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The fields as they stand on the page, two and two."""
        return [(self[f"body_{n}"], self[f"role_{n}"]) for n in range(1, PLACES + 1)]

    def clean(self) -> dict[str, Any]:
        super().clean()
        seen: set[str] = set()
        for place in range(1, PLACES + 1):
            body = self.cleaned_data.get(f"body_{place}", "")
            if body and not self.cleaned_data.get(f"role_{place}"):
                self.add_error(f"role_{place}", _("Hãy chọn việc của cấp này."))
            if body and body in seen:
                self.add_error(f"body_{place}", _("Cấp này đã có ở trên."))
            seen.add(body)
        return self.cleaned_data

    def chosen(self) -> list[tuple[int, ChainRole]]:
        """Return the bodies of a valid form, lowest first."""
        answers = self.cleaned_data
        return [
            (int(answers[f"body_{place}"]), ChainRole(answers[f"role_{place}"]))
            for place in range(1, PLACES + 1)
            if answers[f"body_{place}"]
        ]


@access.page(Action.MANAGE_ORGANISATION)
@require_http_methods(["GET", "POST"])
def set_it(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Say which bodies the files of a cell pass from a day on; those under way go on by them."""
    opened = organisation_to_change(request, organisation_id)
    if not opened.is_cell:
        raise Http404("only a cell has a chain")
    form = _form(request, opened)
    page = FormPage(
        title=_("Các cấp xét duyệt hồ sơ"),
        verb=_("Ghi các cấp xét duyệt"),
        lead=_(
            "Ghi từ cấp gần chi bộ nhất trở lên. Phải có đúng một nơi quyết định, và là nơi cuối cùng. "
            "Hồ sơ trình từ ngày ấy đi theo các cấp mới; hồ sơ đang ở cấp không còn trong đó thì cấp ấy trình tiếp hoặc trả lại."
        ),
        form=form,
        crumbs=crumbs_to(request, opened),
        back_href=address(request, "organisation", organisation_id),
        template="web/organisations/chain.html",
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        chosen = form.chosen()
        bodies = Organisation.objects.in_bulk([body for body, _role in chosen])
        chain = [(bodies[body], role) for body, role in chosen]
        set_chain(opened.record, chain, since=order["on"], actor=opened.actor)
        return done(request, opened.record, _("Đã ghi các cấp xét duyệt."))

    return answered(request, page, act)


def _form(request: HttpRequest, opened: OpenOrganisation) -> ChainForm:
    now = [(link.body_id, str(link.role)) for link in chain_on(opened.record.pk, opened.on)]
    return ChainForm(
        data_of(request),
        today=opened.on,
        bodies=bodies_to_choose(opened.record, on=opened.on),
        now=now,
    )
