"""The papers (giấy tờ) of a case or an occasion: every form about it, found by its code or name."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.audit.services import note_reading
from ketnap.domain.access import Action
from ketnap.domain.paperwork.sheet import Subject as Sort
from ketnap.web.day import address
from ketnap.web.papers.about import PaperSubject, open_subject, prefix_of
from ketnap.web.papers.lines import groups_of, matching
from ketnap.web.papers.period import PeriodForm
from ketnap.web.papers.remarks import TOLD_BESIDE_EACH_PAPER, remark_cards

SEARCH = "q"
LONGEST_SEARCH = 60


class SearchForm(forms.Form):
    """Asks for a few letters of a code or a name."""

    q = forms.CharField(
        label=_("Tìm theo ký hiệu hoặc tên"), max_length=LONGEST_SEARCH, required=False
    )


class CellSearchForm(PeriodForm, SearchForm):
    """Asks for the period of a cell's lists and report besides."""


@access.page(Action.SEE_CASE)
@require_GET
def papers(request: HttpRequest, **about: int) -> HttpResponse:
    """Show the papers of a record by where in the procedure each belongs."""
    subject = open_subject(request, about)
    if subject.case is not None:
        note_reading(subject.actor.user_id, [subject.case.id])
    search = request.GET.get(SEARCH, "")[:LONGEST_SEARCH]
    groups = groups_of(request, subject)
    context = {
        "subject": subject,
        "here": address(request, f"{prefix_of(subject.sort)}papers", subject.id),
        "groups": list(matching(groups, search)),
        "changed": [line for group in groups for line in group.lines if line.changed],
        "remarks": () if search else remark_cards(subject.case, without=TOLD_BESIDE_EACH_PAPER),
        "changed_href": _changed_href(request, subject),
        "search": search,
        "form": _form(request, subject, search),
    }
    return render(request, "web/papers/papers.html", context)


def _changed_href(request: HttpRequest, subject: PaperSubject) -> str:
    """The signed papers of a cell's cases that no longer agree, for the page of its own papers."""
    if subject.sort is not Sort.CELL:
        return ""
    return address(request, "cell_changed_papers", subject.id)


def _form(request: HttpRequest, subject: PaperSubject, search: str) -> forms.Form:
    if subject.sort is not Sort.CELL:
        return SearchForm({SEARCH: search})
    return CellSearchForm(request.GET, on=subject.on)
