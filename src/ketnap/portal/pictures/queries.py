"""What is asked about pictures."""

from django.db.models import QuerySet

from ketnap.portal.news.models import ArticlePage
from ketnap.portal.pictures.bodies import Shown, shown_in
from ketnap.portal.pictures.models import Picture


def pictures_of(consent_reference: str) -> QuerySet[Picture]:
    """Return the pictures in which somebody can be recognised by that consent."""
    found: QuerySet[Picture] = Picture.objects.filter(people__consent_reference=consent_reference)
    return found


def is_on_show(picture: Picture) -> bool:
    """Say whether readers see a picture in an article now."""
    live = ArticlePage.objects.live()
    return any(picture.pk == shown.picture_id for article in live for shown in pictures_in(article))


def pictures_in(article: ArticlePage) -> list[Shown]:
    """Return the pictures of an article as it stands in memory: the main one, then the body's."""
    main = article.picture
    first = [Shown(main.pk, article.picture_alt, article.picture_caption)] if main else []
    return [*first, *shown_in(article.body.get_prep_value())]
