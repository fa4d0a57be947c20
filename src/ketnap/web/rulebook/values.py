"""The value of a rule in words: a number with its unit, a share with its base, a list."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ketnap.domain.calendar import MONTHS_IN_YEAR
from ketnap.domain.casefile.wording import Language, Words
from ketnap.domain.paperwork.titles import english_title
from ketnap.domain.rulebook import Rule
from ketnap.domain.rulebook.rule import Base, Unit
from ketnap.web.rulebook.words import code_in_words, field_in_words

_YES = Words("có", "yes")
_NO = Words("không", "no")
_NOBODY = Words("không yêu cầu", "none asked for")
_IF_ANY = Words("nếu có", "if any")
_OF = Words("của", "of")
_OR = Words(" hoặc ", " or ")
_YEARS_OLD = Words("{years} tuổi ({months} tháng)", "{years} years old ({months} months)")
_UNITS: Mapping[Unit, Words] = {
    Unit.WORKING_DAYS: Words("{count} ngày làm việc", "{count} working days"),
    Unit.MONTHS: Words("{count} tháng", "{count} months"),
    Unit.YEARS: Words("{count} năm", "{count} years"),
    Unit.PEOPLE: Words("{count} người", "{count} people"),
    Unit.TIMES: Words("{count} lần", "{count} times"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a value; `term` names the part it tells, if it is a part."""

    text: str
    term: str = ""

    def __str__(self) -> str:
        return f"{self.term}: {self.text}" if self.term else self.text


def lines_of(rule: Rule, value: Any, language: Language) -> tuple[Line, ...]:
    """Return the value of a rule, line by line."""
    match value:
        case bool() | int():
            return (Line(_number(rule, value, language)),)
        case Mapping() if _is_share(value):
            return (Line(_share(rule, value, language)),)
        case Mapping():
            parts = value.items()
            return tuple(Line(_say(x, language), field_in_words(k, language)) for k, x in parts)
        case tuple() | list():
            return tuple(Line(_say(item, language)) for item in value)
        case _:
            return (Line(_say(value, language)),)


def _number(rule: Rule, number: int, language: Language) -> str:
    if isinstance(number, bool) or rule.unit is None or rule.unit not in _UNITS:
        return _say(number, language)
    if rule.base is Base.DATE_OF_BIRTH and number % MONTHS_IN_YEAR == 0:
        years = number // MONTHS_IN_YEAR
        return _YEARS_OLD.in_(language).format(years=years, months=number)
    return _UNITS[rule.unit].in_(language).format(count=number)


def _is_share(value: Mapping[str, Any]) -> bool:
    return set(value) == {"num", "den", "compare"}


def _share(rule: Rule, share: Mapping[str, Any], language: Language) -> str:
    words = _fraction(share, language)
    if rule.base is None:
        return words
    return f"{words} {_OF.in_(language)} {code_in_words(rule.base, language)}"


def _fraction(share: Mapping[str, Any], language: Language) -> str:
    return f"{code_in_words(share['compare'], language)} {share['num']}/{share['den']}"


def _say(value: Any, language: Language) -> str:
    match value:
        case bool():
            return (_YES if value else _NO).in_(language)
        case None:
            return _NOBODY.in_(language)
        case Mapping() if "title_vi" in value:
            return _document(value, language)
        case Mapping() if "body" in value:
            return _body(value, language)
        case Mapping():
            parts = value.items()
            return "; ".join(
                f"{field_in_words(k, language)}: {_say(x, language)}" for k, x in parts
            )
        case tuple() | list():
            return "; ".join(_say(item, language) for item in value)
        case str():
            return code_in_words(value, language)
        case _:
            return str(value)


def _document(paper: Mapping[str, Any], language: Language) -> str:
    name = paper["title_vi"] if language == "vi" else english_title(paper["document"])
    form = (paper.get("form") or "").replace(" or ", _OR.in_(language))
    details = [form, *([_IF_ANY.in_(language)] if paper.get("if_any") else [])]
    said = ", ".join(filter(None, details))
    return f"{name} ({said})" if said else str(name)


def _body(body: Mapping[str, Any], language: Language) -> str:
    """One body of a chain: what it does, by which share, and whether it may be missing."""
    return ", ".join(_about_body(body, language))


def _about_body(body: Mapping[str, Any], language: Language) -> Iterator[str]:
    yield f"{code_in_words(body['body'], language)}: {code_in_words(body['role'], language)}"
    if "num" in body:
        yield _fraction(body, language)
    if body.get("if_any"):
        yield _IF_ANY.in_(language)
