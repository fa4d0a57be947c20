"""Pictures in the body of an article, as Wagtail keeps it."""

from collections.abc import Iterable, Mapping
from typing import Any

Piece = Mapping[str, Any]

_A_GALLERY_HAS = 2


def without_picture(body: Iterable[Piece], picture_id: int) -> list[Piece]:
    """Return a body without one picture; of a gallery with one picture left, that picture."""
    return [kept for piece in body for kept in _kept(piece, picture_id)]


def _kept(piece: Piece, picture_id: int) -> Iterable[Piece]:
    match piece["type"]:
        case "figure" if _shows(piece["value"], picture_id):
            return ()
        case "gallery":
            return _kept_of_gallery(piece, picture_id)
        case _:
            return (piece,)


def _kept_of_gallery(piece: Piece, picture_id: int) -> Iterable[Piece]:
    items = piece["value"]["figures"]
    kept = [item for item in items if not _shows(_figure_of(item), picture_id)]
    if len(kept) == len(items):
        return (piece,)
    if len(kept) < _A_GALLERY_HAS:
        return tuple({"type": "figure", "value": _figure_of(item)} for item in kept)
    return ({**piece, "value": {**piece["value"], "figures": kept}},)


def _figure_of(item: Piece) -> Piece:
    """Return a figure of a gallery, with or without the wrapping that gives it an identity."""
    value: Piece = item.get("value", item)
    return value


def _shows(figure: Piece, picture_id: int) -> bool:
    shown = figure["picture"]
    return bool(shown) and shown["image"] == picture_id
