"""The line of place and day (địa danh, ngày tháng năm): one that is too long breaks before its day."""

from ketnap.documents.layout import load_layout

STYLE = "place_and_day"
DAY = "ngày "
_BEFORE_THE_DAY = f", {DAY}"
_MM_OF_A_POINT = 25.4 / 72
_A_HAIR = 0.3
"""Millimetres: how closely office programs agree on what a line holds."""


def breaks_before_its_day(text: str, room: float) -> bool:
    """Whether the day goes on a line of its own, in `room` millimetres: there alone it does not part.

    The day keeps its plain spaces: whoever searches a paper for it finds it.
    """
    _place, comma, day = text.rpartition(_BEFORE_THE_DAY)
    return bool(comma) and _fits(f"{DAY}{day}", room) and not _fits(text, room)


def on_lines(text: str, room: float) -> str:
    """The line as it stands in `room` millimetres."""
    if not breaks_before_its_day(text, room):
        return text
    place, _comma, day = text.rpartition(_BEFORE_THE_DAY)
    return f"{place},\n{DAY}{day}"


def _fits(text: str, room: float) -> bool:
    layout = load_layout()
    width = layout.italics.width_of(text) * layout.styles[STYLE].size * _MM_OF_A_POINT
    return width + _A_HAIR <= room
