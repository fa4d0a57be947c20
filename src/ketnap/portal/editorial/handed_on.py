"""Articles that were exported before a consent fell: whoever has the file must be told."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from ketnap.domain.press.package import PublicPurpose
from ketnap.portal.editorial.log_actions import CONSENT_WITHDRAWN, RECEIVERS_TOLD
from ketnap.portal.editorial.models import AllowedName, ExportedPerson
from ketnap.portal.editorial.names import means
from ketnap.portal.editorial.pieces import pieces_of
from ketnap.portal.editors.models import Editor
from ketnap.portal.export.log_actions import EXPORTED
from ketnap.portal.news.models import ArticlePage, SectionPage
from ketnap.portal.pictures.models import PicturedPerson
from ketnap.portal.pictures.queries import pictures_in

_TOLD_OF = "withdrawal"
_DEEDS = (EXPORTED, CONSENT_WITHDRAWN, RECEIVERS_TOLD)


@dataclass(frozen=True, slots=True)
class HandedOn:
    """An article with the exports that still hold a name or picture that had to go here."""

    article_id: int
    title: str
    is_deleted: bool
    exports: tuple[PageLogEntry, ...]
    withdrawal: int
    """The entry of the last withdrawal."""


# ---- exports ----


def note_export(article: ArticlePage, *, actor: Editor) -> None:
    """Note that an article was exported as readers see it, with the consents by which people are in it."""
    export = log(instance=article, action=EXPORTED, user=actor)
    section = article.get_parent()
    ExportedPerson.objects.bulk_create(
        ExportedPerson(export=export, section_id=section.pk, consent_reference=one)
        for one in _consents_in(article)
    )


def _consents_in(article: ArticlePage) -> set[str]:
    texts = [piece.text for piece in pieces_of(article)]
    allowed = AllowedName.objects.filter(
        source__article=article.pk, purpose=PublicPurpose.PORTAL_NAME
    ).exclude(name="")
    named = {one.consent_reference for one in allowed if means(texts, one.name)}
    pictures = [shown.picture_id for shown in pictures_in(article)]
    people = PicturedPerson.objects.filter(picture__in=pictures)
    return named | set(people.values_list("consent_reference", flat=True))


def note_withdrawal_in_exports(consent_reference: str, *, noted: Iterable[int]) -> None:
    """Note the withdrawal in the history of every article that was exported with the person in it.

    Those already noted are left alone; the others were deleted, or show the person no longer.
    """
    exports = PageLogEntry.objects.filter(people__consent_reference=consent_reference)
    latest = {one.page_id: one for one in exports.exclude(page__in=noted).order_by("pk")}
    PageLogEntry.objects.bulk_create(_noted(one, CONSENT_WITHDRAWN) for one in latest.values())


# ---- whoever must be told ----


def handed_on_in(sections: "QuerySet[SectionPage]") -> list[HandedOn]:
    """Return the articles of sections of whose exports somebody must be told, deleted ones too."""
    exported = ExportedPerson.objects.filter(section__in=sections)
    # What is in another section by now is a task of those who edit it there.
    gone = exported.exclude(export__page__in=ArticlePage.objects.values("pk"))
    articles = ArticlePage.objects.none()
    for section in sections:
        articles |= ArticlePage.objects.child_of(section)
    return _handed_on(Q(page__in=articles.values("pk")) | Q(page__in=gone.values("export__page")))


def handed_on(article_id: int) -> list[HandedOn]:
    """Return one article if somebody must be told of its exports, with when and by whom."""
    return _handed_on(Q(page=article_id))


def _handed_on(which: Q) -> list[HandedOn]:
    withdrawn = PageLogEntry.objects.filter(which, action=CONSENT_WITHDRAWN)
    deeds = PageLogEntry.objects.filter(page__in=withdrawn.values("page"), action__in=_DEEDS)
    ordered = deeds.select_related("user").order_by("page_id", "timestamp", "pk")
    by_article = groupby(ordered, key=lambda deed: deed.page_id)
    due = {article_id: _to_be_told_of(deeds) for article_id, deeds in by_article}
    titles = dict(ArticlePage.objects.filter(pk__in=due).values_list("pk", "draft_title"))
    return [
        HandedOn(
            article_id,
            titles.get(article_id, exports[-1].label),
            article_id not in titles,
            exports,
            withdrawal,
        )
        for article_id, (exports, withdrawal) in due.items()
        if exports
    ]


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


def note_receivers_told(article_id: int, withdrawal: int, *, actor: Editor) -> None:
    """Note that whoever received an article has been told, up to the withdrawal that was shown.

    A later one stays to be told of; nothing is noted where nobody had to be told.
    """
    told = {_TOLD_OF: withdrawal}
    PageLogEntry.objects.bulk_create(
        _noted(one.exports[-1], RECEIVERS_TOLD, user=actor, data=told)
        for one in handed_on(article_id)
    )


def _noted(export: PageLogEntry, action: str, **also: Any) -> PageLogEntry:
    """A deed in the history of an exported article; Wagtail notes none of one that is deleted."""
    return PageLogEntry(
        page_id=export.page_id,
        content_type_id=export.content_type_id,
        label=export.label,
        action=action,
        timestamp=timezone.now(),
        **also,
    )
