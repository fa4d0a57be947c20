"""What a text must not say before visitors read it: checked on both sides, decided by people."""

from ketnap.domain.press.release.check import check_release
from ketnap.domain.press.release.finding import Finding, Piece, PieceKind, Trouble, Weight
from ketnap.domain.press.release.wording import reason_of, source_of

__all__ = [
    "Finding",
    "Piece",
    "PieceKind",
    "Trouble",
    "Weight",
    "check_release",
    "reason_of",
    "source_of",
]
