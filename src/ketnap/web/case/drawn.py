"""What was drawn up of the papers that the dossier of a case lists."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from ketnap.documents.drafts import CaseDrafts
from ketnap.documents.form_papers import papers_of_form
from ketnap.documents.papers.queries import PaperLife, papers_of_case
from ketnap.documents.sheets.load import NoSuchForm, sheet_of
from ketnap.domain.access import Action
from ketnap.domain.paperwork.about import steps_behind
from ketnap.domain.paperwork.life import PaperState
from ketnap.domain.paperwork.sheet import NoVersionInForce, Sheet
from ketnap.web.case.reading import OpenCase
from ketnap.web.papers.addresses import form_href, paper_href
from ketnap.web.papers.life_words import LOOKS, STATE_NAMES, next_deed_of, whereabouts_of
from ketnap.web.papers.values import labels_of


@dataclass(frozen=True, slots=True)
class DrawnPaper:
    """A listed paper as drawn up last, with where it is drawn up; empty where it never was."""

    href: str = ""
    look: str = ""
    state: str = ""
    where: str = ""
    signed_on: date | None = None
    changed: str = ""
    action: str = ""


class DrawnPapers:
    """The papers drawn up of one case, read once for the whole page."""

    def __init__(self, case: OpenCase) -> None:
        self._case = case

    def of(self, codes: list[str]) -> DrawnPaper:
        """The paper of the first form of a list that was drawn up, else of the first that is known."""
        found = [paper for code in codes if (paper := self._of_form(code)) is not None]
        drawn = [paper for paper in found if paper.state]
        return next(iter(drawn or found), DrawnPaper())

    @cached_property
    def _lives(self) -> tuple[PaperLife, ...]:
        return papers_of_case(self._case.actor, self._case.id, on=self._case.on)

    @property
    def _keeps(self) -> bool:
        return self._case.day.is_today and self._case.may(Action.KEEP_PAPERS)

    @cached_property
    def _drafts(self) -> CaseDrafts:
        return CaseDrafts(self._case.record, on=self._case.on)

    def _of_form(self, code: str) -> DrawnPaper | None:
        try:
            sheet = sheet_of(code)
            sheet.on(self._case.on)
        except (NoSuchForm, NoVersionInForce):
            return None
        lives = [life for life in self._lives if life.paper.form_code == sheet.code]
        standing = [life for life in lives if life.state is not PaperState.REPLACED]
        href = self._href(sheet)
        if not standing:
            return DrawnPaper(href, action=_("Mở"))
        is_signed = any(life.is_in_force for life in lives)
        return self._drawn(sheet, standing[0], href, self._changed(sheet) if is_signed else ())

    def _drawn(
        self, sheet: Sheet, life: PaperLife, href: str, changed: tuple[str, ...]
    ) -> DrawnPaper:
        return DrawnPaper(
            href=href,
            look=LOOKS[life.state],
            state=str(STATE_NAMES[life.state]),
            where=whereabouts_of(life),
            signed_on=life.signed_on,
            changed=labels_of(sheet, changed),
            action=next_deed_of(life) if self._keeps else _("Mở"),
        )

    def _changed(self, sheet: Sheet) -> tuple[str, ...]:
        """The values of a signed paper that are recorded otherwise today."""
        papers = papers_of_form(self._drafts.of, sheet, self._lives)
        signed = ((paper, paper.in_force) for paper in papers)
        return tuple(name for paper, life in signed if life for name in paper.differing(life))

    def _href(self, sheet: Sheet) -> str:
        """The paper; the list where the form gives several."""
        steps = steps_behind(sheet.about, self._case.history)
        if len(steps) > 1:
            return form_href(self._case, sheet)
        return paper_href(self._case, sheet, str(steps[0].seq) if steps else "0")
