"""The vote bar: its width is the base, its parts are the ballots, a mark stands where the share is reached."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from ketnap.domain.meeting.outcome import Outcome
from ketnap.web.meetings.words import share_words

_NARROW = Fraction(3, 100)
"""A part narrower than this leaves no room for its number."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of the bar; places are percents of its width."""

    kind: str
    label: str
    number: int
    start: str
    width: str
    middle: str
    shows_number: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the bar must be filled to."""

    at: str
    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    base: int
    segments: tuple[Segment, ...]
    mark: Mark | None
    sentence: str


def bar_of(outcome: Outcome) -> Bar | None:
    """Return the bar of a vote; none where nobody counts."""
    if outcome.base < 1:
        return None
    segments = tuple(_segments(outcome))
    spoken = ", ".join(f"{each.label} {each.number}" for each in segments)
    return Bar(outcome.base, segments, _mark(outcome), spoken)


def _segments(outcome: Outcome) -> Iterator[Segment]:
    vote = outcome.vote
    parts = (
        ("agree", _("Tán thành"), vote.agree),
        ("disagree", _("Không tán thành"), vote.disagree),
        ("invalid", _("Không hợp lệ"), vote.invalid),
        ("rest", _("Không có phiếu, vẫn được tính"), outcome.not_counted_anywhere),
    )
    start = 0
    for kind, label, number in parts:
        if number:
            yield _segment(kind, label, number, start, outcome.base)
        start += number


def _segment(kind: str, label: str, number: int, start: int, base: int) -> Segment:
    width = Fraction(number, base)
    return Segment(
        kind=kind,
        label=label,
        number=number,
        start=_place(Fraction(start, base)),
        width=_place(width),
        middle=_place(Fraction(start, base) + width / 2),
        shows_number=width >= _NARROW,
    )


def _mark(outcome: Outcome) -> Mark | None:
    if outcome.needed is None or outcome.share_rule is None:
        return None
    place = Fraction(outcome.needed, outcome.base)
    return Mark(
        at=_place(place),
        anchor="end" if place > Fraction(4, 5) else "middle",
        label=_("Mức %(share)s: %(needed)s")
        % {"share": share_words(outcome.share_rule.value), "needed": outcome.needed},
    )


def _place(part: Fraction) -> str:
    return f"{float(part) * 100:.2f}%"
