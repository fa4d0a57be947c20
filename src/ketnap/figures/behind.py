"""What stands behind a number that is no plain figure: cases, or members, found again by its name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from ketnap.casefiles.counting import Counted
from ketnap.casefiles.queries.counted_people import Asked, counted_people
from ketnap.casefiles.queries.figures import NOMINATORS, CountBy, Figure, codes_of, facts_within
from ketnap.domain.casefile.codes import Closing, Stage
from ketnap.domain.figures import PersonCounted, Span, behind, day_before
from ketnap.domain.figures.bridge import CAME_ALONG, LEFT_ALONG
from ketnap.domain.figures.official import Of, OfficialTable, counted_at
from ketnap.domain.figures.suppression import CAME, CLOSING, LEFT, OPENING, Change
from ketnap.figures import stages
from ketnap.figures.admissions import due_for_recognition
from ketnap.figures.courses import cases_of_course
from ketnap.figures.members import member_stays
from ketnap.figures.official import load_tables
from ketnap.figures.official.filling import members_counted
from ketnap.figures.official.problems import MEMBER_WAYS
from ketnap.figures.stages import ended_within, followed_stays, standing_in
from ketnap.occasions.courses.models import CourseKind

_BETWEEN = "."


class NumberUnknown(ValueError):
    """No page of figures shows a number of that name."""


SENT, CERTIFIED = "sent", "certified"
"""Who was sent to an awareness course, and who has a certificate of it."""
LISTED, FINISHED = "listed", "finished"
"""Who is on the list of a course of new members, and who has a certificate of it."""


class Sort(StrEnum):
    """Where a number stands: in a bridge, a chart, a table."""

    FOLLOWED = "followed"
    MEMBERS = "members"
    STANDING = "standing"
    PASSED = "passed"
    ENDED = "ended"
    PUT_FORWARD_BY = "put_forward_by"
    DUE = "due"
    COURSES = "courses"
    TABLE = "table"


_WAYS: Mapping[tuple[Sort, Change], frozenset[str]] = {
    (Sort.FOLLOWED, CAME): frozenset({stages.BEGUN, stages.BEGUN_ANEW, CAME_ALONG}),
    (Sort.FOLLOWED, LEFT): frozenset({*stages.IN_THE_END, *Closing, LEFT_ALONG}),
    (Sort.MEMBERS, CAME): MEMBER_WAYS[CAME],
    (Sort.MEMBERS, LEFT): MEMBER_WAYS[LEFT],
}
"""How a case, or a member, comes and leaves."""


@dataclass(frozen=True, slots=True)
class NumberName:
    """The name of a number, as an address has it: where it stands, and which of those there."""

    sort: Sort
    words: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return _BETWEEN.join((self.sort.value, *self.words))

    @property
    def is_of_members(self) -> bool:
        """Whether people of the roll stand behind it, and not cases."""
        if self.sort is Sort.TABLE:
            return self.table.of is not Of.ADMITTED
        return self.sort is Sort.MEMBERS

    @property
    def change(self) -> Change:
        return self.words

    @property
    def stages(self) -> tuple[Stage, ...]:
        return tuple(map(Stage, self.words))

    @property
    def table(self) -> OfficialTable:
        return load_tables()[_BETWEEN.join(self.words[1:])]

    @property
    def course(self) -> str:
        """The name of the course; empty for all of them."""
        return _BETWEEN.join(self.words[1:])

    @property
    def place(self) -> int:
        return int(self.words[0])


def number_named(text: str) -> NumberName:
    """The number an address names; raises `NumberUnknown`."""
    first, *words = text.split(_BETWEEN)
    if first not in list(Sort):
        raise NumberUnknown(text)
    name = NumberName(Sort(first), tuple(words))
    if not _exists(name):
        raise NumberUnknown(text)
    return name


def in_table(table: OfficialTable, place: int) -> NumberName:
    """The name of the number that a row of an official table shows."""
    return NumberName(Sort.TABLE, (str(place), *table.code.split(_BETWEEN)))


def of_course(which: str, title: str = "") -> NumberName:
    """The name of a number of one course, or of all of them without a title."""
    return NumberName(Sort.COURSES, (which, *(title.split(_BETWEEN) if title else ())))


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberOf:
    """One number of an organisation and all below it, for a period that includes both days."""

    name: NumberName
    organisation_id: int
    path: str
    start: date
    end: date
    count_by: CountBy
    known_on: date | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def asked(self, *figures: Figure) -> Asked:
        return Asked(
            path=self.path,
            start=self.start,
            end=self.end,
            figures=figures,
            count_by=self.count_by,
            known_on=self.known_on,
        )


def cases_behind(number: NumberOf) -> list[int]:
    """The cases a number counts, one that it counts twice twice; none behind a number of members."""
    name, span = number.name, number.span
    match name.sort:
        case Sort.FOLLOWED:
            return behind(followed_stays(number.path, span), name.change, span.start, span.end)
        case Sort.STANDING:
            return standing_in(number.path, *name.stages, on=span.end)
        case Sort.PASSED | Sort.ENDED:
            return _gone_on(number)
        case Sort.PUT_FORWARD_BY:
            return _with_facts(number, [NOMINATORS[name.words[0]]])
        case Sort.DUE:
            due = due_for_recognition(number.path, span, on=day_before(span.start))
            return list(due.values_list("casefile_id", flat=True))
        case Sort.COURSES:
            return _on_courses(number)
        case Sort.TABLE:
            return [] if name.is_of_members else _in_table(number)
        case Sort.MEMBERS:
            return []
        case _:
            assert_never(name.sort)


def members_behind(number: NumberOf) -> list[int]:
    """The people of the roll that a number counts; nobody behind a number of cases."""
    name, span = number.name, number.span
    if not name.is_of_members:
        return []
    if name.sort is Sort.TABLE and name.table.of is Of.MEMBERS:
        return _ids(counted_at(name.table, name.place, members_counted(number.path, span.end)))
    change = name.change if name.sort is Sort.MEMBERS else name.table.rows[name.place].change
    return behind(member_stays(number.path, span), change, span.start, span.end)


def _exists(name: NumberName) -> bool:
    match name.sort:
        case Sort.FOLLOWED | Sort.MEMBERS:
            return name.change in (OPENING, CLOSING) or _is_a_way(name)
        case Sort.STANDING | Sort.ENDED:
            return len(name.words) == 1 and _are_stages(name.words)
        case Sort.PASSED:
            return len(name.words) == 1 + 1 and _are_stages(name.words)
        case Sort.PUT_FORWARD_BY:
            return len(name.words) == 1 and name.words[0] in NOMINATORS
        case Sort.DUE:
            return not name.words
        case Sort.COURSES:
            return not {SENT, CERTIFIED, LISTED, FINISHED}.isdisjoint(name.words[:1])
        case Sort.TABLE:
            return _is_in_table(name.words)
        case _:
            assert_never(name.sort)


def _is_a_way(name: NumberName) -> bool:
    """Whether it is coming or leaving, as a whole or in one of the ways that are told apart."""
    way, hows = name.words[:1], name.words[1:]
    if way not in (CAME, LEFT) or len(hows) > 1:
        return False
    return _WAYS[name.sort, way].issuperset(hows)


def _are_stages(words: Iterable[str]) -> bool:
    return all(word in list(Stage) for word in words)


def _is_in_table(words: Sequence[str]) -> bool:
    table = load_tables().get(_BETWEEN.join(words[1:]))
    if table is None or words[0] not in map(str, range(len(table.rows))):
        return False
    return table.of is not Of.CHANGES or bool(table.rows[int(words[0])].change)


def _on_courses(number: NumberOf) -> list[int]:
    which, course = number.name.words[0], number.name.course
    kind = CourseKind.AWARENESS if which in (SENT, CERTIFIED) else CourseKind.NEW_MEMBER
    has_one = which in (CERTIFIED, FINISHED)
    return cases_of_course(number.asked(), kind, course, certified=has_one)


def _gone_on(number: NumberOf) -> list[int]:
    """The cases whose time in a stage ended in the period, be it for one other stage or any."""
    stage, *after = number.name.stages
    ended = ended_within(number.path, number.span).filter(stage=stage)
    runs = ended.filter(after__in=after) if after else ended
    return list(runs.order_by("casefile", "from_on").values_list("casefile_id", flat=True))


def _in_table(number: NumberOf) -> list[int]:
    """The cases of the people whom a row of the table of admissions counts."""
    admitted = counted_people(number.asked(Figure.ADMITTED))[Figure.ADMITTED]
    counted = set(_ids(counted_at(number.name.table, number.name.place, admitted)))
    return _with_facts(number, codes_of(Figure.ADMITTED, number.count_by), counted)


def _with_facts(
    number: NumberOf, codes: Iterable[Counted], persons: set[int] | None = None
) -> list[int]:
    """The cases with one of these facts in the period, of these people or of all; each once."""
    facts = facts_within(number.path, number.start, number.end, known_on=number.known_on)
    rows = facts.filter(code__in=[*codes]).order_by("casefile")
    found = rows.values_list("casefile", "person").distinct()
    return [case for case, person in found if persons is None or person in persons]


def _ids(people: Iterable[PersonCounted]) -> list[int]:
    return [person.person_id for person in people]
