"""Names that may not be printed, kept so that they can be found and not read."""

import secrets
from collections.abc import Collection
from itertools import groupby

from django.db.models import Q, QuerySet

from ketnap.domain.press import withheld
from ketnap.domain.press.package import WithheldNames
from ketnap.portal.editorial.hands import cell_of
from ketnap.portal.editorial.models import PressSource, WithheldName, WordMeant
from ketnap.portal.news.models import ArticlePage

_SALT_BYTES = 16
NEWEST_PACKAGES = 30
"""Each package has a salt of its own, with which every word of a text is digested anew."""


def withhold(name: str) -> WithheldNames:
    """Let a name be refused from now on, wherever it is written; returns its digests."""
    # One salt for all of them: the list only grows.
    kept = WithheldName.objects.filter(source=None).first()
    salt = kept.salt if kept else secrets.token_urlsafe(_SALT_BYTES)
    names = withheld.withhold([name], salt=salt)
    keep(names, source=None)
    return names


def keep(names: WithheldNames, *, source: PressSource | None) -> None:
    """Keep digests of names, with the package that brought them."""
    WithheldName.objects.bulk_create(
        (WithheldName(source=source, salt=names.salt, digest=digest) for digest in names.digests),
        ignore_conflicts=True,
    )


def let_words_mean(names: WithheldNames, *, cell: str, articles: Collection[int]) -> None:
    """Let one word of withdrawn names mean their bearer in a cell's articles and in some others.

    No cell stands for every article: that of a package of before is not known.
    """
    rows = WithheldName.objects.filter(salt=names.salt, digest__in=names.digests, source=None)
    of_cell = (WordMeant(withheld=row, cell=cell) for row in rows)
    of_articles = (WordMeant(withheld=row, article_id=one) for row in rows for one in articles)
    WordMeant.objects.bulk_create([*of_cell, *of_articles], ignore_conflicts=True)


def withheld_from(article: ArticlePage) -> tuple[WithheldNames, ...]:
    """Return the names that may not be printed in an article, by their salts.

    Those are the names of its own package, of withdrawn consents, and of the newest packages.
    """
    return _by_salt(WithheldName.objects.filter(Q(source__article=article.pk) | _of_every_text()))


def withheld_at_hand(article: ArticlePage) -> tuple[WithheldNames, ...]:
    """Return the names of those whom an article may be about.

    Those are the names of its own package, and the withdrawn ones of its cell or of itself.
    """
    meant = Q(cell="", article=None) | Q(article=article.pk)
    if cell := cell_of(article):
        meant |= Q(cell=cell)
    withdrawn = WordMeant.objects.filter(meant).values("withheld")
    at_hand = Q(source__article=article.pk) | Q(source=None, pk__in=withdrawn)
    return _by_salt(WithheldName.objects.filter(at_hand))


def withheld_everywhere() -> tuple[WithheldNames, ...]:
    """Return the names that may not be printed in a text of no article."""
    return _by_salt(WithheldName.objects.filter(_of_every_text()))


def _of_every_text() -> Q:
    newest = PressSource.objects.order_by("-received_at").values_list("pk", flat=True)
    return Q(source=None) | Q(source__in=list(newest[:NEWEST_PACKAGES]))


def _by_salt(rows: "QuerySet[WithheldName]") -> tuple[WithheldNames, ...]:
    by_salt = groupby(rows.order_by("salt", "digest"), key=lambda row: row.salt)
    return tuple(WithheldNames(salt, tuple(row.digest for row in group)) for salt, group in by_salt)
