"""Draws up papers from what is recorded, so that each use of one is remembered."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db import transaction

from ketnap.casefiles.models import Casefile
from ketnap.documents.drafts import Draft
from ketnap.documents.form_papers import FormPaper, papers_of_form
from ketnap.documents.making import ByHand, recorded_values
from ketnap.documents.papers.models import Confidentiality, Paper
from ketnap.documents.papers.queries import PaperLife, level_of, papers_of, says_otherwise
from ketnap.documents.papers.services import (
    NOTHING,
    Outline,
    Signer,
    draw_up_outline,
    mark_printed,
    mark_signed,
    note_download,
    replace_paper,
    take_along,
)
from ketnap.documents.papers.subjects import Subject, place_of
from ketnap.documents.registers.models import RegisterNumber
from ketnap.documents.registers.services import BookEntry, enter_number, reserve_number
from ketnap.domain.access import Action, Actor, may


@transaction.atomic
def drawn_up(
    subject: Subject,
    paper: FormPaper,
    *,
    by: Actor,
    by_hand: ByHand = NOTHING,
    number: RegisterNumber | None = None,
    confidentiality: Confidentiality | None = None,
) -> Paper:
    """Return the paper as the record has it now: the one there is where it agrees, else a new one.

    An unsigned paper that no longer agrees is replaced, and its number goes to the new one, where
    `by` keeps the papers; who only prints draws up one beside it. What was typed (`by_hand`) is not
    kept: where other papers of the case must say the same, a mark of it is. Without a level, the paper
    is as confidential as the one before; of a secret one only form, day and number are kept.
    """
    old = paper.current
    level = confidentiality or (
        level_of(old.paper) if old is not None else Confidentiality.ORDINARY
    )
    outline = _outline(paper, by_hand, level)
    if old is not None and number is None and _is_the_same(paper, old, outline.alike, level):
        return old.paper
    keeps = may(by, Action.KEEP_PAPERS, place_of(subject))
    outdated = old if old is not None and keeps and not old.signed else None
    if number is None and outdated is not None and not paper.is_gone(outdated):
        number = _number_handed_on(outdated.paper)
    new = draw_up_outline(
        subject,
        outline,
        by=by,
        number=number,
    )
    if outdated is not None:
        replace_paper(outdated.paper.pk, new.pk, by=by)
    return new


def _number_handed_on(outdated: Paper) -> RegisterNumber | None:
    """The number of a paper that another takes the place of, unless it was voided in the register."""
    number = outdated.number
    return number if number is not None and number.may_be_carried else None


def _is_the_same(
    paper: FormPaper, old: PaperLife, alike: Mapping[str, str], wanted: Confidentiality
) -> bool:
    """Whether the paper drawn up last still holds: its day, its values, its number, how far it may be shown."""
    return (
        paper.bears_its_day(old)
        and level_of(old.paper) is wanted
        and (old.paper.number is None or old.paper.number.may_be_carried)
        and not paper.differing(old)
        and not says_otherwise(old.paper, alike)
    )


@transaction.atomic
def print_paper(
    subject: Subject,
    paper: FormPaper,
    *,
    by: Actor,
    by_hand: ByHand = NOTHING,
    confidentiality: Confidentiality | None = None,
) -> Paper:
    """Return the paper, remembered as printed."""
    drawn = drawn_up(subject, paper, by=by, by_hand=by_hand, confidentiality=confidentiality)
    mark_printed(drawn.pk, by=by)
    return drawn


@transaction.atomic
def download_paper(
    subject: Subject,
    paper: FormPaper,
    *,
    by: Actor,
    by_hand: ByHand = NOTHING,
    confidentiality: Confidentiality | None = None,
) -> Paper:
    """Return the paper, remembered as taken along in a file."""
    drawn = drawn_up(subject, paper, by=by, by_hand=by_hand, confidentiality=confidentiality)
    note_download(drawn.pk, by=by)
    return drawn


@transaction.atomic
def remember_taken(case: Casefile, drafts: Iterable[Draft], *, by: Actor) -> None:
    """Remember each paper of a case that was taken along in a bundle, as it was filled there."""
    outlines: list[Outline] = []
    known: list[Paper] = []
    for paper in _taken(drafts, papers_of(by, case)):
        old = paper.current
        if old is None:
            outlines.append(_outline(paper, NOTHING, Confidentiality.ORDINARY))
        elif _is_the_same(paper, old, paper.values_to_agree(NOTHING), level_of(old.paper)):
            known.append(old.paper)
        else:
            download_paper(case, paper, by=by)
    take_along(case, outlines, known, by=by)


def _taken(drafts: Iterable[Draft], lives: tuple[PaperLife, ...]) -> Iterator[FormPaper]:
    by_form: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_form[draft.sheet.code].append(draft)
    gives = {code: tuple(given) for code, given in by_form.items()}
    for given in gives.values():
        yield from papers_of_form(lambda sheet: gives[sheet.code], given[0].sheet, lives)


def _outline(paper: FormPaper, by_hand: ByHand, level: Confidentiality) -> Outline:
    """What a paper is drawn up from; of a secret one, without any value."""
    is_secret = level is Confidentiality.SECRET
    return Outline(
        form_code=paper.sheet.code,
        version_from=paper.draft.version.valid_from,
        on=paper.draft.material.on,
        values=NOTHING if is_secret else recorded_values(paper.filled),
        alike=NOTHING if is_secret else paper.values_to_agree(by_hand),
        confidentiality=level,
    )


@transaction.atomic
def sign_paper(
    subject: Subject,
    paper: FormPaper,
    signer: Signer,
    *,
    on: date,
    by: Actor,
    today: date,
    confidentiality: Confidentiality | None = None,
) -> Paper:
    """Return the paper that was printed, remembered as signed, whatever the record says by now.

    Only where none was drawn up yet is one drawn up from the record.
    """
    printed = paper.current
    if printed is not None and paper.is_gone(printed):
        printed = None
    if printed is not None and confidentiality in (None, level_of(printed.paper)):
        drawn = printed.paper
    else:
        drawn = drawn_up(subject, paper, by=by, confidentiality=confidentiality)
    mark_signed(drawn.pk, signer, on=on, by=by, today=today)
    return drawn


@transaction.atomic
def take_number(
    subject: Subject,
    paper: FormPaper,
    register_id: int,
    *,
    by: Actor,
    today: date | None = None,
    confidentiality: Confidentiality | None = None,
) -> Paper:
    """Return the paper with the next number of a register held for it; none once its term is over."""
    number = reserve_number(register_id, by=by, summary=paper.sheet.title_vi, today=today)
    return drawn_up(subject, paper, by=by, number=number, confidentiality=confidentiality)


@transaction.atomic
def take_number_from_book(
    subject: Subject,
    paper: FormPaper,
    register_id: int,
    number: int,
    *,
    by: Actor,
    confidentiality: Confidentiality | None = None,
) -> Paper:
    """Return the paper with a number that its paper book has given it."""
    entry = BookEntry(
        number=number, issued_on=paper.draft.material.on, summary=paper.sheet.title_vi
    )
    entered = enter_number(register_id, entry, by=by)
    return drawn_up(subject, paper, by=by, number=entered, confidentiality=confidentiality)
