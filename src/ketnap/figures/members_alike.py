"""Members put together by what they have in common: the database counts them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Min

from ketnap.casefiles.queries.counted_alike import about_person
from ketnap.casefiles.queries.numbered import Numbered
from ketnap.domain.figures import Traits
from ketnap.figures.members import members_on_roll, stays_on
from ketnap.people.age import age_on
from ketnap.people.alike import ALIKE_BY
from ketnap.people.also_called import with_usual_names
from ketnap.people.models import CellStay
from ketnap.people.queries import people_of

_Alike = tuple[int, int, int, int]
"""The number people have in common, their age, how many they are, and one of them."""


def members_alike(path: str, on: date, traits: Collection[str]) -> Mapping[Traits, int]:
    """How many members at or below a place on a day have each combination of some traits and each age."""
    told = sorted({*traits} - {"age"})
    if {*told} <= {*ALIKE_BY}:
        return _by_number(path, on, told)
    return _by_columns(path, on, told)


def _by_number(path: str, on: date, traits: Sequence[str]) -> Mapping[Traits, int]:
    """Of all who are alike it is read of one what is recorded about them."""
    found = _alike_on(path, on)
    ones = {alike: one for alike, _age, _number, one in found}
    recorded = _recorded_of(ones.values(), traits)
    if len(recorded) < len({*ones.values()}):  # one went since the first question: ask both anew
        return _by_number(path, on, traits)
    counted: Counter[Traits] = Counter()
    for alike, age, number, _one in found:
        counted[Traits(age=age, **recorded[ones[alike]])] += number
    return counted


def _alike_on(path: str, on: date) -> list[_Alike]:
    rows, apart = stays_on(path, on)
    columns = rows.values_list("alike", age_on(on, "born_on"))
    found = list(columns.annotate(number=Count("*"), one=Min("person")))
    if apart:
        theirs = CellStay.objects.filter(person__in=Numbered(apart)).order_by()
        each = theirs.values_list("alike", age_on(on, "born_on"), "person").distinct()
        found += [(alike, age, 1, person) for alike, age, person in each]
    return found


def _recorded_of(
    person_ids: Iterable[int], traits: Sequence[str]
) -> Mapping[int, Mapping[str, Any]]:
    stays = CellStay.objects.filter(person__in=Numbered(person_ids)).order_by()
    rows = stays.values_list("person_id", *(f"person__{name}" for name in traits))
    return {pk: with_usual_names(dict(zip(traits, row, strict=True))) for pk, *row in rows}


def _by_columns(path: str, on: date, traits: Sequence[str]) -> Mapping[Traits, int]:
    """For facts that no number is kept of."""
    about = about_person("")
    rows, gone = members_on_roll(path, on)
    people = people_of(rows).exclude(pk__in=Numbered(gone)) if gone else people_of(rows)
    columns = {
        "told_age": age_on(on, "born_on"),
        **{f"told_{name}": about[name] for name in traits},
    }
    alike = people.annotate(**columns).values_list(*columns).annotate(Count("pk"))
    counted: Counter[Traits] = Counter()
    for age, *row, number in alike:
        told = with_usual_names(dict(zip(traits, row, strict=True)))
        counted[Traits(age=age, **told)] += number
    return counted
