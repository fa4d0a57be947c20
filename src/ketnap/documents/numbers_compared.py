"""The numbers of a case's papers beside what the registers have of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ketnap.documents.form_papers import FormPaper
from ketnap.documents.issuing import body_by_chain
from ketnap.documents.papers.models import Paper
from ketnap.documents.papers.queries import PaperLife, lives_of
from ketnap.documents.registers.models import NumberState, Register, RegisterNumber
from ketnap.documents.sources.cell_records import CellRecords
from ketnap.domain.casefile.same_paper import number_of
from ketnap.domain.casefile.steps import CellVoted, CommitteeVoted, Decided
from ketnap.domain.numbering import read_number, says_number
from ketnap.domain.paperwork.life import PaperState
from ketnap.domain.paperwork.proofreading import NumberFacts
from ketnap.domain.paperwork.sheet import Sheet
from ketnap.organisations.dated import holds_on


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A paper with a number: drawn up, or known by its recorded step alone."""

    paper: FormPaper
    on: date
    text: str
    body_ids: tuple[int, ...]
    """Whose registers may have it; of a standing committee its own come before those of its committee."""
    life: PaperLife | None = None

    @property
    def sheet(self) -> Sheet:
        return self.paper.sheet


def numbers_of_papers(
    forms: Iterable[tuple[FormPaper, ...]], cell: CellRecords
) -> tuple[NumberFacts, ...]:
    """Return the number of each paper of a case with what its register says, in four queries."""
    numbered = [each for papers in forms for paper in papers for each in _numbered(paper, cell)]
    registers = _registers(numbered)
    entries = _entries(numbered, registers)
    others = _papers_by_number(entries)
    return tuple(_facts(each, _entry_of(each, registers, entries), others) for each in numbered)


def _numbered(paper: FormPaper, cell: CellRecords) -> Iterator[_Numbered]:
    if not paper.sheet.register_type:
        return
    step = paper.draft.material.step
    standing = [life for life in paper.lives if life.state is not PaperState.REPLACED]
    for life in standing:
        if life.paper.number is not None:
            on, text = life.paper.dated_on, life.paper.number.text
            yield _Numbered(paper, on, text, _bodies(cell, paper, on), life)
    recorded = number_of(step)
    if step is not None and recorded and not any(life.paper.number for life in standing):
        yield _Numbered(paper, step.on, recorded, _bodies(cell, paper, step.on))


def _bodies(cell: CellRecords, paper: FormPaper, on: date) -> tuple[int, ...]:
    """The bodies that may number a paper; none that is known where another issued it."""
    if paper.draft.issued_elsewhere:
        return ()
    body = body_by_chain(cell.cell, paper.draft.version, cell.chain_on(on))
    return () if body is None else tuple(each.pk for each in cell.numbered_by(body, on))


def _registers(numbered: Iterable[_Numbered]) -> list[Register]:
    """The registers of the bodies, of whatever type and term."""
    bodies = {pk for each in numbered for pk in each.body_ids}
    return list(Register.objects.filter(term__organisation__in=bodies).select_related("term"))


def _entries(numbered: Iterable[_Numbered], registers: Iterable[Register]) -> list[RegisterNumber]:
    """What the registers have under these numbers, whatever the symbol behind them."""
    read = (read_number(each.text) for each in numbered)
    numbers = {each.number for each in read if each is not None}
    return list(RegisterNumber.objects.filter(number__in=numbers, register__in=registers))


def _entry_of(
    numbered: _Numbered, registers: Sequence[Register], entries: Iterable[RegisterNumber]
) -> RegisterNumber | None:
    """The entry of a paper: the one it carries, else what the register that numbers it has."""
    if numbered.life is not None:
        return numbered.life.paper.number
    register = _register_of(numbered, registers)
    own = (each for each in entries if each.register_id == register)
    return next((each for each in own if says_number(numbered.text, each.text)), None)


def _register_of(numbered: _Numbered, registers: Sequence[Register]) -> int | None:
    """The register of the type of a paper and the term of its day, of the first body that has one."""
    wanted = numbered.sheet.register_type
    fitting = {
        each.term.organisation_id: each.pk
        for each in registers
        if each.document_type == wanted and holds_on(each.term, numbered.on)
    }
    return next((fitting[body] for body in numbered.body_ids if body in fitting), None)


def _papers_by_number(entries: Iterable[RegisterNumber]) -> Mapping[int, frozenset[int]]:
    """The papers that stand with each number, whoever's they are."""
    found: dict[int, frozenset[int]] = {}
    for life in lives_of(Paper.objects.filter(number__in=[entry.pk for entry in entries])):
        number = life.paper.number_id
        if number is not None and life.state not in (PaperState.REPLACED, PaperState.DRAFT):
            found[number] = found.get(number, frozenset()) | {life.paper.pk}
    return found


def _facts(
    numbered: _Numbered, entry: RegisterNumber | None, others: Mapping[int, frozenset[int]]
) -> NumberFacts:
    life, step, sheet = numbered.life, numbered.paper.draft.material.step, numbered.sheet
    shared = others.get(entry.pk, frozenset()) if entry is not None else frozenset()
    own = {life.paper.pk} if life is not None else set()
    # One resolution may list several people, or send them to a course; a vote is on one alone.
    is_own_alone = life is not None or isinstance(step, CellVoted | CommitteeVoted | Decided)
    issued = entry is not None and entry.state == NumberState.ISSUED
    return NumberFacts(
        title_vi=sheet.title_vi,
        title_en=sheet.title_en,
        on=numbered.on,
        number=numbered.text,
        seq=step.seq if step is not None else None,
        paper_id=life.paper.pk if life is not None else None,
        recorded=number_of(step) if life is not None else "",
        entered_on=entry.settled_on if entry is not None and issued else None,
        voided=entry is not None and entry.state == NumberState.VOIDED,
        others=len(shared - own) if is_own_alone else 0,
    )
