"""Articles that were exported before a consent fell: whoever has the file must be told."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry

from ketnap.portal.editorial.log_actions import CONSENT_WITHDRAWN, RECEIVERS_TOLD
from ketnap.portal.editors.models import Editor
from ketnap.portal.export.log_actions import EXPORTED
from ketnap.portal.news.models import ArticlePage

_TOLD_OF = "withdrawal"
_DEEDS = (EXPORTED, CONSENT_WITHDRAWN, RECEIVERS_TOLD)


@dataclass(frozen=True, slots=True)
class HandedOn:
    """An article with the exports that still hold a name or picture that had to go here."""

    article: Page
    exports: tuple[PageLogEntry, ...]
    withdrawal: int
    """The entry of the last withdrawal."""


def handed_on(articles: "QuerySet[ArticlePage]") -> list[HandedOn]:
    """Return those of the articles whose exports somebody must be told of, with when and by whom."""
    withdrawn = PageLogEntry.objects.filter(action=CONSENT_WITHDRAWN).values("page")
    concerned = articles.filter(pk__in=withdrawn).values("pk")
    deeds = PageLogEntry.objects.filter(page__in=concerned, action__in=_DEEDS)
    ordered = deeds.select_related("page", "user").order_by("page", "timestamp", "pk")
    by_article = groupby(ordered, key=lambda deed: deed.page)
    due = [HandedOn(article, *_to_be_told_of(deeds)) for article, deeds in by_article]
    return [one for one in due if one.exports]


def _to_be_told_of(deeds: Iterable[PageLogEntry]) -> tuple[tuple[PageLogEntry, ...], int]:
    exports: list[PageLogEntry] = []
    due: tuple[PageLogEntry, ...] = ()
    withdrawal = 0
    for deed in deeds:
        if deed.action == EXPORTED:
            exports.append(deed)
        elif deed.action == CONSENT_WITHDRAWN:
            due, withdrawal = tuple(exports), deed.pk
        elif deed.data.get(_TOLD_OF) == withdrawal:
            due = ()
    return due, withdrawal


def note_receivers_told(article: ArticlePage, withdrawal: int, *, actor: Editor) -> None:
    """Note that whoever received an article has been told, up to the withdrawal that was shown.

    A later one stays to be told of; nothing is noted where nobody had to be told.
    """
    if handed_on(ArticlePage.objects.filter(pk=article.pk)):
        log(instance=article, action=RECEIVERS_TOLD, user=actor, data={_TOLD_OF: withdrawal})
