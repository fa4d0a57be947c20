"""The papers of a case: what the dossier of the day asks for, and which step proves each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.next_steps import is_appraised
from ketnap.domain.casefile.steps import CeremonyHeld, Introduced, MemberIntroducer, Step
from ketnap.domain.casefile.wording import day_in_words
from ketnap.domain.paperwork.dossier import Dossier, Paper, papers_of, proving_steps
from ketnap.domain.rulebook import RuleValue
from ketnap.rules.load import load_rulebook
from ketnap.web.case.drawn import DrawnPaper, DrawnPapers
from ketnap.web.case.findings import Source, source_of
from ketnap.web.case.reading import OpenCase
from ketnap.web.language import reader_language


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper as the table shows it."""

    code: str
    title: str
    signed_on: str
    state: str
    state_name: str
    where: str
    action: str
    action_href: str
    href: str
    changed: str


@dataclass(frozen=True, slots=True)
class Papers:
    """One dossier with the state of each of its papers, and the rule that lists them."""

    title: str
    rows: tuple[PaperRow, ...]
    summary: str
    source: Source
    is_later_list: bool
    """Whether no list is known for the day, so that the first one known is shown."""


def dossiers_of(case: OpenCase) -> tuple[Papers, ...]:
    """The dossier at hand first: recognition once a ceremony was held, then admission."""
    drawn = DrawnPapers(case)
    if case.last_round.of(CeremonyHeld):
        return tuple(_papers(case, drawn, each) for each in reversed(Dossier))
    return (_papers(case, drawn, Dossier.ADMISSION),)


def _papers(case: OpenCase, drawn: DrawnPapers, dossier: Dossier) -> Papers:
    titles = {
        Dossier.ADMISSION: _("Giấy tờ trong hồ sơ kết nạp"),
        Dossier.RECOGNITION: _("Giấy tờ xét công nhận chính thức"),
    }
    rule = _list_on(dossier, case.on)
    papers = papers_of(dossier, rule)
    rows = tuple(_row(case, drawn, paper) for paper in papers)
    done = sum(bool(proving_steps(paper, case.history)) for paper in papers)
    return Papers(
        title=titles[dossier],
        rows=rows,
        summary=_("%(done)s trên %(all)s đã có") % {"done": done, "all": len(rows)},
        source=source_of(rule, reader_language()),
        is_later_list=case.on < rule.valid_from,
    )


def _list_on(dossier: Dossier, day: date) -> RuleValue:
    found = load_rulebook().on(day).find(dossier)
    return found if found is not None else load_rulebook().rules[dossier].values[0]


def _row(case: OpenCase, drawn: DrawnPapers, paper: Paper) -> PaperRow:
    steps = proving_steps(paper, case.history)
    made = drawn.of(_codes(paper))
    introduced = [step for step in steps if isinstance(step, Introduced)]
    takes_part = _takes_part(case, paper)
    record_href = _record_href(case, paper) if takes_part and not steps else ""
    return PaperRow(
        code=_codes(paper)[0],
        title=paper.title_in(reader_language()),
        signed_on=_signed_on(made, steps),
        state=made.look or ("signed" if steps else "none"),
        state_name=made.state or (_("Đã có") if steps else _("Chưa có")),
        where="; ".join(
            filter(None, [made.where, *_notes(paper, introduced, takes_part=takes_part)])
        ),
        action=_("Ghi bước") if record_href else made.action,
        action_href=record_href or made.href,
        href=made.href,
        changed=made.changed,
    )


def _signed_on(made: DrawnPaper, steps: tuple[Step, ...]) -> str:
    if made.signed_on is not None:
        return day_in_words(made.signed_on)
    return day_in_words(steps[-1].on) if steps else ""


def _codes(paper: Paper) -> list[str]:
    """The code of the form, and the other one where the rule names two."""
    return (paper.form or "").split(" or ")


def _takes_part(case: OpenCase, paper: Paper) -> bool:
    """Whether the file passes the body that writes the paper: not every cell is appraised."""
    proof = paper.proof
    needs_appraisal = proof is not None and proof.kind is StepKind.APPRAISED
    return not needs_appraisal or is_appraised(case.casefile.cell)


def _notes(paper: Paper, introductions: list[Introduced], *, takes_part: bool) -> Iterator[str]:
    """Whose papers there are, where there may be several; and that a paper need not be there."""
    for step in introductions:
        yield step.by.name
    for other in _codes(paper)[1:]:
        yield _("hoặc mẫu %(code)s") % {"code": other}
    if paper.only_if_any and not introductions:
        yield _("nếu có") if takes_part else _("không qua cấp này")
    if paper.proof is None:
        yield _("không ghi trong hệ thống này")


def _record_href(case: OpenCase, paper: Paper) -> str:
    """The form that records the paper, where the reader records such steps today."""
    proof = paper.proof
    is_open = case.day.is_today and case.assessment.closed is None
    if proof is None or not is_open or not case.may_record(proof.kind):
        return ""
    href = reverse("record_step", args=[case.id, proof.kind])
    if proof.kind is StepKind.INTRODUCED and proof.by is not MemberIntroducer:
        return f"{href}?by.way=youth_union"
    return href
