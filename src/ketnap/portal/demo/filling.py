"""Fills an empty portal with the invented news, relative to a day."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils import timezone

from ketnap.domain.press.package import NamedPerson, Occasion, PublicPurpose
from ketnap.portal.demo.drawings import draw
from ketnap.portal.editorial.drafts import allow
from ketnap.portal.editorial.models import PressSource
from ketnap.portal.editorial.withdrawals import withdraw
from ketnap.portal.news.models import ArticlePage, SectionPage
from ketnap.portal.news.services import (
    Beginning,
    Words,
    draft_article,
    found_portal,
    open_section,
    publish_draft,
)
from ketnap.portal.pictures.models import Picture

_ARTICLES = Path(__file__).with_name("articles.yaml")

Pictures = Mapping[str, Picture]

NEWS: dict[str, Any] = yaml.safe_load(_ARTICLES.read_text("utf-8"))


@transaction.atomic
def fill_portal(*, today: date) -> None:
    """Publish the invented articles, oldest first."""
    home = found_portal(
        Beginning(
            title=NEWS["title"], tagline=NEWS["tagline"], contact=NEWS["contact"], sections=()
        )
    )
    sections = {
        section["title"]: open_section(home, section["title"], section["introduction"])
        for section in NEWS["sections"]
    }
    pictures = {scene: _keep(scene, words) for scene, words in NEWS["pictures"].items()}
    for article in sorted(NEWS["articles"], key=lambda one: _day_of(one, today)):
        _publish(article, sections[article["section"]], pictures, today=today)


def _keep(scene: str, description: str) -> Picture:
    file = ImageFile(BytesIO(draw(scene)), name=f"{scene}.png")
    kept: Picture = Picture.objects.create(
        title=description, description=description, file=file, people_checked=True
    )
    return kept


def _day_of(article: Mapping[str, Any], today: date) -> date:
    fixed: date | None = article.get("day")
    return fixed or today - timedelta(days=article["days_ago"])


def _publish(
    article: Mapping[str, Any], section: SectionPage, pictures: Pictures, *, today: date
) -> None:
    day = _day_of(article, today)
    at = datetime.combine(
        day, time.fromisoformat(article["at"]), tzinfo=timezone.get_current_timezone()
    )
    draft = draft_article(
        section,
        Words(
            title=article["title"],
            lead=article["lead"].format(day=f"{day:%d/%m/%Y}"),
            body=[_piece(piece, pictures) for piece in article["body"]],
            published_at=at,
            picture=pictures[article["picture"]],
            picture_caption=article["caption"],
            tags=tuple(article["tags"]),
        ),
    )
    _let_be_named(draft, article.get("agreed", {}), day)
    publish_draft(draft)


def _let_be_named(draft: ArticlePage, agreed: Mapping[str, str], day: date) -> None:
    """Keep the consents of whoever an article names, as a package would have brought them."""
    if agreed:
        _bring(f"demo-package-{day:%Y%m%d}", agreed, day, article=draft)


@transaction.atomic
def take_consent_back(*, today: date) -> None:
    """Leave editors an article to look at that only has something like a name taken back."""
    consent = "demo-withdrawn-000000001"
    _bring("demo-package-thrown-away", {consent: NEWS["withdrawn"]}, today, article=None)
    withdraw(consent)


def _bring(
    package: str, agreed: Mapping[str, str], day: date, *, article: ArticlePage | None
) -> None:
    source = PressSource.objects.create(
        article=article, reference=package, occasion=Occasion.CEREMONY, held_on=day
    )
    allow(
        source, (NamedPerson(ref, PublicPurpose.PORTAL_NAME, name) for ref, name in agreed.items())
    )


def _piece(piece: Mapping[str, Any], pictures: Pictures) -> dict[str, Any]:
    """Return a piece of a body as Wagtail keeps it."""
    ((kind, value),) = piece.items()
    match kind:
        case "paragraph":
            return {"type": kind, "value": f"<p>{value}</p>"}
        case "gallery":
            figures = [_figure(pictures[scene], caption) for scene, caption in value]
            return {"type": kind, "value": {"figures": figures}}
        case _:
            return {"type": kind, "value": value}


def _figure(picture: Picture, caption: str) -> dict[str, Any]:
    shown = {"image": picture.pk, "alt_text": picture.description, "decorative": False}
    return {"picture": shown, "caption": caption}
