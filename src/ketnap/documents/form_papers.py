"""The papers of a record: what each form would print today, beside what was drawn up of it already."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ketnap.documents.drafts import Draft
from ketnap.documents.making import ByHand, recorded_values
from ketnap.documents.papers.queries import PaperLife, disagreements
from ketnap.documents.placing import Placed, placed
from ketnap.documents.sheets.load import load_agreements
from ketnap.domain.paperwork.agreements import values_to_agree
from ketnap.domain.paperwork.counts import Misfit, misfits_in
from ketnap.domain.paperwork.filling import BlanksMissing, Filled, fill_sheet
from ketnap.domain.paperwork.life import PaperState
from ketnap.domain.paperwork.sheet import NoVersionInForce, Sheet, Subject

Gives = Callable[[Sheet], tuple[Draft, ...]]
"""The drafts that a form gives for a record."""


@dataclass(frozen=True)
class FormPaper:
    """One paper that a form gives for a case or an occasion, with all that was drawn up of it, the last first."""

    draft: Draft
    filled: Filled
    """What the record says; nothing is typed, and nothing is refused."""
    missing: tuple[str, ...]
    """The required blanks without a value."""
    which: str
    """Which of the form's papers: the number of the step it is about, nought where none is
    recorded; the second of a step has `-2` behind it."""
    lives: tuple[PaperLife, ...]
    gone: frozenset[int] = frozenset()
    """Of its lives, the papers of a step that is recorded no longer."""

    @property
    def sheet(self) -> Sheet:
        return self.draft.sheet

    @cached_property
    def current(self) -> PaperLife | None:
        """The paper drawn up last that no other took the place of; that of a voided step stands for no other."""
        has_step = self.draft.material.step is not None
        standing = (life for life in self.lives if life.state is not PaperState.REPLACED)
        return next((life for life in standing if not (has_step and self.is_gone(life))), None)

    @cached_property
    def in_force(self) -> PaperLife | None:
        """The signed paper that counts; that of a voided step where there is no other."""
        signed = [life for life in self.lives if life.is_in_force]
        return next(iter(sorted(signed, key=self.is_gone)), None)

    def is_gone(self, life: PaperLife) -> bool:
        """Whether a paper is of a step that is recorded no longer."""
        return life.paper.pk in self.gone

    def bears_its_day(self, life: PaperLife) -> bool:
        """Whether a paper is dated as its step is; without one it may be of any day but a voided step's."""
        material = self.draft.material
        same_day = material.step is None or life.paper.dated_on == material.on
        return same_day and not self.is_gone(life)

    @property
    def kept_at(self) -> str:
        """Where the signed paper is kept; empty where nobody has said."""
        life = self.in_force
        return life.kept_at if life is not None and not self.is_gone(life) else ""

    def differing(self, life: PaperLife) -> tuple[str, ...]:
        """The blanks that would hold something else today."""
        differing = disagreements(life.paper, recorded_values(self.filled))
        printed = self.draft.version.names()
        return tuple(name for name in differing if name in printed)

    def values_to_agree(self, by_hand: ByHand) -> Mapping[str, str]:
        """What it says, with what was typed, that other papers of its case must say too; none outside a case."""
        if self.sheet.subject is not Subject.CASE:
            return {}
        filled = fill_as_far(self.draft, by_hand)[0] if by_hand else self.filled
        draft = self.draft
        return values_to_agree(draft.version, draft.material, filled, load_agreements())


def papers_of_form(gives: Gives, sheet: Sheet, lives: Iterable[PaperLife]) -> tuple[FormPaper, ...]:
    """The papers a form gives; none where it gives none. `lives` are those of the record."""
    try:
        papers = list(_undrawn(gives(sheet)))
    except NoVersionInForce:
        return ()
    if not papers:
        return ()
    own = [life for life in lives if life.paper.form_code == sheet.code]
    by_place: list[list[Placed]] = [[] for _ in papers]
    drafts = [paper.draft for paper in papers]
    for each in placed(own, drafts, lambda life, at: len(papers[at].differing(life))):
        by_place[each.place].append(each)
    return tuple(_with(paper, mine) for paper, mine in zip(papers, by_place, strict=True))


def fill_as_far(draft: Draft, by_hand: ByHand) -> tuple[Filled, tuple[str, ...]]:
    """The values there are, and the required blanks without one."""
    try:
        return fill_sheet(draft.sheet, draft.version, draft.material, by_hand), ()
    except BlanksMissing as refusal:
        lenient = replace(draft.sheet, required=())
        filled = fill_sheet(lenient, draft.version, draft.material, by_hand)
        return filled, refusal.names


def misfits_typed(draft: Draft, by_hand: ByHand) -> tuple[Misfit, ...]:
    """The counts that contradict each other once what was typed stands in the paper, as far as it goes."""
    filled, _missing = fill_as_far(draft, by_hand)
    return misfits_in(draft.sheet, filled)


def _undrawn(drafts: Iterable[Draft]) -> Iterator[FormPaper]:
    seen: Counter[int] = Counter()
    for draft in drafts:
        seq = draft.material.step.seq if draft.material.step is not None else 0
        seen[seq] += 1
        which = str(seq) if seen[seq] == 1 else f"{seq}-{seen[seq]}"
        filled, missing = fill_as_far(draft, {})
        yield FormPaper(draft, filled, missing, which, ())


def _with(paper: FormPaper, lives: Sequence[Placed]) -> FormPaper:
    """The paper with its lives; the number it was drawn up with stands where no step has one."""
    gone = frozenset(each.life.paper.pk for each in lives if each.is_gone)
    found = replace(paper, lives=tuple(each.life for each in lives), gone=gone)
    number = _number_of(found)
    if paper.draft.material.number or not number:
        return found
    draft = replace(paper.draft, material=replace(paper.draft.material, number=number))
    filled, missing = fill_as_far(draft, {})
    return replace(found, draft=draft, filled=filled, missing=missing)


def _number_of(paper: FormPaper) -> str:
    """The number held for the paper: none that was voided, none under which another day is signed."""
    life = paper.current
    if life is None or life.paper.number is None or not life.paper.number.may_be_carried:
        return ""
    unsigned = not life.signed and not paper.is_gone(life)
    return life.paper.number.text if unsigned or paper.bears_its_day(life) else ""
