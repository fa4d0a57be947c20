"""Tags that the editorial pages use: `{% load editorial %}`."""

from typing import Any

from django import template
from django.conf import settings
from django.utils.translation import get_language

from ketnap.domain.casefile.wording.language import Language
from ketnap.domain.press.release import Finding, reason_of, source_of
from ketnap.portal.editorial.figures_in_text import AlteredFigure
from ketnap.portal.editorial.figures_in_text import altered_figures as altered_in
from ketnap.portal.editorial.gate import findings_in, keeps_back, lacking_pictures
from ketnap.portal.editorial.models import Rewriting, TextFigure
from ketnap.portal.editors.models import Editor
from ketnap.portal.news.models import ArticlePage
from ketnap.portal.pictures.release import Missing

register = template.Library()


@register.simple_tag
def findings(article: ArticlePage) -> tuple[Finding, ...]:
    """Return what people must look at before an article is released."""
    return findings_in(article) if article.pk else ()


@register.simple_tag
def picture_lacks(article: ArticlePage) -> tuple[Missing, ...]:
    """Return the pictures that keep an article from being released."""
    return lacking_pictures(article) if article.pk else ()


@register.simple_tag
def differing_figures(article: ArticlePage) -> list[TextFigure]:
    """Return the figures of an article that the record has otherwise by now."""
    source = getattr(article, "press_source", None)
    return [figure for figure in source.figures.all() if figure.differs] if source else []


@register.simple_tag
def altered_figures(article: ArticlePage) -> list[AlteredFigure]:
    """Return the figures that an article gives as another number than the record has."""
    return altered_in(article) if article.pk else []


@register.simple_tag
def may_see_source(figure: TextFigure, user: Editor) -> bool:
    """Return whether the staff zone shows somebody the records behind a figure: to secretaries."""
    return figure.source.cell in user.cells_spoken_for


@register.simple_tag
def open_rewritings(article: ArticlePage) -> list[Rewriting]:
    """Return what must be put in order before an article is seen again."""
    return list(article.rewritings.filter(done_at=None)) if article.pk else []


@register.simple_tag
def is_in_hand(article: ArticlePage, user: Any) -> bool:
    """Return whether the article may be changed by somebody now: not while it is with others."""
    return not article.permissions_for_user(user).page_locked()


@register.filter
def blocks(finding: Finding) -> bool:
    """Return whether a finding keeps an article from being released."""
    return keeps_back(finding)


@register.filter
def reason(finding: Finding) -> str:
    """Return what is wrong and what to do."""
    return reason_of(finding.trouble, _language())


@register.filter
def basis(finding: Finding) -> str:
    """Return where it is written."""
    return source_of(finding.trouble, _language())


@register.filter
def in_staff_zone(path: str) -> str:
    """Return the address of a page of the staff zone."""
    origin: str = settings.STAFF_ORIGIN  # type: ignore[misc]  # the checker reads the staff's
    return f"{origin}{path}"


def _language() -> Language:
    return "en" if get_language() == "en" else "vi"
