"""The addresses of the lists of cases behind figures, and the words for them."""

from datetime import date

from django import forms
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import CountBy, Figure, FigureOf, counting_day
from ketnap.domain.access import Action
from ketnap.domain.figures import Dimension, row_asked
from ketnap.figures.names import FIGURE_NAMES, row_words
from ketnap.figures.settings import load_age_bands
from ketnap.organisations.queries import organisations_visible_to
from ketnap.web.day import address
from ketnap.web.day_words import full_day


class _FigureForm(forms.Form):
    """A figure as an address names it."""

    figure = forms.ChoiceField(choices=[(each.value, each.value) for each in Figure])
    organisation = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    start = forms.DateField(input_formats=["%Y-%m-%d"])
    end = forms.DateField(input_formats=["%Y-%m-%d"])
    count_by = forms.ChoiceField(
        choices=[(each.value, each.value) for each in CountBy], required=False
    )
    known = forms.DateField(input_formats=["%Y-%m-%d"], required=False)
    by = forms.ChoiceField(choices=[(each.value, each.value) for each in Dimension], required=False)
    row = forms.CharField(required=False, strip=False)
    part_of = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)


def figure_in(request: HttpRequest) -> FigureOf | None:
    """Return the figure whose cases the address asks for; nothing where it asks none.

    Raises `Http404` for a figure that is nowhere shown, whose list would else be that of all cases,
    and for a part of a whole whose figures the reader may not see.
    """
    if not request.GET.get("figure"):
        return None
    form = _FigureForm(request.GET)
    if not form.is_valid() or form.cleaned_data["start"] > form.cleaned_data["end"]:
        raise Http404("no such figure")
    asked = form.cleaned_data
    _check_whole(request, asked["part_of"])
    return FigureOf(
        figure=Figure(asked["figure"]),
        organisation_id=asked["organisation"],
        start=asked["start"],
        end=asked["end"],
        count_by=CountBy(asked["count_by"] or counting_day()),
        known_on=asked["known"],
        row=row_asked(Dimension(asked["by"]), asked["row"], load_age_bands())
        if asked["by"]
        else None,
        part_of=asked["part_of"],
    )


def _check_whole(request: HttpRequest, whole: int | None) -> None:
    if whole is None:
        return
    seen = organisations_visible_to(actor_behind(request), Action.SEE_FIGURES)
    if not seen.filter(pk=whole).exists():
        raise Http404("no such organisation")


def figure_query(figure: FigureOf | None) -> dict[str, str]:
    """Return what an address says of a figure; nothing without one."""
    if figure is None:
        return {}
    return {
        "figure": figure.figure.value,
        "organisation": str(figure.organisation_id),
        "start": figure.start.isoformat(),
        "end": figure.end.isoformat(),
        "count_by": figure.count_by.value,
        "known": figure.known_on.isoformat() if figure.known_on else "",
        "by": figure.row.dimension.value if figure.row else "",
        "row": figure.row.code if figure.row else "",
        "part_of": str(figure.part_of) if figure.part_of else "",
    }


def figure_href(request: HttpRequest, figure: FigureOf) -> str:
    """Return the address of the list of cases that make up a figure."""
    return address(request, "cases", query=figure_query(figure))


def figure_words(figure: FigureOf) -> str:
    """Return what is counted, of whom, and from which day to which."""
    words = [str(FIGURE_NAMES[figure.figure])]
    if figure.row is not None:
        words.append(row_words(figure.row.dimension, figure.row.code))
    words.append(period_words(figure.start, figure.end))
    if figure.part_of is not None:
        words.append(_("mỗi người chỉ tính ở nơi được đếm đầu tiên trong kỳ"))
    if figure.known_on is not None:
        words.append(_("theo điều đã ghi đến hết ngày %s") % full_day(figure.known_on))
    return ", ".join(words)


def period_words(start: date, end: date) -> str:
    """Return a period as a sentence names it."""
    return _("từ %(start)s đến %(end)s") % {"start": full_day(start), "end": full_day(end)}
