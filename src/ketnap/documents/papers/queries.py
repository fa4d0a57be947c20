"""Every read of papers: which somebody may see, where each stands, which no longer agree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import takewhile

from django.db.models import Prefetch, Q, QuerySet

from ketnap.casefiles.keys import log_key
from ketnap.casefiles.queries import casefile_visible_to, casefiles_visible_to
from ketnap.documents.papers.fingerprints import marks_of, names_that_differ
from ketnap.documents.papers.models import Confidentiality, Paper, PaperEvent
from ketnap.documents.papers.refusals import PaperNotVisible
from ketnap.documents.papers.subjects import Subject, column_of
from ketnap.documents.registers.models import RegisterNumber
from ketnap.domain.access import Action, Actor, scope_of
from ketnap.domain.paperwork.life import IN_FORCE, PaperDeed, PaperState, state_after
from ketnap.organisations.queries import within


@dataclass(frozen=True)
class PaperLife:
    """A paper with what happened to it, earliest first."""

    paper: Paper
    events: tuple[PaperEvent, ...]

    @cached_property
    def state(self) -> PaperState:
        return state_after(PaperDeed(event.deed) for event in self.events)

    @property
    def is_in_force(self) -> bool:
        """Whether the paper is signed, and neither returned nor replaced."""
        return self.state in IN_FORCE

    @property
    def signed(self) -> tuple[PaperEvent, ...]:
        """The signatures under the paper."""
        return tuple(event for event in self.events if event.deed == PaperDeed.SIGNED)

    @property
    def signed_on(self) -> date | None:
        """The day of the last signature."""
        return self.signed[-1].on if self.signed else None

    @property
    def kept_at(self) -> str:
        """Where the paper was filed last; empty if nowhere."""
        return self._last_note(PaperDeed.FILED)

    @property
    def returned_because(self) -> str:
        """Why the paper came back last; empty if it never did."""
        return self._last_note(PaperDeed.RETURNED)

    @property
    def replacement_id(self) -> int | None:
        """The paper that took this one's place."""
        return self.events[-1].replacement_id

    def _last_note(self, deed: PaperDeed) -> str:
        return next((event.note for event in reversed(self.events) if event.deed == deed), "")


def papers_visible_to(actor: Actor | None) -> QuerySet[Paper]:
    """Return the papers of the cases somebody sees, and of occasions and bodies he prints for."""
    scope = scope_of(actor, Action.PRINT_PAPER)
    of_cases = Q(casefile__in=casefiles_visible_to(actor).order_by().values("pk"))
    of_bodies = within(scope.organisation_ids, scope.path_prefixes, "body")
    return Paper.objects.filter(of_cases | (Q(casefile__isnull=True) & of_bodies)).order_by("-pk")


def paper_visible_to(actor: Actor | None, paper_id: int) -> Paper:
    """Return one paper; raises `PaperNotVisible` for a stranger."""
    rows = papers_visible_to(actor).select_related("casefile__cell", "casefile__standing", "body")
    paper = rows.filter(pk=paper_id).first()
    if paper is None:
        raise PaperNotVisible
    return paper


def papers_of_case(
    actor: Actor | None, casefile_id: int, *, on: date | None = None
) -> tuple[PaperLife, ...]:
    """Return the papers of a case, the one drawn up last first; with a day, as they stood then.

    Raises `NotVisible` for a stranger.
    """
    case = casefile_visible_to(actor, casefile_id)
    return lives_of(Paper.objects.filter(casefile=case), on=on)


def papers_of(
    actor: Actor | None, subject: Subject, *, on: date | None = None
) -> tuple[PaperLife, ...]:
    """Return the papers of a case, an occasion or a body that somebody may see, likewise."""
    return lives_of(papers_visible_to(actor).filter(**{column_of(subject): subject}), on=on)


def persons_numbered(numbers: QuerySet[RegisterNumber]) -> list[int]:
    """Return whose case files the papers that bear these numbers are about."""
    papers = Paper.objects.filter(number__in=numbers, casefile__isnull=False)
    ids = papers.order_by("casefile__person_id").values_list("casefile__person_id", flat=True)
    return list(ids.distinct())


def lives_of(papers: QuerySet[Paper], *, on: date | None = None) -> tuple[PaperLife, ...]:
    """Return papers with their lives, in two queries however many there are."""
    events = Prefetch("events", PaperEvent.objects.order_by("seq"))
    rows = papers.select_related("number").prefetch_related(events).order_by("-pk")
    lives = (PaperLife(paper, _events_until(paper.events.all(), on)) for paper in rows)
    return tuple(life for life in lives if life.events)


def _events_until(events: Iterable[PaperEvent], on: date | None) -> tuple[PaperEvent, ...]:
    """What had been known to happen by a day: nothing counts before what it follows on."""
    if on is None:
        return tuple(events)
    return tuple(takewhile(lambda event: event.on <= on, events))


def disagreements(paper: Paper, current: Mapping[str, str]) -> tuple[str, ...]:
    """Return the blanks of a paper that would be filled with something else today.

    Blanks that were written by hand, or that the paper did not have, are not compared.
    """
    return names_that_differ(paper.fingerprints, current, key=log_key(), salt=paper.salt)


def was_printed(paper: Paper, name: str, value: str) -> bool:
    """Say whether a blank of a paper was filled with exactly this value."""
    kept = paper.fingerprints.get(name)
    return kept is not None and not names_that_differ(
        {name: kept}, {name: value}, key=log_key(), salt=paper.salt
    )


def case_marks(casefile_id: int, values: Mapping[str, str]) -> dict[str, str]:
    """Return the marks by which papers of a case are compared, whatever their salts."""
    return marks_of(values, key=log_key(), casefile_id=casefile_id)


def says_otherwise(paper: Paper, alike: Mapping[str, str]) -> bool:
    """Say whether a paper of a case carries other marks than these values would give."""
    if paper.marks is None or paper.casefile_id is None:
        return False
    fresh = case_marks(paper.casefile_id, alike)
    return any(paper.marks.get(name) != mark for name, mark in fresh.items())


def level_of(paper: Paper) -> Confidentiality:
    """Return how far a paper may be shown."""
    return Confidentiality(paper.confidentiality)
