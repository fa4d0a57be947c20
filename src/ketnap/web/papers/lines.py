"""Lines of the list of a case's papers: each form with its state in words and one next action."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketnap.casefiles.queries import casefiles_visible_to
from ketnap.documents.form_papers import FormPaper, papers_of_form
from ketnap.documents.papers.queries import PaperLife
from ketnap.documents.printed import differences
from ketnap.documents.sheets.load import load_sheets, sheet_of
from ketnap.domain.access import Action
from ketnap.domain.casefile.wording import day_in_words
from ketnap.domain.paperwork.dossier import Dossier, papers_of
from ketnap.domain.paperwork.sheet import Shape, Sheet
from ketnap.domain.paperwork.sheet import Subject as Sort
from ketnap.domain.text import fold
from ketnap.rules.load import load_rulebook
from ketnap.web.day import address
from ketnap.web.papers.about import PaperSubject, prefix_of, subject_of_case
from ketnap.web.papers.life_words import LOOKS, STATE_NAMES, next_deed_of, whereabouts_of
from ketnap.web.papers.places import PART_NAMES, Part, place_of
from ketnap.web.papers.reading import OATH_FORM, slug_of, title_of
from ketnap.web.papers.telling_apart import concern_of
from ketnap.web.papers.values import labels_of, told


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper of a case as the list shows it."""

    code: str
    title: str
    href: str
    about: str
    """The day of the recorded step it is about; empty where none is recorded."""
    concern: str
    """Whom or which place it is about, where the form gives several papers."""
    look: str
    state: str
    where: str
    changed: tuple[str, ...]
    """What a signed paper says otherwise than the record today."""
    missing: str
    wanted: str
    """Whether the dossier of the day asks for it; empty where it does not."""
    unconfirmed: bool
    by_hand: bool
    action: str

    @property
    def words(self) -> str:
        """What a search looks through."""
        return f"{self.code} {self.title}"


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """The papers of a part of the procedure."""

    title: str
    lines: tuple[PaperLine, ...]


def groups_of(request: HttpRequest, subject: PaperSubject) -> tuple[PaperGroup, ...]:
    """Every paper of a record, by where in the procedure it belongs."""
    lines: dict[Part, list[PaperLine]] = {part: [] for part in Part}
    asked = _asked_for(subject.on) if subject.sort is Sort.CASE else {}
    for code, papers in papers_by_form(subject).items():
        for paper in filter(_concerns_its_record, papers):
            line = _line(request, subject, paper, asked.get(code, ""))
            lines[place_of(paper.sheet).part].append(line)
    lines[Part.CEREMONY].extend(_oaths(request, subject))
    return tuple(PaperGroup(str(PART_NAMES[part]), tuple(lines[part])) for part in Part)


def _oaths(request: HttpRequest, subject: PaperSubject) -> Iterator[PaperLine]:
    """The oath of each new member of a ceremony: a paper of the case, wanted beside its own."""
    if subject.sort is not Sort.CEREMONY:
        return
    seen = casefiles_visible_to(subject.actor).filter(pk__in=subject.casefile_ids)
    visible = set(seen.values_list("pk", flat=True))
    for casefile_id in filter(visible.__contains__, subject.casefile_ids):
        case = subject_of_case(request, casefile_id)
        for paper in papers_of_form(case.drafts_of, sheet_of(OATH_FORM), case.lives)[-1:]:
            yield replace(_line(request, case, paper, ""), concern=case.name)


def papers_by_form(subject: PaperSubject) -> dict[str, tuple[FormPaper, ...]]:
    """Every paper of a record as of the page's day, by the code of its form."""
    return {
        sheet.code: papers_of_form(subject.drafts_of, sheet, subject.lives)
        for sheet in _forms_of(subject.sort)
    }


_OF_NO_CASE = (Sort.CELL, Sort.COMMITTEE)


