"""Names: one person written two ways, a mentor who is another, a number given twice."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from ketnap.domain.casefile.replay import History
from ketnap.domain.casefile.steps import (
    CellVoted,
    CeremonyHeld,
    CommitteeVoted,
    Decided,
    Introduced,
    ListedAsSympathiser,
    MemberIntroducer,
    MentorAssessed,
    MentorAssigned,
    Step,
)
from ketnap.domain.paperwork.proofreading.numbers import SERIES
from ketnap.domain.paperwork.proofreading.remark import Remark, rules_named
from ketnap.domain.paperwork.words import day_in_figures
from ketnap.domain.rulebook import Rulebook
from ketnap.domain.text import fold, is_same_name


def name_remarks(history: History, rulebook: Rulebook) -> Iterator[Remark]:
    """Everything about names and numbers that cannot be right on both papers."""
    steps = [step for group in history.rounds[-1].by_class.values() for step in group]
    steps.sort(key=lambda step: (step.on, step.seq))
    yield from _spelt_two_ways(steps)
    yield from _other_mentor(history, rulebook)
    yield from _numbers_twice(steps, rulebook)


def _people_in(step: Step) -> Iterator[str]:
    match step:
        case (
            MentorAssigned(mentor=mentor)
            | CeremonyHeld(mentor=mentor)
            | MentorAssessed(mentor=mentor)
        ):
            yield mentor.name
        case Introduced(by=MemberIntroducer(name=name)):
            yield name


def _bodies_in(step: Step) -> Iterator[str]:
    match step:
        case Decided(body=body) | CommitteeVoted(body=body):
            yield body


def _spelt_two_ways(steps: list[Step]) -> Iterator[Remark]:
    first: dict[str, list[tuple[str, Step]]] = defaultdict(list)
    for step in steps:
        for name in (*_people_in(step), *_bodies_in(step)):
            alike = first[fold(name)]
            same = (each for each in alike if is_same_name(each[0], name))
            known, where = next(same, (name, step))
            if where is step:
                alike.append((name, step))
            elif known != name:
                yield Remark(
                    code="name_spelt_two_ways",
                    vi=f"“{name}” (ngày {day_in_figures(step.on)}) và “{known}” (ngày "
                    f"{day_in_figures(where.on)}) viết khác nhau. Hãy viết thống nhất.",
                    en=f"“{name}” ({step.on.isoformat()}) and “{known}” ({where.on.isoformat()}) "
                    "are spelt differently. Spell them alike.",
                    seq=step.seq,
                )


def _other_mentor(history: History, rulebook: Rulebook) -> Iterator[Remark]:
    """The assessment comes from whoever the ceremony, or an assignment after it, named."""
    last = history.rounds[-1]
    ceremonies = last.of(CeremonyHeld)
    since = ceremonies[-1].on if ceremonies else date.min
    naming: tuple[MentorAssigned | CeremonyHeld, ...] = (*last.of(MentorAssigned), *ceremonies)
    named = [step for step in naming if step.on >= since]
    for assessed in last.of(MentorAssessed):
        names = {step.mentor.name for step in named if step.on <= assessed.on}
        if names and not any(is_same_name(assessed.mentor.name, name) for name in names):
            rule = rulebook.on(assessed.on).find("cell_duties_in_probation")
            yield Remark(
                code="assessed_by_another",
                vi=f"Bản nhận xét do {assessed.mentor.name} viết, còn người được phân công giúp đỡ "
                f"trong thời gian dự bị là {', '.join(sorted(names))}.",
                en=f"The assessment is by {assessed.mentor.name}; the mentor named for the "
                f"probation is {', '.join(sorted(names))}.",
                rules=(rule,) if rule is not None else (),
                seq=assessed.seq,
            )


def _numbers_twice(steps: list[Step], rulebook: Rulebook) -> Iterator[Remark]:
    numbered: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        if isinstance(step, ListedAsSympathiser | MentorAssigned | CellVoted) and step.resolution:
            numbered[fold(step.resolution)].append(step)
    for group in numbered.values():
        first, *others = group
        for other in others:
            if other.on != first.on:
                number = getattr(other, "resolution", "")
                yield Remark(
                    code="number_given_twice",
                    vi=f"Số {number} được ghi cho hai văn bản, ngày {day_in_figures(first.on)} và "
                    f"ngày {day_in_figures(other.on)}.",
                    en=f"Number {number} stands on two papers, of {first.on.isoformat()} and "
                    f"{other.on.isoformat()}.",
                    rules=rules_named(rulebook, SERIES, on=other.on),
                    seq=other.seq,
                )
