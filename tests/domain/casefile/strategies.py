"""Random case files: any well-shaped steps, and ways that go wrong in places."""

from dataclasses import fields, replace
from datetime import date, timedelta
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from domain.casefile.build import (
    AN,
    BINH,
    CELL,
    CHI,
    TRADE_UNION,
    YOUTH_UNION,
    papers_of_probation,
    step,
    way_to_the_ceremony,
)
from ketnap.domain.casefile.codes import Schooling
from ketnap.domain.casefile.steps import (
    STEP_CLASSES,
    Casefile,
    CellFacts,
    Corrected,
    PersonFacts,
    Step,
)

CHANGES_OF_THE_LAW = [
    date(2011, 1, 19),
    date(2016, 7, 25),
    date(2016, 9, 20),
    date(2017, 6, 5),
    date(2021, 7, 30),
    date(2021, 9, 28),
    date(2022, 1, 18),
    date(2025, 1, 20),
    date(2025, 6, 9),
    date(2025, 7, 1),
    date(2025, 9, 29),
    date(2026, 1, 1),
    date(2026, 4, 8),
    date(2026, 5, 19),
    date(2026, 7, 26),
]
STRANGE_DAYS = [date.min, date(2020, 2, 29), date(2024, 2, 29), date(2025, 8, 31), date.max]

near_a_change = st.builds(
    lambda day, apart: day + timedelta(days=apart),
    st.sampled_from(CHANGES_OF_THE_LAW),
    st.integers(-2, 2),
)
days = st.one_of(
    near_a_change,
    st.dates(date(2016, 1, 1), date(2027, 12, 31)),
    st.sampled_from(STRANGE_DAYS),
)
texts = st.sampled_from(["Bình", "Chi", "Dũng", "Giang", "Xã An Hòa", "12-NQ/CB", ""])
numbers = st.one_of(st.integers(-2, 12), st.integers(-(2**63) + 1, 2**63 - 1))

_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: texts,
    bool: st.booleans(),
    int: numbers,
    date: days,
    NoneType: st.none(),
}


def values_of(annotation: Any) -> st.SearchStrategy[Any]:
    """Any value that the annotation of a field allows."""
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if isinstance(annotation, UnionType):
        return st.one_of(*map(values_of, get_args(annotation)))
    if get_origin(annotation) is tuple:
        return st.lists(values_of(get_args(annotation)[0]), max_size=3).map(tuple)
    if issubclass(annotation, StrEnum):
        return st.sampled_from(annotation)
    return records_of(annotation)


def records_of(cls: Any) -> st.SearchStrategy[Any]:
    """Any record of a dataclass, by its annotations; a step is not recorded yet."""
    hints = get_type_hints(cls)
    own = {field.name: hints[field.name] for field in fields(cls) if field.name not in _SET_LATER}
    return st.builds(cls, **{name: values_of(annotation) for name, annotation in own.items()})


_SET_LATER = {"seq", "recorded_at"}


any_step: st.SearchStrategy[Step] = st.one_of(
    *(records_of(cls) for cls in STEP_CLASSES.values() if cls is not Corrected)
)

_WAY = (
    step("nominated", "2017-02-06"),
    *way_to_the_ceremony(),
    *papers_of_probation(),
    step("cell_voted", "2019-06-04", matter="recognition"),
    step("decided", "2019-07-02", matter="recognition"),
)
_WAYWARD = (
    step("withdrawn", "2018-03-05"),
    step("transferred", "2018-03-05"),
    step("transferred", "2018-03-12", direction="in"),
    step("listed_as_sympathiser", "2018-04-02"),
    step("removed_from_list", "2018-04-02"),
    step("paused", "2018-04-09"),
    step("resumed", "2018-04-09"),
    step("verification_requested", "2018-01-10"),
    step("verification_requested", "2018-01-10", subject="spouse_side", abroad=True),
    step("verification_answered", "2018-03-20"),
    step("introduced", "2018-01-12", by=YOUTH_UNION),
    step("introduced", "2018-01-12", by=TRADE_UNION),
    step("introduced", "2018-01-12", by=CHI | {"official_on": None, "replacement": True}),
    step("introduced", "2018-01-12", by=BINH | {"shared_context": "residence"}),
    step("cell_voted", "2018-02-06", agree=5),
    step("cell_voted", "2019-06-04", matter="recognition", agree=5),
    step("cell_voted", "2019-06-18", matter="strike_off", agree=5),
    step("committee_voted", "2018-03-06", agree=5),
    step("deadline_extended", "2018-02-20", working_days=40),
    step("deadline_extended", "2018-02-20", working_days=-40),
    step("decided", "2018-05-02", outcome="refused"),
    step("ceremony_held", "2018-06-20", late_consent="12-CV/ĐU"),
    step("consent_given", "2018-01-05"),
    step("consent_withdrawn", "2018-01-05"),
)


