"""Persons of a sheet before they are recorded: checked as a record is, and no more than values."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field

from ketnap.domain.casefile.steps import PersonFacts
from ketnap.domain.text import fold, name_sort_key
from ketnap.people.models import Person
from ketnap.people.services.naming import require_name

Fact = tuple[str, Any]
"""The name of a fact about a person, and what it is."""


@dataclass(slots=True)
class NewPerson:
    """A person with all that is worked out when one is saved; the number comes with the record.

    A sheet brings very many: a row of values takes a fraction of the time and room of a model.
    """

    facts: PersonFacts
    name_fold: str
    sort_key: str
    pk: int = 0

    @property
    def full_name(self) -> str:
        return self.facts.full_name

    def values(self, cell_id: int) -> tuple[Any, ...]:
        """The row of the record that a cell keeps."""
        keys = (self.name_fold, self.sort_key)
        return (self.pk, cell_id, None, None, *keys, *_told(self.facts))


_FACTS = tuple(field.name for field in fields(PersonFacts))
_told = attrgetter(*_FACTS)
COLUMNS = ("id", "cell_id", "unit_id", "merged_into_id", "name_fold", "sort_key", *_FACTS)
"""Those of a person's record, in the order of `NewPerson.values`."""


def new_person(facts: PersonFacts, *, checked: set[Fact] | None = None) -> NewPerson:
    """A person not yet recorded.

    Refuses what `create_person` refuses; asks no database. Facts that are among those `checked` are
    not looked at again, for many persons share them; the others are put there.
    """
    require_name(facts.full_name)
    person = NewPerson(facts, fold(facts.full_name), name_sort_key(facts.full_name))
    told = set(zip(_FACTS, _told(facts), strict=True))
    _check({*(told - checked if checked else told), *_keys_too_long(person)})
    if checked is not None:
        told.discard(("full_name", facts.full_name))
        checked |= told
    return person


def _keys_too_long(person: NewPerson) -> list[Fact]:
    """What is made of the name is wrong only where its column does not hold it."""
    keys = ("name_fold", person.name_fold), ("sort_key", person.sort_key)
    return [(name, key) for name, key in keys if len(key) > (_field(name).max_length or 0)]


def _check(facts: Iterable[Fact]) -> None:
    """As `clean_fields` of a model does."""
    wrong = {}
    for name, value in facts:
        field = _field(name)
        if field.blank and value in field.empty_values:
            continue
        try:
            field.clean(value, None)
        except ValidationError as error:
            wrong[name] = error.error_list
    if wrong:
        raise ValidationError(wrong)


@cache
def _field(name: str) -> "Field[Any, Any]":
    field: Field[Any, Any] = Person._meta.get_field(name)  # type: ignore[assignment]  # a column
    return field
