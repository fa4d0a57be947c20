"""The papers of a case (giấy tờ): every form that concerns it, found by its code or name."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.domain.access import Action
from ketnap.web.case.reading import open_case
from ketnap.web.papers.lines import groups_of, matching

SEARCH = "q"
LONGEST_SEARCH = 60


class SearchForm(forms.Form):
    """Asks for a few letters of a code or a name."""

    q = forms.CharField(
        label=_("Tìm theo ký hiệu hoặc tên"), max_length=LONGEST_SEARCH, required=False
    )


@access.page(Action.SEE_CASE)
@require_GET
def papers(request: HttpRequest, casefile_id: int) -> HttpResponse:
    """Show the papers of a case by where in the procedure each belongs."""
    case = open_case(request, casefile_id)
    search = request.GET.get(SEARCH, "")[:LONGEST_SEARCH]
    groups = groups_of(request, case)
    context = {
        "case": case,
        "groups": list(matching(groups, search)),
        "changed": [line for group in groups for line in group.lines if line.changed],
        "search": search,
        "form": SearchForm({SEARCH: search}),
    }
    return render(request, "web/papers/papers.html", context)
