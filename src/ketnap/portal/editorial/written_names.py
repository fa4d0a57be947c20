"""Names as articles have them, of whom the portal knows digests only."""

from collections.abc import Iterator

from ketnap.domain.press.package import WithheldNames
from ketnap.domain.press.release import Piece, PieceKind
from ketnap.domain.press.release.bare import is_bare
from ketnap.domain.press.withheld import digested, find_withheld, keys_of
from ketnap.portal.editorial.pieces import pieces_of
from ketnap.portal.news.models import ArticlePage

_NO_PROSE = frozenset({PieceKind.FILE_NAME, PieceKind.ADDRESS})


def written_names(withheld: WithheldNames) -> frozenset[str]:
    """Return the names that digests stand for, as the prose of articles spells them.

    A text without diacritics tells for certain only of a name that has none, written with
    capitals: at other names the gate looks when the text is next released.
    """
    return frozenset(name for piece in _prose() for name in _names_in(piece.text, withheld))


def _names_in(text: str, withheld: WithheldNames) -> Iterator[str]:
    for found in find_withheld(text, withheld):
        name = text[found.start : found.end]
        if not is_bare(text) or _is_spelled_so(name, withheld):
            yield name


def _is_spelled_so(name: str, withheld: WithheldNames) -> bool:
    spelling = digested(keys_of(name), salt=withheld.salt)
    is_known = set(spelling.digests) <= set(withheld.digests)
    return is_known and all(word[0].isupper() for word in name.split())


def _prose() -> Iterator[Piece]:
    """The prose of every article, as readers have it and as editors have it."""
    for article in ArticlePage.objects.all():
        for version in (article, article.get_latest_revision_as_object()):
            for piece in pieces_of(version):
                if piece.kind not in _NO_PROSE:
                    yield piece
