"""A rule through time: each span of days with its value, and what it changed."""

from dataclasses import dataclass
from datetime import date

from ketnap.domain.casefile.wording import Language, citation
from ketnap.domain.rulebook import Confidence, Rule, RuleValue
from ketnap.web.day_words import full_day
from ketnap.web.rulebook.values import Line, lines_of


@dataclass(frozen=True, slots=True)
class SpanLine:
    """A line of a value; new where the span before did not say it."""

    line: Line
    is_new: bool


@dataclass(frozen=True, slots=True)
class Span:
    """The days on which a rule says one thing."""

    first: str
    last: str
    is_current: bool
    is_first: bool
    lines: tuple[SpanLine, ...]
    gone: tuple[Line, ...]
    source: str
    note: str
    needs_confirmation: bool

    @property
    def changed(self) -> bool:
        return bool(self.gone) or any(line.is_new for line in self.lines)


def spans_of(rule: Rule, language: Language, *, on: date) -> tuple[Span, ...]:
    """Return every span of a rule, the latest first."""
    spans = []
    before: tuple[Line, ...] | None = None
    for value in rule.values:
        lines = lines_of(rule, value.value, language)
        spans.append(_span(value, lines, before, language, on=on))
        before = lines
    return tuple(reversed(spans))


def _span(
    value: RuleValue,
    lines: tuple[Line, ...],
    before: tuple[Line, ...] | None,
    language: Language,
    *,
    on: date,
) -> Span:
    earlier = lines if before is None else before
    return Span(
        first=full_day(value.valid_from),
        last=full_day(value.valid_to) if value.valid_to else "",
        is_current=value.holds_on(on),
        is_first=before is None,
        lines=tuple(SpanLine(line, line not in earlier) for line in lines),
        gone=tuple(line for line in earlier if line not in lines),
        source=citation(value.source, language),
        note=value.note_vi if language == "vi" else value.note_en,
        needs_confirmation=value.confidence is not Confidence.VERIFIED,
    )
