"""Mentoring in one round of a case: who helps since when, who did before, the reviews so far."""

from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from ketnap.domain.calendar import add_months
from ketnap.domain.casefile.codes import ReviewOutcome
from ketnap.domain.casefile.replay import Round
from ketnap.domain.casefile.steps import CeremonyHeld, Mentor, MentorAssigned, MentorReviewed


@dataclass(frozen=True, slots=True)
class Mentorship:
    """One mentor, from the day of the step that named him; `until` is empty while he helps."""

    mentor: Mentor
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Mentoring:
    """The mentor of a case and those before, the latest first; reviews in order of their days."""

    mentorships: tuple[Mentorship, ...]
    reviews: tuple[MentorReviewed, ...]

    @property
    def current(self) -> Mentorship:
        return self.mentorships[0]

    @property
    def last_review_on(self) -> date | None:
        return self.reviews[-1].on if self.reviews else None

    @property
    def last_outcome(self) -> ReviewOutcome | None:
        return self.reviews[-1].outcome if self.reviews else None

    def review_due_on(self, *, months: int) -> date:
        """Return the day by which the next review is expected, so many months after the last.

        A new mentor gets the full time from the day he was named.
        """
        since = self.current.since
        last = self.last_review_on
        return add_months(since if last is None else max(since, last), months)


def mentoring_in(round_: Round) -> Mentoring | None:
    """Return how a round is mentored; none before anybody was named."""
    naming: list[MentorAssigned | CeremonyHeld] = [
        *round_.of(MentorAssigned),
        *round_.of(CeremonyHeld),
    ]
    if not naming:
        return None
    naming.sort(key=attrgetter("on", "seq"))
    return Mentoring(_mentorships(naming), tuple(round_.of(MentorReviewed)))


def _mentorships(naming: list[MentorAssigned | CeremonyHeld]) -> tuple[Mentorship, ...]:
    """A mentor named again, as at the ceremony, goes on; the one before him ends."""
    found: list[Mentorship] = []
    for step in naming:
        if found and found[-1].mentor.name == step.mentor.name:
            continue
        if found:
            found[-1] = Mentorship(found[-1].mentor, found[-1].since, until=step.on)
        found.append(Mentorship(step.mentor, step.on))
    return tuple(reversed(found))
