"""Addresses of the papers of a case, on the day its page speaks about."""

from urllib.parse import urlencode

from django.urls import reverse

from ketnap.domain.paperwork.sheet import Sheet
from ketnap.web.case.reading import OpenCase
from ketnap.web.day import PARAMETER
from ketnap.web.papers.reading import slug_of


def paper_href(case: OpenCase, sheet: Sheet, which: str) -> str:
    """The page of one paper."""
    return _on_day(case, reverse("paper", args=[case.id, slug_of(sheet), which]))


def form_href(case: OpenCase, sheet: Sheet) -> str:
    """The list of a case's papers, narrowed to one form."""
    return _on_day(case, reverse("papers", args=[case.id]), q=sheet.code)


def _on_day(case: OpenCase, way: str, **query: str) -> str:
    kept = query if case.day.is_today else {**query, PARAMETER: case.on.isoformat()}
    return f"{way}?{urlencode(kept)}" if kept else way
