"""How many people facts count, each once, without telling apart all those of one fact alone.

The database counts the facts. Only of whoever may have more than one is it asked who it is: where
the case tells another fact that counts with it, or the person had a case before.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Count, QuerySet

from ketnap.casefiles.models import Casefile, CountedFact, CourseSending
from ketnap.casefiles.queries.numbered import Numbered

Group = TypeVar("Group", bound=Hashable)
Key = TypeVar("Key", bound=Hashable)
Facts = QuerySet[CountedFact]
Rows = TypeVar("Rows", CountedFact, CourseSending)


def people_by(facts: Facts, columns: Sequence[str], key: Callable[..., Key]) -> Counter[Key]:
    """How many people there are by a key made of some columns; under each key a person counts once."""
    return each_once(facts_by(facts, columns, key), facts, columns, key)


def each_once(
    counted: Counter[Key], facts: Facts, columns: Sequence[str], key: Callable[..., Key]
) -> Counter[Key]:
    """The numbers of facts by a key, less whatever a person counts again under the same."""
    told = set[tuple[Key, int]]()
    for *row, person in rows_of(of_whoever_may_have_more(facts), *columns, "person"):
        own = key(*row)
        if (own, person) in told:
            counted[own] -= 1
        told.add((own, person))
    return counted


def each_by_first(
    counted: Counter[tuple[Group, Key]],
    facts: Facts,
    columns: Sequence[str],
    key: Callable[..., tuple[Group, Key]],
) -> Counter[tuple[Group, Key]]:
    """The numbers of facts by a group and a key, less whatever a person counts again in the group.

    There he counts once, under the key of the first fact that counts.
    """
    known = set[tuple[Group, int]]()
    rows = rows_of(of_whoever_may_have_more(facts), "on", "pk", "person", *columns)
    for _on, _pk, person, *row in sorted(rows, key=itemgetter(0, 1)):
        group, own = key(*row)
        if (group, person) in known:
            counted[group, own] -= 1
        known.add((group, person))
    return +counted


def facts_told_by_year(facts: Facts) -> Counter[tuple[int, str]]:
    """How many facts there are by year and code.

    SQLite counts cell by cell, as its index has the facts, so that it need not sort them;
    PostgreSQL counts in any order, and the sooner the fewer columns it keeps apart.
    """
    cells = ("cell__path",) if connection.vendor == "sqlite" else ()
    return facts_by(facts, (*cells, "code", "on"), lambda *row: (row[-1].year, row[-2]))


def facts_by(facts: Facts, columns: Sequence[str], key: Callable[..., Key]) -> Counter[Key]:
    """How many facts there are by a key made of some columns."""
    counted: Counter[Key] = Counter()
    totals = facts.order_by().values_list(*columns).annotate(number=Count("*"))
    for *row, number in totals.iterator(chunk_size=5_000):
        counted[key(*row)] += number
    return counted


def of_whoever_may_have_more(facts: QuerySet[Rows], person: str = "person") -> list[QuerySet[Rows]]:
    """The facts of whoever may have more than one that counts, in portions without any in common.

    `person` is where a fact has its person.
    """
    again = facts.filter(again=True)
    people = set(again.order_by().values_list(person, flat=True).distinct())
    if not people:
        return []
    several = of_several_cases(people)
    first = facts.filter(again=False, casefile__in=Numbered(several))
    return [again, first] if several else [again]


def of_several_cases(people: Collection[int]) -> list[int]:
    """The cases of those people who have more than one, as whoever moved or was merged."""
    own = Casefile.objects.filter(person__in=Numbered(people)).order_by()
    cases: defaultdict[int, list[int]] = defaultdict(list)
    for person, case in own.values_list("person", "pk"):
        cases[person].append(case)
    return [case for each in cases.values() if len(each) > 1 for case in each]


def rows_of(portions: Sequence[QuerySet[Rows]], *columns: str) -> Iterator[Any]:
    """Some columns of the facts of several portions, in no order."""
    chunks = (each.order_by().values_list(*columns).iterator(chunk_size=5_000) for each in portions)
    return chain.from_iterable(chunks)