def _forms_of(sort: Sort) -> list[Sheet]:
    """The forms about such a record; of a case also those of what it has come to."""
    all_sheets = load_sheets().values()
    if sort is Sort.CASE:
        sheets = [sheet for sheet in all_sheets if sheet.subject not in _OF_NO_CASE]
    else:
        sheets = [sheet for sheet in all_sheets if sheet.subject is sort]
    return sorted(sheets, key=in_order)


def _concerns_its_record(paper: FormPaper) -> bool:
    """Papers of an occasion concern a case that has come to it."""
    if paper.sheet.subject is Sort.CASE:
        return True
    return bool(paper.lives) or not paper.missing


def in_order(sheet: Sheet) -> tuple[int, int, str]:
    """The forms of admission in the order of their numbers, then other numbered ones, then the rest."""
    digits = "".join(letter for letter in sheet.code.split("-")[0] if letter.isdigit())
    rank = 2 if not digits else 0 if sheet.code.endswith("KNĐ") else 1
    return rank, int(digits or 0), sheet.code


def _asked_for(on: date) -> Mapping[str, str]:
    """The codes of the forms that the dossiers of the day ask for, each with in which case."""
    rules = load_rulebook().on(on)
    found = ((dossier, rules.find(dossier)) for dossier in Dossier)
    papers = [paper for dossier, rule in found if rule for paper in papers_of(dossier, rule)]
    return {
        code: _("hồ sơ cần, nếu có") if paper.only_if_any else _("hồ sơ cần")
        for paper in papers
        for code in (paper.form or "").split(" or ")
    }


def _line(request: HttpRequest, subject: PaperSubject, paper: FormPaper, wanted: str) -> PaperLine:
    sheet, life, step = paper.sheet, paper.current, paper.draft.material.step
    signed = paper.in_force
    return PaperLine(
        code=sheet.code,
        title=title_of(sheet),
        href=address(
            request,
            f"{prefix_of(subject.sort)}paper",
            subject.id,
            slug_of(sheet),
            paper.which,
            query=subject.query,
        ),
        about=day_in_words(step.on) if step is not None else "",
        concern=concern_of(paper.draft.material),
        look=LOOKS[life.state] if life else "signed" if step is not None else "none",
        state=_state(paper, life),
        where="; ".join(filter(None, [whereabouts_of(life) if life else "", _copies(paper)])),
        changed=told(sheet, differences(paper, signed)) if signed else (),
        missing=labels_of(sheet, paper.missing) if life is None else "",
        wanted=wanted,
        unconfirmed=paper.draft.version.shape is not Shape.CONFIRMED,
        by_hand=sheet.handwritten,
        action=_action(subject, paper, life),
    )


def _state(paper: FormPaper, life: PaperLife | None) -> str:
    if life is not None:
        return str(STATE_NAMES[life.state])
    if paper.draft.material.step is not None:
        return _("Đã ghi trong hồ sơ")
    return _("Chưa đủ dữ liệu") if paper.missing else _("Chưa lập")


def _copies(paper: FormPaper) -> str:
    """How many papers were drawn up besides the one that stands."""
    others = len(paper.lives) - 1
    if others < 1:
        return ""
    return ngettext("còn %(count)s bản trước", "còn %(count)s bản trước", others) % {
        "count": others
    }


def _action(subject: PaperSubject, paper: FormPaper, life: PaperLife | None) -> str:
    """The one thing to do next with a paper; its page leads on."""
    if not (subject.day.is_today and subject.may(Action.PRINT_PAPER)):
        return _("Xem")
    if life is None:
        return _("Xem còn thiếu gì") if paper.missing else _("Lập giấy")
    if not subject.may(Action.KEEP_PAPERS):
        return _("Mở")
    return next_deed_of(life)


def matching(groups: Sequence[PaperGroup], wanted: str) -> Iterator[PaperGroup]:
    """The groups with the lines whose code or name holds some letters, without their accents."""
    letters = fold(wanted).split()
    for group in groups:
        lines = tuple(
            line for line in group.lines if all(part in fold(line.words) for part in letters)
        )
        if lines:
            yield PaperGroup(group.title, lines)
