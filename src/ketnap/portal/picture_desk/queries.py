"""What the picture desk shows of an article."""

from collections.abc import Collection
from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404

from ketnap.domain.press.package import PublicPurpose
from ketnap.portal.editorial.models import AllowedName
from ketnap.portal.editors.models import Editor
from ketnap.portal.news.models import ArticlePage
from ketnap.portal.pictures.bodies import Shown
from ketnap.portal.pictures.models import Picture, PicturedPerson
from ketnap.portal.pictures.queries import pictures_in


@dataclass(frozen=True, slots=True)
class Card:
    """A picture in its place in the article, and who is in it."""

    place: int
    shown: Shown
    picture: Picture
    people: frozenset[str]
    unwilling: tuple[PicturedPerson, ...]
    """Whom an editor named, and who has no consent for this article."""

    @property
    def number(self) -> int:
        """Return the place as people count."""
        return self.place + 1

    @property
    def shows_nobody(self) -> bool:
        """Return whether somebody said that nobody can be recognised."""
        return bool(self.picture.people_checked) and not self.people


def editable_article(editor: Editor, article_id: int) -> ArticlePage:
    """Return the newest version of an article; 404 to whoever may not edit it now."""
    article = get_object_or_404(ArticlePage, pk=article_id)
    rights = article.permissions_for_user(editor)
    if not rights.can_edit() or rights.page_locked():
        raise Http404
    newest: ArticlePage = article.get_latest_revision_as_object()
    return newest


def cards_of(article: ArticlePage) -> list[Card]:
    """Return the pictures of a version, the main one first, then in the order of reading."""
    shown = pictures_in(article)
    consents = consents_for(article)
    pictures = Picture.objects.prefetch_related("people").in_bulk({one.picture_id for one in shown})
    return [
        _card(place, one, pictures[one.picture_id], consents)
        for place, one in enumerate(shown)
        if one.picture_id in pictures
    ]


def _card(place: int, shown: Shown, picture: Picture, consents: Collection[str]) -> Card:
    people = tuple(picture.people.all())
    unwilling = tuple(one for one in people if one.consent_reference not in consents)
    named = frozenset(one.consent_reference for one in people)
    return Card(place, shown, picture, named, unwilling)


def consents_for(article: ArticlePage) -> dict[str, str]:
    """Return who agreed to be shown with an article: names as printed, by references of consents."""
    allowed = AllowedName.objects.filter(
        source__article=article.pk, purpose=PublicPurpose.PORTAL_PICTURE
    ).exclude(name="")
    return dict(allowed.values_list("consent_reference", "name"))
