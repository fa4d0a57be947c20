"""Pictures in the body of an article, as Wagtail keeps it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Piece = Mapping[str, Any]

_A_GALLERY_HAS = 2


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in its place in an article, with the words that go with it there."""

    picture_id: int
    alt: str
    caption: str


def shown_in(body: Iterable[Piece]) -> list[Shown]:
    """Return the pictures of a body in the order of reading."""
    return [_shown(figure) for piece in body for figure in _figures_of(piece)]


def has_empty_place(body: Iterable[Piece]) -> bool:
    """Return whether a place for a picture waits for one."""
    figures = (figure for piece in body for figure in _places_of(piece))
    return not all(map(_has_picture, figures))


def with_shown(body: Iterable[Piece], pictures: Iterable[Shown]) -> list[Piece]:
    """Return a body with other pictures in its places, in order: as many as it has places."""
    coming = iter(pictures)
    changed = [_piece_with(piece, coming) for piece in body]
    if next(coming, None):
        raise ValueError("there are more pictures than places")
    return changed


def with_more(body: Sequence[Piece], pictures: Iterable[Shown]) -> list[Piece]:
    """Return a body with more pictures: in its last gallery, or in a new one at its end."""
    more = [_figure(one) for one in pictures]
    galleries = [place for place, piece in enumerate(body) if piece["type"] == "gallery"]
    if not more:
        return list(body)
    if not galleries:
        return _with_new_gallery(body, more)
    place = galleries[-1]
    figures = [*body[place]["value"]["figures"], *more]
    return [*body[:place], _gallery(figures, body[place]), *body[place + 1 :]]


def without_place(body: Iterable[Piece], place: int) -> list[Piece]:
    """Return a body without the picture in one place, counted as `shown_in` does."""
    here = 0
    kept: list[Piece] = []
    for piece in body:
        ends = here + len(list(_figures_of(piece)))
        is_here = here <= place < ends
        kept += _without(piece, {place - here}) if is_here else [piece]
        here = ends
    return kept


def without_picture(body: Iterable[Piece], picture_id: int) -> list[Piece]:
    """Return a body without one picture; of a gallery with one picture left, that picture."""
    kept: list[Piece] = []
    for piece in body:
        figures = enumerate(_figures_of(piece))
        places = {number for number, one in figures if _shown(one).picture_id == picture_id}
        kept += _without(piece, places) if places else [piece]
    return kept


def _figures_of(piece: Piece) -> Iterator[Piece]:
    return filter(_has_picture, _places_of(piece))


def _places_of(piece: Piece) -> Iterator[Piece]:
    match piece["type"]:
        case "figure":
            yield piece["value"]
        case "gallery":
            yield from map(_unwrapped, piece["value"]["figures"])


def _without(piece: Piece, places: set[int]) -> list[Piece]:
    if piece["type"] == "figure":
        return []
    items = [item for item in piece["value"]["figures"] if _has_picture(_unwrapped(item))]
    kept = [item for number, item in enumerate(items) if number not in places]
    if len(kept) < _A_GALLERY_HAS:
        return [{"type": "figure", "value": _unwrapped(item)} for item in kept]
    return [_gallery(kept, piece)]


def _piece_with(piece: Piece, coming: Iterator[Shown]) -> Piece:
    match piece["type"]:
        case "figure" if _has_picture(piece["value"]):
            return {**piece, "value": _figure(next(coming))}
        case "gallery":
            return _gallery([_item_with(item, coming) for item in piece["value"]["figures"]], piece)
        case _:
            return piece


def _item_with(item: Piece, coming: Iterator[Shown]) -> Piece:
    if not _has_picture(_unwrapped(item)):
        return item
    figure = _figure(next(coming))
    return {**item, "value": figure} if "value" in item else figure


def _with_new_gallery(body: Sequence[Piece], figures: list[Piece]) -> list[Piece]:
    if len(figures) >= _A_GALLERY_HAS:
        return [*body, _gallery(figures, {"type": "gallery", "value": {}})]
    if body and body[-1]["type"] == "figure":
        return [*body[:-1], *_with_new_gallery((), [body[-1]["value"], *figures])]
    return [*body, *({"type": "figure", "value": figure} for figure in figures)]


def _gallery(figures: list[Piece], piece: Piece) -> Piece:
    return {**piece, "value": {**piece["value"], "figures": figures}}


def _unwrapped(item: Piece) -> Piece:
    """Return a figure of a gallery, with or without the wrapping that gives it an identity."""
    value: Piece = item.get("value", item)
    return value


def _has_picture(figure: Piece) -> bool:
    """Return whether a picture was chosen; a place in a draft may still be empty."""
    return bool(figure["picture"] and figure["picture"]["image"])


def _shown(figure: Piece) -> Shown:
    kept = figure["picture"]
    return Shown(kept["image"], kept["alt_text"] or "", figure["caption"])


def _figure(shown: Shown) -> Piece:
    kept = {"image": shown.picture_id, "alt_text": shown.alt, "decorative": False}
    return {"picture": kept, "caption": shown.caption}