def _moved(one: Step, days_later: int) -> Step:
    return replace(one, on=one.on + timedelta(days=days_later))


@st.composite
def _ways(draw: st.DrawFn) -> list[Step]:
    """A way like An's: begun another year, with gaps, detours and days that moved."""
    begun = draw(st.integers(-600, 2900))
    kept = [one for one in _WAY if draw(st.integers(0, 9)) > 0]
    detours = draw(st.lists(st.sampled_from(_WAYWARD), max_size=6))
    moved = [_moved(one, begun + draw(st.sampled_from([0, 0, 0, -40, 1, 400]))) for one in kept]
    return moved + [_moved(one, begun + draw(st.integers(-3, 60))) for one in detours]


@st.composite
def _with_corrections(draw: st.DrawFn, steps: list[Step]) -> list[Step]:
    """The same steps, some of them corrected by later ones."""
    if not steps:
        return steps
    targets = draw(st.lists(st.integers(1, len(steps)), max_size=4))
    return [*steps, *(draw(_corrections_of(steps[seq - 1], seq)) for seq in targets)]


def _corrections_of(one: Step, seq: int) -> st.SearchStrategy[Corrected]:
    moved = (
        st.builds(_moved, st.just(one), st.integers(-30, 30)) if _can_move(one) else st.just(one)
    )
    replacements = st.one_of(st.none(), moved, any_step)
    return st.builds(
        Corrected,
        on=days,
        corrects=st.just(seq),
        replacement=replacements,
        reason=texts,
    )


def _can_move(one: Step) -> bool:
    return date(2, 1, 1) < one.on < date(9998, 1, 1)


def numbered(steps: list[Step]) -> tuple[Step, ...]:
    return tuple(replace(one, seq=seq) for seq, one in enumerate(steps, start=1))


_person: st.SearchStrategy[PersonFacts] = st.builds(
    replace,
    st.just(AN),
    born_on=st.one_of(days, st.dates(date(1955, 1, 1), date(2009, 12, 31))),
    schooling=st.sampled_from(Schooling),
    youth_union_member=st.booleans(),
    trade_union_member=st.booleans(),
    married=st.booleans(),
)
_cell: st.SearchStrategy[CellFacts] = st.builds(
    replace, st.just(CELL), has_youth_union=st.booleans(), has_trade_union=st.booleans()
)
_recorded: st.SearchStrategy[list[Step]] = st.one_of(
    st.lists(any_step, max_size=12),
    _ways(),
    _ways().flatmap(st.permutations),
)

casefiles: st.SearchStrategy[Casefile] = st.builds(
    Casefile,
    person=_person,
    cell=_cell,
    steps=_recorded.flatmap(_with_corrections).map(numbered),
)
uncorrected_casefiles: st.SearchStrategy[Casefile] = st.builds(
    Casefile, person=_person, cell=_cell, steps=_recorded.map(numbered)
)


@st.composite
def days_around(draw: st.DrawFn, file: Casefile) -> date:
    """A day to look at the case: near one of its steps, or any."""
    near = [one.on for one in file.steps if _can_move(one)]
    if not near or draw(st.booleans()):
        return draw(days)
    return draw(st.sampled_from(near)) + timedelta(days=draw(st.integers(-1, 70)))
