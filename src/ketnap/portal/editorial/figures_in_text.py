"""Figures that an article says otherwise than they were sent: in the same words, another number."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ketnap.domain.text import fold
from ketnap.portal.editorial.models import TextFigure
from ketnap.portal.editorial.pieces import pieces_of
from ketnap.portal.news.models import ArticlePage

_NUMBER: Final = r"(?<![\w.,/-])\d{1,3}(?:\.\d{3})+(?![\w/-])|(?<![\w.,/-])\d+(?![\w/-])"
_WORDS_BESIDE: Final = 3
_LEAST_BESIDE: Final = 2
"""Fewer words beside a number do not tell which figure it is."""


@dataclass(frozen=True, slots=True)
class AlteredFigure:
    """A figure of the record, and the number that stands in its place."""

    figure: TextFigure
    says: int


def altered_figures(article: ArticlePage) -> list[AlteredFigure]:
    """Return the figures that the words of an article now give as a number the record never had."""
    source = getattr(article, "press_source", None)
    first = article.revisions.order_by("created_at", "pk").first()
    if source is None or first is None:
        return []
    sent, says = _text(first.as_object()), _text(article)
    figures = list(source.figures.all())
    found = [_altered(figure, figures, sent, says) for figure in figures]
    return [one for one in found if one is not None]


def _altered(
    figure: TextFigure, figures: Sequence[TextFigure], sent: str, says: str
) -> AlteredFigure | None:
    """The first number in a place of the figure that is none of the record's, if one is missing there."""
    alike = [one for one in figures if one.sent == figure.sent]
    right = {number for one in alike for number in (one.written, one.now)}
    for beside, times in Counter(_places(figure, sent)).items():
        told = _numbers(beside, says)
        wrong = [number for number in told if number not in right]
        if wrong and len(told) - len(wrong) < times and _is_meant(figure, alike, beside):
            return AlteredFigure(figure, wrong[0])
    return None


def _is_meant(figure: TextFigure, alike: Sequence[TextFigure], beside: tuple[str, str]) -> bool:
    """Whether no other figure of the same value has more words of a place in its name."""
    words = set(" ".join(beside).split())
    shared = [len(words & set(fold(one.label).split())) for one in (figure, *alike)]
    return shared[0] == max(shared)


def _places(figure: TextFigure, sent: str) -> Iterator[tuple[str, str]]:
    """The words before and behind a figure wherever the text that was sent has it."""
    for match in re.finditer(_NUMBER, sent):
        if _value(match.group()) == figure.sent:
            before = _sentence(sent[: match.start()], -1).split()[-_WORDS_BESIDE:]
            behind = _sentence(sent[match.end() :], 0).split()[:_WORDS_BESIDE]
            yield " ".join(before), " ".join(behind)


def _numbers(beside: tuple[str, str], says: str) -> list[int]:
    before, behind = beside
    if len(f"{before} {behind}".split()) < _LEAST_BESIDE:
        return []
    around = re.compile(
        rf"(?<!\w){re.escape(before)} ?({_NUMBER}) ?{re.escape(behind)}(?!\w)".replace(r"\ ", " ")
    )
    return [_value(match.group(1)) for match in around.finditer(says)]


def _sentence(text: str, which: int) -> str:
    return re.split(r"[.;:!?](?:\s|$)", text)[which]


def _value(written: str) -> int:
    return int(written.replace(".", ""))


def _text(article: ArticlePage) -> str:
    return " . ".join(fold(piece.text) for piece in pieces_of(article))
