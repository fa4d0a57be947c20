"""A draft made into files: Word, PDF, pictures of its pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ketnap.documents.drafts import Draft
from ketnap.documents.issuing import body_by_chain, printing_body
from ketnap.documents.own_templates.printing import OwnForm, own_form
from ketnap.documents.pdf.rendering import page_pictures, pdf_file
from ketnap.documents.word.office import pdf_by_office
from ketnap.documents.word.rendering import word_file
from ketnap.domain.paperwork.contradicted import DecisionContradicted, contradicting
from ketnap.domain.paperwork.counts import CountsImpossible, misfits_in
from ketnap.domain.paperwork.filling import Filled, fill_sheet, is_of_the_paper
from ketnap.domain.paperwork.material import Row
from ketnap.domain.text import fold
from ketnap.rules.load import load_rulebook

LONGEST_ADDRESSEE = 60
"""Letters of an addressee in the name of a file: systems keep names of 255 bytes."""

ByHand = Mapping[str, str | tuple[Row, ...]]


@dataclass(frozen=True)
class Made:
    """One paper, filled; raises `BlanksMissing` where it is made without what it needs."""

    draft: Draft
    by_hand: ByHand
    own: OwnForm | None = None
    """The template of its own by which the body prints the form; the standard one without."""

    @cached_property
    def filled(self) -> Filled:
        """Every value as printed."""
        draft = self.draft
        return fill_sheet(draft.sheet, draft.version, draft.material, self.by_hand)

    @property
    def recorded(self) -> Mapping[str, str]:
        """The values that came from the record; see `recorded_values`."""
        return recorded_values(self.filled)

    def word(self) -> bytes:
        """The Word file; raises `OwnTemplateUnusable`."""
        if self.own is not None:
            return self.own.fill(self.filled)
        return word_file(self.draft.sheet, self.draft.version, self.filled)

    def pdf(self) -> bytes:
        """The PDF; by an own template as an office program sets it.

        Raises `OwnTemplateUnusable`, and `OfficeMissing` or `OfficeFailed` for an own template.
        """
        if self.own is not None:
            return pdf_by_office(self.word())
        draft = self.draft
        return pdf_file(draft.sheet, draft.version, self.filled, on=draft.material.on)

    def pictures(self) -> list[bytes]:
        """Each page as SVG, by the standard sheet: an own template is seen in its Word file."""
        draft = self.draft
        return page_pictures(draft.sheet, draft.version, self.filled, on=draft.material.on)

    @property
    def file_stem(self) -> str:
        """A name for its files that every system can keep: `6-knd-nguyen-van-an-20251103`.

        Papers of one form to several addressees are told apart by whom they go to, those of an
        organisation by its number and their period.
        """
        material = self.draft.material
        addressee = _plain(material.addressed_to)[:LONGEST_ADDRESSEE]
        parts = [self.draft.sheet.code, material.case.person.full_name if material.case else ""]
        parts += [addressee, *self._period]
        return "-".join(
            [part for text in parts for part in _plain(text).split()]
            + [f"{self.draft.material.on:%Y%m%d}"]
        )

    @property
    def _period(self) -> list[str]:
        """The number of the organisation and the days a paper of it is about: 20240101, 20241231."""
        material = self.draft.material
        days = [material.facts.get(name, "") for name in ("period_from", "period_to")]
        if material.case is not None or not all(days):
            return []
        return [str(self.draft.cell.pk), *map(_day_in_a_name, days)]


def recorded_values(filled: Filled) -> Mapping[str, str]:
    """The values that came from the record, as printed; rows as one text.

    The paper's own day and number are not among them: they are facts of the paper alone.
    """
    names = [name for name in filled.from_record if not is_of_the_paper(name)]
    texts = {name: filled.texts[name] for name in names if name in filled.texts}
    lists = {
        name: "\n".join(" | ".join(row.values()) for row in filled.rows[name])
        for name in names
        if name in filled.rows
    }
    return {**texts, **lists}


def make(draft: Draft, by_hand: ByHand | None = None) -> Made:
    """A paper filled from a draft and from what the clerk typed.

    Raises `BlanksMissing`, `CountsImpossible` where typed counts cannot be right,
    `DecisionContradicted` where the record speaks against it, and `TemplateAltered` where the
    body's own template is broken.
    """
    against = contradicting(draft.sheet, draft.material, load_rulebook())
    if against is not None:
        raise DecisionContradicted(draft.sheet, against)
    made = Made(draft, by_hand or {}, _own_form(draft))
    misfits = misfits_in(draft.sheet, made.filled)  # refused here, before any file is begun
    if misfits:
        raise CountsImpossible(draft.sheet, misfits)
    return made


def _day_in_a_name(figures: str) -> str:
    day, month, year = map(int, figures.split("/"))
    return f"{year:04}{month:02}{day:02}"


def _own_form(draft: Draft) -> OwnForm | None:
    """What the body prints the form with; its records spare the question where no body has any."""
    on, records = draft.material.on, draft.records
    if draft.issued_elsewhere:
        return None
    if records is None:
        body = printing_body(draft.cell, draft.version, on=on)
    elif not records.own_templates_exist:
        return None
    else:
        body = body_by_chain(draft.cell, draft.version, records.chain_on(on)) or draft.cell
    return own_form(body, draft.sheet.code, on=on)


def _plain(text: str) -> str:
    return "".join(letter if letter.isalnum() else " " for letter in fold(text))
