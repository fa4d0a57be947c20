"""Names that may not be printed, kept so that they can be found and not read."""

import secrets
from itertools import groupby

from django.db.models import Q

from ketnap.domain.press import withheld
from ketnap.domain.press.package import WithheldNames
from ketnap.portal.editorial.models import PressSource, WithheldName
from ketnap.portal.news.models import ArticlePage

_SALT_BYTES = 16
NEWEST_PACKAGES = 30
"""Each package has a salt of its own, with which every word of a text is digested anew."""


def withhold(name: str) -> None:
    """Let a name be refused from now on, wherever it is written."""
    # One salt for all of them: the list only grows.
    kept = WithheldName.objects.filter(source=None).first()
    salt = kept.salt if kept else secrets.token_urlsafe(_SALT_BYTES)
    keep(withheld.withhold([name], salt=salt), source=None)


def keep(names: WithheldNames, *, source: PressSource | None) -> None:
    """Keep digests of names, with the package that brought them."""
    WithheldName.objects.bulk_create(
        (WithheldName(source=source, salt=names.salt, digest=digest) for digest in names.digests),
        ignore_conflicts=True,
    )


def withheld_from(article: ArticlePage) -> tuple[WithheldNames, ...]:
    """Return the names that may not be printed in an article, by their salts.

    Those are the names of its own package, of withdrawn consents, and of the newest packages.
    """
    newest = PressSource.objects.order_by("-received_at").values_list("pk", flat=True)
    rows = WithheldName.objects.filter(
        Q(source=None)
        | Q(source__article=article.pk)
        | Q(source__in=list(newest[:NEWEST_PACKAGES]))
    )
    by_salt = groupby(rows.order_by("salt", "digest"), key=lambda row: row.salt)
    return tuple(WithheldNames(salt, tuple(row.digest for row in group)) for salt, group in by_salt)
