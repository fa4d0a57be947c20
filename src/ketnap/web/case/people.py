"""The people and bodies that a case concerns: mentor, introducers, who recorded last."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ketnap.domain.casefile.steps import CeremonyHeld, Introduced, Mentor, MentorAssigned
from ketnap.web.case.reading import OpenCase


@dataclass(frozen=True, slots=True)
class Concerned:
    """A name, and what the person or body does here."""

    name: str
    note: str


def people_of(case: OpenCase) -> tuple[Concerned, ...]:
    """Everybody named in the current round, each name once with all that it does."""
    notes: dict[str, list[str]] = {}
    for item in _named(case):
        known = notes.setdefault(item.name, [])
        if item.note not in known:
            known.append(item.note)
    return tuple(Concerned(name, "; ".join(parts)) for name, parts in notes.items())


def current_mentor(case: OpenCase) -> Mentor | None:
    """The mentor named last in the current round, up to the day of the page."""
    last = case.last_round
    naming: list[MentorAssigned | CeremonyHeld] = [*last.of(MentorAssigned), *last.of(CeremonyHeld)]
    return max(naming, key=lambda step: (step.on, step.seq)).mentor if naming else None


def _named(case: OpenCase) -> Iterator[Concerned]:
    mentor = current_mentor(case)
    if mentor is not None:
        yield Concerned(mentor.name, _("Đảng viên được phân công giúp đỡ"))
    for step in case.last_round.of(Introduced):
        yield Concerned(step.by.name, _("Giới thiệu vào Đảng"))
    if case.rows:
        yield Concerned(case.rows[-1].recorded_by_name, _("Ghi bước gần nhất"))
