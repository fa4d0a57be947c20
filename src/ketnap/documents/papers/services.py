"""Every write about papers: drawn up, printed, signed, filed, returned, replaced."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketnap.audit.models import Deed
from ketnap.audit.services import Note, note_access, note_many
from ketnap.casefiles.keys import log_key
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import casefile_visible_to, relation_to
from ketnap.documents.papers.fingerprints import fingerprints_of
from ketnap.documents.papers.models import SALT_CHARS, Confidentiality, Paper, PaperEvent
from ketnap.documents.papers.queries import PaperLife, case_marks, lives_of, paper_visible_to
from ketnap.documents.papers.refusals import NoReplacement, NumberNotFree, SecretIsNotKept
from ketnap.documents.papers.subjects import Subject, body_of, column_of, place_of
from ketnap.documents.registers.models import NumberState, RegisterNumber
from ketnap.documents.registers.queries import number_visible_to
from ketnap.documents.registers.services import issue_number
from ketnap.domain.access import Action, Actor, CaseRelation, in_whose_place, require
from ketnap.domain.paperwork.life import PaperDeed, state_after
from ketnap.organisations.dated import store

LONGEST_NAME = 200
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What a paper is drawn up from: see `draw_up`."""

    form_code: str
    version_from: date
    on: date
    values: Mapping[str, str] = field(default_factory=dict)
    alike: Mapping[str, str] = field(default_factory=dict)
    confidentiality: Confidentiality = Confidentiality.ORDINARY


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed a paper, and as what."""

    name: str
    position: str


@transaction.atomic
def draw_up(
    subject: Subject,
    form_code: str,
    version_from: date,
    on: date,
    values: Mapping[str, str],
    *,
    by: Actor,
    alike: Mapping[str, str] = NOTHING,
    number: RegisterNumber | None = None,
    confidentiality: Confidentiality = Confidentiality.ORDINARY,
    today: date | None = None,
) -> Paper:
    """Return a new paper of a form; of `values`, the blanks filled from the record, only fingerprints stay.

    Of `alike`, what the other papers of the case must say too, only marks stay. `on` is the day on
    the paper. Raises `NumberNotFree` for a number that another signed paper
    carries, and `SecretIsNotKept` for values of a secret paper.
    """
    outline = Outline(
        form_code=form_code,
        version_from=version_from,
        on=on,
        values=values,
        alike=alike,
        confidentiality=confidentiality,
    )
    return draw_up_outline(subject, outline, by=by, number=number, today=today)


@transaction.atomic
def draw_up_outline(
    subject: Subject,
    outline: Outline,
    *,
    by: Actor,
    number: RegisterNumber | None = None,
    today: date | None = None,
) -> Paper:
    """Return a new paper of a form from its outline; refuses as `draw_up` does."""
    _require_printing(subject, by)
    if number is not None:
        _refuse_unfit(_locked_number(number.pk, by), Paper.objects.filter(number=number))
    paper = _new_paper(subject, outline, by=by, number=number)
    store(paper)
    _add(PaperLife(paper, ()), PaperDeed.DRAFTED, today, by, place_of(subject))
    _note(paper, Deed.RECORD_CHANGED, "lập", by)
    return paper


@transaction.atomic
def take_along(
    case: Casefile, outlines: Sequence[Outline], known: Iterable[Paper], *, by: Actor
) -> None:
    """Draw up papers of a case that went into files together, and note each of them as taken along.

    `known` are those drawn up before. Everything is written at once: a bundle holds many papers.
    """
    _require_printing(case, by)
    papers = Paper.objects.bulk_create(_new_paper(case, each, by=by) for each in outlines)
    signature, today = _signature(by, place_of(case)), timezone.localdate()
    PaperEvent.objects.bulk_create(
        PaperEvent(
            paper=paper,
            seq=1,
            deed=PaperDeed.DRAFTED,
            on=today,
            by_id=by.user_id,
            by_name=signature,
        )
        for paper in papers
    )
    note_many(by.user_id, Deed.RECORD_CHANGED, (_told(paper, "lập") for paper in papers))
    note_many(by.user_id, Deed.EXPORTED, (_told(paper, "tải") for paper in (*papers, *known)))


@transaction.atomic
def mark_printed(paper_id: int, *, by: Actor, on: date | None = None) -> PaperEvent:
    """Return that the paper was printed; the person of its case can read that it was."""
    life, place = _locked(paper_id, Action.PRINT_PAPER, by)
    _note(life.paper, Deed.PRINTED, "in", by)
    return _add(life, PaperDeed.PRINTED, on, by, place)


@transaction.atomic
def mark_signed(
    paper_id: int, signer: Signer, *, on: date, by: Actor, today: date | None = None
) -> PaperEvent:
    """Return who signed the paper and when; a number held for it is issued on the paper's day."""
    life, place = _locked(paper_id, Action.KEEP_PAPERS, by)
    _refuse_future(on, today)
    _issue(life.paper, by, today)
    signature = {"name": signer.name, "position": signer.position}
    _note(life.paper, Deed.RECORD_CHANGED, "ghi đã ký", by)
    return _add(life, PaperDeed.SIGNED, on, by, place, **signature)


