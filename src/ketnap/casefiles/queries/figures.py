"""The figures of a period, counted by the day on the paper, and the cases behind each."""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import TypeVar

from django.db.models import Case, Min, Q, QuerySet, When, Window
from django.db.models.functions import FirstValue

from ketnap.casefiles.counting import Counted
from ketnap.casefiles.models import OPEN_END, CountedFact, CountingDay
from ketnap.casefiles.queries.counted_numbers import each_once, facts_told_by_year
from ketnap.casefiles.queries.totals import facts_by_year
from ketnap.casefiles.refusals import NotVisible
from ketnap.domain.access import Action, Actor, CaseRelation, may
from ketnap.domain.figures import WRITTEN_FREELY, Dimension, Row, Span
from ketnap.domain.text import words_key
from ketnap.organisations.models import Organisation
from ketnap.organisations.standing import standing_below
from ketnap.people.also_called import usual_name

Key = TypeVar("Key", bound=Hashable)


class OrganisationUnknown(Exception):
    """There is no organisation of that number."""

    def __init__(self, organisation_id: int) -> None:
        super().__init__(
            f"không có tổ chức số {organisation_id} (there is no organisation {organisation_id})"
        )
        self.organisation_id = organisation_id


class CountBy(StrEnum):
    """The day on which an admission counts: that of the decision or of the ceremony."""

    DECISION = "decision"
    CEREMONY = "ceremony"


def counting_day() -> CountBy:
    """The day that counts in this installation; that of the decision unless another was chosen."""
    chosen = CountingDay.objects.order_by("-pk").values_list("count_by", flat=True).first()
    return CountBy(chosen) if chosen else CountBy.DECISION


class Figure(StrEnum):
    """What is counted, in the order of the procedure."""

    PUT_FORWARD = "put_forward"
    LISTED = "listed"
    MENTORED = "mentored"
    SENT_TO_COURSE = "sent_to_course"
    CERTIFIED = "certified"
    ADMITTED = "admitted"
    REFUSED = "refused"
    NEW_MEMBER_CERTIFIED = "new_member_certified"
    RECOGNISED = "recognised"
    STRUCK_OFF = "struck_off"
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"
    TRANSFERRED_OUT = "transferred_out"
    TRANSFERRED_IN = "transferred_in"


INDICATORS = (
    Figure.LISTED,
    Figure.SENT_TO_COURSE,
    Figure.CERTIFIED,
    Figure.ADMITTED,
    Figure.RECOGNISED,
    Figure.REMOVED,
)
"""The figures that the command line has promised, in its order."""

