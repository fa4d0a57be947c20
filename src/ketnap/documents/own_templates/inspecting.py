"""What a template is worth before anybody relies on it, and its rendering once somebody does."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ketnap.documents.own_templates.isolation.parent import ask_child
from ketnap.documents.own_templates.isolation.troubles import Area, Code, Trouble, Troubled
from ketnap.documents.own_templates.isolation.values import plain_values
from ketnap.documents.own_templates.isolation.wire import INSPECT, RENDER
from ketnap.documents.own_templates.isolation.wording import say, say_place
from ketnap.domain.paperwork.dictionary import Dictionary, sample_values

_ABOUT_VALUES = {
    Code.VALUE_MISSING,
    Code.VALUE_LOST,
    Code.END_LOST,
    Code.OUTPUT_BROKEN,
    Code.OUTPUT_TOO_LARGE,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that stands against a template: where, and what to do about it."""

    code: Code
    place: str
    place_en: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """What an uploaded template turned out to be; it may be used where there are no problems."""

    problems: tuple[Problem, ...]
    blanks_used: frozenset[str] = frozenset()
    blanks_unused_required: frozenset[str] = frozenset()
    """What the form needs and some paper made of the template would not hold."""


class OwnTemplateUnusable(Exception):
    """Nothing was printed by an own template; `vi` and `en` say why."""

    def __init__(self, reason: str, *, vi: str, en: str) -> None:
        super().__init__(reason)
        self.vi = vi
        self.en = en


class _Refusal(OwnTemplateUnusable):
    """Nothing was rendered, for these problems."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(
            ", ".join(each.code for each in problems),
            vi=" ".join(f"{each.place}. {each.vi}" for each in problems),
            en=" ".join(f"{each.place_en}. {each.en}" for each in problems),
        )


class TemplateRefused(_Refusal):
    """The template itself may not be rendered."""


class RenderFailed(_Refusal):
    """The template is sound, but with these values no whole paper came of it."""


def inspect_template(template: bytes, dictionary: Dictionary) -> Inspection:
    """Everything that stands against a template, which it is tried out with as well."""
    try:
        answer = ask_child(INSPECT, template, dictionary, sample_values(dictionary))
    except Troubled as refusal:
        return Inspection(_problems(refusal.troubles))
    if answer.troubles:
        return Inspection(_problems(answer.troubles))
    return Inspection((), answer.used, dictionary.required - answer.surely)


def render_template(template: bytes, dictionary: Dictionary, context: Mapping[str, Any]) -> bytes:
    """The finished Word file, in which every value was found again.

    Raises `TemplateRefused` where the template is not sound, `RenderFailed` where the values are
    not, or where something of them was lost on the way.
    """
    try:
        values = plain_values(context, dictionary)
        answer = ask_child(RENDER, template, dictionary, values)
    except Troubled as refusal:
        raise _refusal(refusal.troubles) from refusal
    if answer.troubles:
        raise _refusal(answer.troubles)
    return answer.document


def _refusal(troubles: tuple[Trouble, ...]) -> _Refusal:
    is_about_values = all(
        each.place.area is Area.VALUES or each.code in _ABOUT_VALUES for each in troubles
    )
    return (RenderFailed if is_about_values else TemplateRefused)(_problems(troubles))


def _problems(troubles: tuple[Trouble, ...]) -> tuple[Problem, ...]:
    return tuple(
        Problem(trouble.code, *say_place(trouble.place), *say(trouble)) for trouble in troubles
    )