@transaction.atomic
def mark_filed(paper_id: int, kept_at: str, *, by: Actor, on: date | None = None) -> PaperEvent:
    """Return where the signed paper is kept from a day on."""
    life, place = _locked(paper_id, Action.KEEP_PAPERS, by)
    _note(life.paper, Deed.RECORD_CHANGED, "ghi nơi lưu", by)
    return _add(life, PaperDeed.FILED, on, by, place, note=kept_at)


@transaction.atomic
def mark_returned(paper_id: int, reason: str, *, by: Actor, on: date | None = None) -> PaperEvent:
    """Return that the paper came back, and why; it may be signed again or replaced."""
    life, place = _locked(paper_id, Action.KEEP_PAPERS, by)
    _note(life.paper, Deed.RECORD_CHANGED, "ghi bị trả lại", by)
    return _add(life, PaperDeed.RETURNED, on, by, place, note=reason)


@transaction.atomic
def replace_paper(
    paper_id: int, replacement_id: int, *, by: Actor, on: date | None = None
) -> PaperEvent:
    """Return that another paper took the place of this one for good.

    Raises `NoReplacement` unless that one is about the same and stands itself.
    """
    life, place = _locked(paper_id, Action.KEEP_PAPERS, by)
    replacement = _replacement(life.paper, replacement_id, by)
    _note(life.paper, Deed.RECORD_CHANGED, "ghi được thay", by)
    return _add(life, PaperDeed.REPLACED, on, by, place, replacement=replacement)


@transaction.atomic
def note_download(paper_id: int, *, by: Actor) -> None:
    """Note that somebody took the paper along as a file; the person of its case can read it."""
    paper = paper_visible_to(by, paper_id)
    require(by, Action.PRINT_PAPER, _place(paper))
    _note(paper, Deed.EXPORTED, "tải", by)


