"""What is asked about pictures."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Page, ReferenceIndex

from ketnap.portal.news.models import ArticlePage
from ketnap.portal.news.queries import published
from ketnap.portal.pictures.bodies import Shown, shown_in
from ketnap.portal.pictures.models import Picture, Rendition


def pictures_of(consent_reference: str) -> QuerySet[Picture]:
    """Return the pictures in which somebody can be recognised by that consent."""
    found: QuerySet[Picture] = Picture.objects.filter(people__consent_reference=consent_reference)
    return found


def is_on_show(picture: Picture) -> bool:
    """Say whether readers see a picture in an article now."""
    live = ArticlePage.objects.live()
    return any(picture.pk == shown.picture_id for article in live for shown in pictures_in(article))


def picture_of_file(name: str) -> int | None:
    """Return the picture of which a file is a size."""
    found: int | None = Rendition.objects.filter(file=name).values_list("image", flat=True).first()
    return found


def is_shown_to_all(picture_id: int) -> bool:
    """Say whether a picture stands in an article that everybody may read now."""
    return published().filter(pk__in=_pages_with(picture_id)).exists()


def _pages_with(picture_id: int) -> list[str]:
    """Return the pages, live or not, that hold a picture outside their history, as Wagtail notes them."""
    kinds = ContentType.objects.get_for_models(Page, Picture)
    noted = ReferenceIndex.objects.filter(
        base_content_type=kinds[Page], to_content_type=kinds[Picture], to_object_id=str(picture_id)
    )
    return list(noted.values_list("object_id", flat=True).distinct())


def pictures_in(article: ArticlePage) -> list[Shown]:
    """Return the pictures of an article as it stands in memory: the main one, then the body's."""
    main = article.picture
    first = [Shown(main.pk, article.picture_alt, article.picture_caption)] if main else []
    return [*first, *shown_in(article.body.get_prep_value())]
