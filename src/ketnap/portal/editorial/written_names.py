"""Names as articles have them, of whom the portal knows digests only."""

from collections.abc import Iterator

from ketnap.domain.press.package import WithheldNames
from ketnap.domain.press.release import Piece, PieceKind
from ketnap.domain.press.release.patterns import is_bare
from ketnap.domain.press.withheld import find_withheld
from ketnap.portal.editorial.pieces import pieces_of
from ketnap.portal.news.models import ArticlePage

_NO_PROSE = frozenset({PieceKind.FILE_NAME, PieceKind.ADDRESS})


def written_names(withheld: WithheldNames) -> frozenset[str]:
    """Return the names that digests stand for, as the prose of articles spells them.

    A text without diacritics tells of nobody for certain: the gate looks at it when it is next
    released.
    """
    return frozenset(
        piece.text[found.start : found.end]
        for piece in _prose()
        for found in find_withheld(piece.text, withheld)
    )


def _prose() -> Iterator[Piece]:
    """The prose of every article, as readers have it and as editors have it."""
    for article in ArticlePage.objects.all():
        for version in (article, article.get_latest_revision_as_object()):
            for piece in pieces_of(version):
                if piece.kind not in _NO_PROSE and not is_bare(piece.text):
                    yield piece
