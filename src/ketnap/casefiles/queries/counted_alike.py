"""The people behind figures put together by what they have in common: the database counts them."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from django.db.models import Count, F, Min, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, NullIf

from ketnap.casefiles.models import Casefile, CountedAdmission
from ketnap.casefiles.queries.counted_numbers import each_by_first, facts_by
from ketnap.casefiles.queries.counted_people import Asked, facts_asked, figures_by_code
from ketnap.casefiles.queries.figures import Figure
from ketnap.casefiles.queries.numbered import Numbered
from ketnap.domain.figures import Traits
from ketnap.organisations.standing import standing_below
from ketnap.people.alike import ALIKE_BY
from ketnap.people.also_called import with_usual_names


def about_person(way: str) -> Mapping[str, Combinable]:
    """Where the traits of a person, all but the age, are read from a record; `way` leads to it."""
    unit = Coalesce(NullIf(f"{way}unit__name", Value("")), f"{way}workplace")
    return {"unit": unit, **{name: F(f"{way}{name}") for name in ALIKE_BY}}


_COLUMNS = {**about_person("person__"), "age": F("age")}
_OfFigure = tuple[Figure, Traits]
_Key = Callable[..., _OfFigure]


def counted_alike(asked: Asked, traits: Collection[str]) -> Mapping[Figure, Mapping[Traits, int]]:
    """How many people with each combination of some traits make up each figure.

    They are those that `counted_people` names one by one: each once a figure, with the age on the
    first day that counts.
    """
    figures, told = figures_by_code(asked), sorted(traits)
    columns = {f"told_{name}": _COLUMNS[name] for name in told}
    facts, names = facts_asked(asked).annotate(**columns), ("code", *columns)

    def key(code: str, *row: Any) -> _OfFigure:
        return figures[code], Traits(**with_usual_names(dict(zip(told, row, strict=True))))

    kept = _are_kept(asked, told)
    of_facts = _admissions_by(asked, told, key) if kept else facts_by(facts, names, key)
    found = each_by_first(of_facts, facts, names, key)
    counted: dict[Figure, dict[Traits, int]] = {figure: {} for figure in asked.figures}
    for (figure, alike), number in found.items():
        counted[figure][alike] = number
    return counted


def _are_kept(asked: Asked, traits: Sequence[str]) -> bool:
    """Whether rows are kept of people who have these traits in common: of admissions as told now."""
    only_admitted = set(asked.figures) == {Figure.ADMITTED}
    return only_admitted and asked.known_on is None and {*traits} <= {"age", *ALIKE_BY}


def _admissions_by(asked: Asked, traits: Sequence[str], key: _Key) -> Counter[_OfFigure]:
    """How many admissions there are by a key made of their code and some traits of the people.

    Of all who are alike it is read of one what is recorded about them.
    """
    there = standing_below(asked.path, asked.start, asked.end).on_day_of("on", "cell")
    rows = CountedAdmission.objects.filter(
        there, code__in=figures_by_code(asked), on__range=(asked.start, asked.end)
    )
    columns = rows.order_by().values_list("code", "alike", "age")
    found = list(columns.annotate(number=Count("*"), one=Min("casefile")))
    cases = {alike: one for _code, alike, _age, _number, one in found}
    recorded = _recorded_in(cases.values(), traits)
    if len(recorded) < len(set(cases.values())):  # one went since the first question: ask both anew
        return _admissions_by(asked, traits, key)
    counted: Counter[_OfFigure] = Counter()
    for code, alike, age, number, _one in found:
        about = {**recorded[cases[alike]], "age": age}
        counted[key(code, *(about[name] for name in traits))] += number
    return counted


def _recorded_in(
    casefile_ids: Collection[int], traits: Sequence[str]
) -> Mapping[int, Mapping[str, object]]:
    """The facts recorded about the people of some cases, by the case."""
    names = [name for name in traits if name != "age"]
    cases = Casefile.objects.filter(pk__in=Numbered(casefile_ids)).order_by()
    rows = cases.values_list("pk", *(f"person__{name}" for name in names))
    return {pk: dict(zip(names, row, strict=True)) for pk, *row in rows}
