"""What is asked about pictures."""

from django.db.models import QuerySet

from ketnap.portal.pictures.models import Picture


def pictures_of(consent_reference: str) -> QuerySet[Picture]:
    """Return the pictures in which somebody can be recognised by that consent."""
    found: QuerySet[Picture] = Picture.objects.filter(people__consent_reference=consent_reference)
    return found