def _new_paper(
    subject: Subject, outline: Outline, *, by: Actor, number: RegisterNumber | None = None
) -> Paper:
    """The row of a paper, not stored yet; of its values only digests are in it."""
    if (outline.values or outline.alike) and outline.confidentiality is Confidentiality.SECRET:
        raise SecretIsNotKept
    salt = secrets.token_hex(SALT_CHARS // 2)
    return Paper(
        **{column_of(subject): subject},
        body=body_of(subject),
        form_code=outline.form_code,
        version_from=outline.version_from,
        dated_on=outline.on,
        number=number,
        confidentiality=outline.confidentiality,
        salt=salt,
        fingerprints=fingerprints_of(outline.values, key=log_key(), salt=salt),
        marks=case_marks(subject.pk, outline.alike) if isinstance(subject, Casefile) else None,
        made_by_id=by.user_id,
    )


def _require_printing(subject: Subject, by: Actor) -> None:
    if isinstance(subject, Casefile):
        casefile_visible_to(by, subject.pk)
    require(by, Action.PRINT_PAPER, place_of(subject))


def _locked(paper_id: int, action: Action, by: Actor) -> tuple[PaperLife, CaseRelation]:
    """The paper with its life, held so that two writers follow each other."""
    place = _place(paper := paper_visible_to(by, paper_id))
    require(by, action, place)
    Paper.objects.select_for_update().get(pk=paper.pk)
    (life,) = lives_of(Paper.objects.filter(pk=paper.pk))
    return life, place


def _place(paper: Paper) -> CaseRelation:
    if paper.casefile is not None:
        return relation_to(paper.casefile)
    return CaseRelation(paper.body_id, paper.body.path)


def _add(
    life: PaperLife,
    deed: PaperDeed,
    on: date | None,
    by: Actor,
    place: CaseRelation,
    **more: object,
) -> PaperEvent:
    """Writes what happened, once it can follow on what happened before."""
    state_after([*(PaperDeed(event.deed) for event in life.events), deed])
    event = PaperEvent(
        paper=life.paper,
        seq=len(life.events) + 1,
        deed=deed,
        on=on or timezone.localdate(),
        by_id=by.user_id,
        by_name=_signature(by, place),
        **more,
    )
    store(event)
    return event


def _signature(by: Actor, place: CaseRelation) -> str:
    """The writer's name, with in whose place, cut to what a row holds."""
    holder = in_whose_place(by, Action.KEEP_PAPERS, [place])
    return (f"{by.name} (thay {holder})" if holder else by.name)[:LONGEST_NAME]


def _locked_number(number_id: int, by: Actor) -> RegisterNumber:
    number_visible_to(by, number_id)
    return RegisterNumber.objects.select_for_update().get(pk=number_id)


def _refuse_unfit(number: RegisterNumber, others: QuerySet[Paper]) -> None:
    """Refuses a number that no paper may carry, or that another signed paper carries already."""
    if not number.may_be_carried:
        raise NumberNotFree(number.text)
    if any(life.is_in_force for life in lives_of(others)):
        raise NumberNotFree(number.text)


def _issue(paper: Paper, by: Actor, today: date | None) -> None:
    """A number held for the paper goes out with the first signature."""
    if paper.number_id is None:
        return
    number = _locked_number(paper.number_id, by)
    _refuse_unfit(number, Paper.objects.filter(number=number).exclude(pk=paper.pk))
    if number.state == NumberState.RESERVED:
        issue_number(number.pk, on=paper.dated_on, by=by, today=today)


def _replacement(paper: Paper, replacement_id: int, by: Actor) -> Paper:
    other = paper_visible_to(by, replacement_id)
    (life,) = lives_of(Paper.objects.filter(pk=other.pk))
    same = (other.casefile_id, other.meeting_id, other.ceremony_id, other.course_id) == (
        paper.casefile_id,
        paper.meeting_id,
        paper.ceremony_id,
        paper.course_id,
    ) and other.organisation_id == paper.organisation_id
    if other.pk == paper.pk or not same or life.replacement_id is not None:
        raise NoReplacement(replacement_id)
    return other


def _refuse_future(on: date, today: date | None) -> None:
    if on > (today or timezone.localdate()):
        raise ValidationError({"on": _("Ngày này chưa đến. Chỉ ghi việc đã xảy ra.")})


def _told(paper: Paper, verb: str) -> Note:
    """The line of the access log about one of many papers."""
    return Note(
        object_kind="paper",
        object_id=paper.pk,
        casefile_id=paper.casefile_id,
        detail=f"{verb} mẫu {paper.form_code}",
    )


def _note(paper: Paper, deed: Deed, verb: str, by: Actor) -> None:
    note_access(
        by.user_id,
        deed,
        object_kind="paper",
        object_id=paper.pk,
        casefile_id=paper.casefile_id,
        detail=f"{verb} mẫu {paper.form_code}",
    )
