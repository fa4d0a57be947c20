"""Pages of a long list by their number, for lists whose rows do not move under the reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import resolve

from ketnap.web.day import address
from ketnap.web.posted import number_in

A_PAGE = 50
PARAMETER = "page"


@dataclass(frozen=True, slots=True)
class ListPage:
    """The rows of one page, and the ways to the pages beside it; empty at either end."""

    rows: Sequence[Any]
    previous_href: str
    next_href: str


def page_of(request: HttpRequest, rows: QuerySet[Any], *, size: int = A_PAGE) -> ListPage:
    """Return the page that the address asks for; one that is not there is a 404."""
    page = _asked(request, Paginator(rows, size))
    return ListPage(
        rows=list(page.object_list),
        previous_href=_way(request, page.number - 1) if page.has_previous() else "",
        next_href=_way(request, page.number + 1) if page.has_next() else "",
    )


def _asked(request: HttpRequest, paginator: "Paginator[Any]") -> "Page[Any]":
    number = number_in(request.GET.get(PARAMETER, "1"))
    try:
        return paginator.page(number or 0)
    except EmptyPage as error:
        raise Http404(str(error)) from error


def _way(request: HttpRequest, number: int) -> str:
    here = resolve(request.path_info)
    return address(request, str(here.url_name), *here.kwargs.values(), query={PARAMETER: number})
