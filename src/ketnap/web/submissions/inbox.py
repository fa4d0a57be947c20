"""The inbox of a committee (hồ sơ trình lên): what waits, since when, the overdue first by date."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.domain.casefile.codes import Matter
from ketnap.domain.casefile.wording import code_name
from ketnap.organisations.queries import names_on
from ketnap.submissions.queries import (
    InboxLine,
    bodies_handled_by,
    inbox,
    latest_submissions,
)
from ketnap.submissions.stops import deciding_of
from ketnap.web.day import address, day_of
from ketnap.web.language import reader_language
from ketnap.web.submissions.words import FileLine, line_of

_ANY = [("", gettext_lazy("tất cả"))]


class InboxFilter(forms.Form):
    """Narrows the inbox by cell, matter and lateness."""

    chi_bo = forms.ChoiceField(label=gettext_lazy("Chi bộ"), required=False)
    viec = forms.ChoiceField(label=gettext_lazy("Việc"), required=False)
    qua_han = forms.BooleanField(label=gettext_lazy("Chỉ hồ sơ quá hạn"), required=False)

    def __init__(self, data: object, cells: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a query is a mapping of texts
        language = reader_language()
        matters = [(matter.value, code_name(matter, language)) for matter in Matter]
        self.fields["chi_bo"].choices = [*_ANY, *cells]  # type: ignore[attr-defined]
        self.fields["viec"].choices = [*_ANY, *matters]  # type: ignore[attr-defined]

    def lets_through(self, line: InboxLine, *, on: date) -> bool:
        """Say whether a file stands in the narrowed list."""
        way, asked = line.way, self.cleaned_data
        return (
            asked.get("chi_bo", "") in ("", str(way.case.cell_id))
            and asked.get("viec", "") in ("", way.journey.matter.value)
            and (not asked.get("qua_han") or way.due_on < on)
        )


@access.page(Action.HANDLE_SUBMISSION)
@require_GET
def submissions(request: HttpRequest) -> HttpResponse:
    """Show the files that lie with the reader's bodies, by body, in the order of their last days."""
    actor, on = actor_behind(request), day_of(request).on
    lines = inbox(actor, on=on)
    cells = names_on({line.way.case.cell_id for line in lines}, on)
    narrowing = InboxFilter(request.GET, [(str(pk), name) for pk, name in cells.items()])
    narrowing.is_valid()
    shown = [line for line in lines if narrowing.lets_through(line, on=on)]
    bodies = names_on(bodies_handled_by(actor, on=on).values_list("pk", flat=True), on)
    context = {
        "bodies": [
            {
                "id": body_id,
                "name": name,
                "decides": _decides(body_id, lines, on=on),
                "lines": _lines(request, [each for each in shown if each.body_id == body_id]),
            }
            for body_id, name in bodies.items()
        ],
        "form": narrowing,
        "reset_href": address(request, "submissions") if len(shown) < len(lines) else "",
        "anything": bool(lines),
        "lead": _lead(lines, on=on),
        "is_today": day_of(request).is_today,
    }
    return render(request, "web/submissions/inbox.html", context)


def _lines(request: HttpRequest, lines: Sequence[InboxLine]) -> list[FileLine]:
    on = day_of(request).on
    cells = names_on({line.way.case.cell_id for line in lines}, on)
    sent = latest_submissions([line.way.case.pk for line in lines], on=on)
    return [
        line_of(
            request,
            line.way,
            cell=cells[line.way.case.cell_id],
            submission=sent.get(line.way.case.pk),
            on=on,
        )
        for line in lines
    ]


def _decides(body_id: int, lines: Sequence[InboxLine], *, on: date) -> bool:
    """Whether a body may decide on any of the files that lie with it, on a day since they came."""
    deciding = deciding_of(body_id)
    return any(
        deciding.between(line.way.case.cell_id, line.way.journey.since, on)
        for line in lines
        if line.body_id == body_id
    )


def _lead(lines: Sequence[InboxLine], *, on: date) -> str:
    late = sum(line.way.due_on < on for line in lines)
    return _("%(count)d hồ sơ đang chờ, %(late)d hồ sơ quá hạn. Hạn gần nhất đứng trước.") % {
        "count": len(lines),
        "late": late,
    }
