"""What the staff zone sends of an article: its draft, its figures anew, and how far it has come."""

from collections.abc import Iterable
from html import escape
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ketnap.domain.press.calls import FiguresNow
from ketnap.domain.press.package import NamedPerson, PressFigure, PressPackage
from ketnap.domain.press.refused import CONSENT_WITHDRAWN, NO_SUCH_SECTION
from ketnap.portal.editorial.log_actions import FIGURES_TAKEN, PACKAGE_TAKEN
from ketnap.portal.editorial.models import (
    AllowedName,
    PressSource,
    TextFigure,
    WithdrawnConsent,
)
from ketnap.portal.editorial.withholding import keep
from ketnap.portal.news.free_addresses import free_address
from ketnap.portal.news.models import ArticlePage, SectionPage
from ketnap.portal.news.queries import sections


class DraftRefused(Exception):
    """A package cannot become a draft; the words are for the people of the press desk."""


@transaction.atomic
def take_package(package: PressPackage) -> PressSource:
    """Return the package's draft, made the first time it is sent; editors' work is left alone."""
    there = PressSource.objects.filter(reference=package.reference).first()
    if there:
        return there
    section = sections().filter(slug=package.section).first()
    if section is None:
        raise DraftRefused(NO_SUCH_SECTION.vi)
    _require_standing(package.people)
    source = PressSource.objects.create(
        article=_draft(package, section),
        reference=package.reference,
        cell=package.cell,
        occasion=package.occasion,
        held_on=package.held_on,
        captions=list(package.captions),
    )
    allow(source, package.people)
    keep(package.withheld, source=source)
    _keep_figures(source, package.figures)
    log(instance=source.article, action=PACKAGE_TAKEN)
    return source


def _require_standing(people: tuple[NamedPerson, ...]) -> None:
    references = {person.consent for person in people}
    if WithdrawnConsent.objects.filter(consent_reference__in=references).exists():
        raise DraftRefused(CONSENT_WITHDRAWN.vi)


def _draft(package: PressPackage, section: SectionPage) -> ArticlePage:
    article = ArticlePage(
        title=package.title,
        slug=free_address(package.title, section),
        lead=package.lead.text,
        published_at=timezone.now(),
        live=False,
        has_unpublished_changes=True,
    )
    article.body = [_paragraph(paragraph.text) for paragraph in package.paragraphs]
    section.add_child(instance=article)
    article.save_revision()
    return article


def _paragraph(text: str) -> dict[str, Any]:
    return {"type": "paragraph", "value": f"<p>{escape(text, quote=False)}</p>"}


def allow(source: PressSource, people: Iterable[NamedPerson]) -> None:
    """Let the article of a package name or show people, each by his consent."""
    AllowedName.objects.bulk_create(
        AllowedName(
            source=source, consent_reference=one.consent, purpose=one.purpose, name=one.name
        )
        for one in people
    )


def _keep_figures(source: PressSource, figures: tuple[PressFigure, ...]) -> None:
    TextFigure.objects.bulk_create(
        TextFigure(
            source=source,
            key=figure.key,
            label=figure.label,
            path=figure.source,
            sent=figure.value,
            written=figure.value,
            written_as_of=figure.as_of,
            now=figure.value,
            now_as_of=figure.as_of,
        )
        for figure in figures
    )


@transaction.atomic
def take_figures(told: FiguresNow) -> tuple[str, ...] | None:
    """Return the keys of the figures that the article has otherwise; nothing for no article."""
    source = PressSource.objects.filter(reference=told.reference, article__isnull=False).first()
    if source is None:
        return None
    for figure in told.figures:
        known = TextFigure.objects.filter(source=source, key=figure.key)
        known.exclude(now=figure.value).update(changed_at=timezone.now())
        known.update(now=figure.value, now_as_of=figure.as_of, path=figure.source)
    log(instance=source.article, action=FIGURES_TAKEN)
    return tuple(
        figure.key for figure in TextFigure.objects.filter(source=source) if figure.differs
    )


def agree_with_record(figure: TextFigure) -> None:
    """Note that the article has been brought into line with a figure of the record."""
    figure.written, figure.written_as_of = figure.now, figure.now_as_of
    figure.save(update_fields=["written", "written_as_of"])
