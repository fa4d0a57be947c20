"""The facts recorded about the person, as he reads them."""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from ketnap.domain.casefile.steps import PersonFacts
from ketnap.domain.casefile.wording import code_name, field_name
from ketnap.web.day_words import full_day
from ketnap.web.language import reader_language


@dataclass(frozen=True, slots=True)
class PersonFact:
    """One fact, by its name."""

    term: str
    value: str


def person_facts(person: PersonFacts) -> tuple[PersonFact, ...]:
    """Return every fact that the case file holds about the person."""
    language = reader_language()
    return tuple(
        PersonFact(field_name(field.name, language), _in_words(getattr(person, field.name)))
        for field in fields(person)
    )


def _in_words(value: object) -> str:
    match value:
        case bool():
            return _("Có") if value else _("Không")
        case StrEnum():
            return code_name(value, reader_language())
        case date():
            return full_day(value)
        case _:
            return str(value)
