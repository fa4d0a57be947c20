"""The palette (tìm nhanh): cases, deeds and pages by a few letters, over any page."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.web.fragments import wants_fragment
from ketnap.web.palette.ways import groups_for

LONGEST_SEARCH = 120


class PaletteSearch(forms.Form):
    """The letters somebody types."""

    q = forms.CharField(
        label=_("Tìm người, việc hoặc trang"),
        max_length=LONGEST_SEARCH,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


@access.signed_in
@require_GET
def palette(request: HttpRequest) -> HttpResponse:
    """Show what the letters find; without any, whatever the reader may do and open."""
    form = PaletteSearch(request.GET, auto_id="kn-ways-%s")
    form.is_valid()
    search = form.cleaned_data.get("q", "")
    groups = groups_for(request, search)
    template = "web/palette/found.html" if wants_fragment(request) else "web/palette/palette.html"
    context = {
        "form": form,
        "search": search,
        "groups": groups,
        "count": sum(len(group.ways) for group in groups),
    }
    return render(request, template, context)