NOMINATORS: Mapping[str, Counted] = {
    "unit": Counted.BY_UNIT,
    "youth_union": Counted.BY_YOUTH_UNION,
    "trade_union": Counted.BY_TRADE_UNION,
    "member": Counted.BY_MEMBER,
}
_ADMITTED = {
    CountBy.DECISION: Counted.ADMISSION_DECIDED,
    CountBy.CEREMONY: Counted.CEREMONY_HELD,
}
_OTHERWISE_CALLED = {
    Figure.PUT_FORWARD: tuple(NOMINATORS.values()),
    Figure.REFUSED: (Counted.ADMISSION_REFUSED,),
}
_COLUMNS: Mapping[Dimension, str] = {
    Dimension.SEX: "sex",
    Dimension.ETHNICITY: "ethnicity",
    Dimension.RELIGION: "religion",
    Dimension.YOUTH_UNION: "youth_union_member",
    Dimension.TRADE_UNION: "trade_union_member",
    Dimension.SCHOOLING: "schooling",
    Dimension.PROFESSION: "schooling",
    Dimension.OCCUPATION: "occupation",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureOf:
    """One figure of an organisation and all below it, for a period that includes both days.

    `row` narrows it to the people of one row of a breakdown; `known_on` asks what the log told
    at the end of a day gone by. `part_of` is the body of whose figure it is a part: then whoever
    counts for another part, as by the first fact that counts, is left out.
    """

    figure: Figure
    organisation_id: int
    start: date
    end: date
    count_by: CountBy = field(default_factory=counting_day)
    known_on: date | None = None
    row: Row | None = None
    part_of: int | None = None


def indicators_visible_to(
    actor: Actor | None, organisation_id: int, start: date, end: date
) -> dict[Figure, int]:
    """The figures of a period for a reader who may see those of the organisation.

    Raises `NotVisible` for anybody else, and where there is no such organisation.
    """
    path = counted_path(actor, organisation_id)
    return _count(path, start, end, counting_day())


def counted_path(actor: Actor | None, organisation_id: int) -> str:
    """The place of an organisation whose figures somebody may see; raises `NotVisible`."""
    path = _path_of(organisation_id)
    if path is None or not may(actor, Action.SEE_FIGURES, CaseRelation(organisation_id, path)):
        raise NotVisible
    return path


def indicators(
    organisation_id: int, start: date, end: date, *, count_by: CountBy | None = None
) -> dict[Figure, int]:
    """The figures of a period, for whoever works at the machine itself.

    Both days are included, and so is all that stands below the organisation. A person counts
    once a figure. Without `count_by` the installation's own day counts. Raises
    `OrganisationUnknown`.
    """
    path = path_for_operator(organisation_id)
    return _count(path, start, end, count_by or counting_day())


def path_for_operator(organisation_id: int) -> str:
    """The place of any organisation; raises `OrganisationUnknown`."""
    path = _path_of(organisation_id)
    if path is None:
        raise OrganisationUnknown(organisation_id)
    return path


def facts_of(figure: FigureOf) -> QuerySet[CountedFact]:
    """What makes up a figure; an organisation that does not exist has nothing."""
    path = _path_of(figure.organisation_id)
    if path is None:
        return CountedFact.objects.none()
    facts = facts_within(path, figure.start, figure.end, known_on=figure.known_on)
    facts = facts.filter(code__in=codes_of(figure.figure, figure.count_by))
    if figure.part_of is not None:
        facts = _of_part(figure, path)
    return facts if figure.row is None else _in_row(facts, figure.row)


def _of_part(figure: FigureOf, path: str) -> QuerySet[CountedFact]:
    """Those of the whole that a part has, of whoever's first one in the whole is there.

    Whose that is, is read in one go: were it looked up fact by fact, PostgreSQL could choose to sort
    the whole anew for each, where it takes a table that has grown for a small one.
    """
    whole = facts_of(replace(figure, organisation_id=figure.part_of or 0, part_of=None, row=None))
    there = standing_below(path, figure.start, figure.end).on_day_of("on", "cell")
    first = Window(
        FirstValue(Case(When(there, then=1), default=0)),
        partition_by="person",
        order_by=("on", "pk"),
    )
    counted = whole.order_by().annotate(begins_there=first).filter(begins_there=1)
    return whole.filter(there, person__in=counted.values("person"))


def facts_within(
    path: str, start: date, end: date, *, known_on: date | None = None
) -> QuerySet[CountedFact]:
    """What counts in a period below the body at a place: where its cell stood on its day.

    As the log tells it now, or told it on a day.
    """
    standing = standing_below(path, start, end)
    return facts_between(start, end, known_on=known_on).filter(standing.on_day_of("on", "cell"))


def facts_between(start: date, end: date, *, known_on: date | None = None) -> QuerySet[CountedFact]:
    """What counts in a period anywhere: as the log tells it now, or told it on a day."""
    return CountedFact.objects.filter(_told(known_on), on__range=(start, end))


def people_counted(
    path: str,
    start: date,
    end: date,
    codes: Collection[str],
    key: Callable[[int, str], Key],
    *,
    known_on: date | None = None,
) -> Counter[Key]:
    """How many people count in a period below a place by a key made of the year and code of a fact.

    Under each key a person counts once. What the log tells now is asked of the totals, what it told
    on a day gone by of the facts.
    """
    facts = facts_within(path, start, end, known_on=known_on).filter(code__in=codes)
    if known_on is None and path:
        by_year = facts_by_year(standing_below(path, start, end), Span(start, end), codes)
    else:
        by_year = facts_told_by_year(facts)
    counted: Counter[Key] = Counter()
    for (year, code), number in by_year.items():
        counted[key(year, code)] += number
    return each_once(counted, facts, ("on", "code"), lambda on, code: key(on.year, code))


def codes_of(figure: Figure, count_by: CountBy) -> tuple[Counted, ...]:
    """The facts that make up a figure."""
    if figure is Figure.ADMITTED:
        return (_ADMITTED[count_by],)
    return _OTHERWISE_CALLED.get(figure) or (Counted(figure),)


def _told(known_on: date | None) -> Q:
    """What the log told by the end of a day; of the last day there is that is what it tells now."""
    if known_on is None or known_on == OPEN_END:
        return Q(known_until=OPEN_END)
    return Q(known_from__lte=known_on, known_until__gt=known_on)


def _count(path: str, start: date, end: date, count_by: CountBy) -> dict[Figure, int]:
    codes = {figure: codes_of(figure, count_by) for figure in INDICATORS}
    wanted = list(chain.from_iterable(codes.values()))
    counted = people_counted(path, start, end, wanted, lambda _year, code: code)
    return {figure: counted[code] for figure, (code,) in codes.items()}


def _path_of(organisation_id: int) -> str | None:
    return Organisation.objects.filter(pk=organisation_id).values_list("path", flat=True).first()


def _in_row(facts: QuerySet[CountedFact], row: Row) -> QuerySet[CountedFact]:
    """Those of the people in one row; an age is that on the first day that counts."""
    person = "person"
    if row.dimension is Dimension.AGE_BAND:
        first = facts.order_by().values(person).annotate(first=Min("age"))
        return facts.filter(**{f"{person}__in": first.filter(first__range=row.ages).values(person)})
    if row.dimension is Dimension.UNIT:
        named = _as_called(facts, f"{person}__unit__name", row)
        at_work = _as_called(facts, f"{person}__workplace", row)
        return facts.filter(named | (at_work & Q(person__unit=None)))
    column = f"{person}__{_COLUMNS[row.dimension]}"
    if row.dimension in WRITTEN_FREELY:
        return facts.filter(_as_called(facts, column, row))
    return facts.filter(**{f"{column}__in": row.values})


def _as_called(facts: QuerySet[CountedFact], column: str, row: Row) -> Q:
    """The condition that a text is that of a row, however it is spelt and whatever else it is called."""

    def key(text: str) -> str:
        return words_key(usual_name(row.dimension.trait, text))

    keys = {key(str(value)) for value in row.values}
    written = facts.exclude(**{column: None}).order_by().values_list(column, flat=True).distinct()
    return Q(**{f"{column}__in": [text for text in written if key(text) in keys]})
