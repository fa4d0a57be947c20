"""Holding pages, so that a release and a withdrawal of one article go one after the other."""

from collections.abc import Iterable

from wagtail.models import Page


def hold(article_ids: Iterable[int]) -> None:
    """Let nobody else write to these articles before the transaction ends; waits for who does.

    Always the first write of a transaction: what was read before it may be out of date.
    """
    # Of the page alone, which Wagtail writes to first; in one order, so that nobody waits in a ring.
    held = Page.objects.select_for_update().filter(pk__in=list(article_ids)).order_by("pk")
    list(held.values_list("pk"))
