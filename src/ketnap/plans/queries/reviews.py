"""The list of sympathisers as a review goes through it, and the reviews that were held."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from ketnap.casefiles.models import Casefile as CaseRecord
from ketnap.casefiles.queries import casefiles_visible_to, domain_casefile, stages_of
from ketnap.domain.access import Action, Actor
from ketnap.domain.casefile.codes import ReviewOutcome, Stage, StepKind
from ketnap.domain.casefile.replay import History, corrected_steps, replay, up_to
from ketnap.domain.casefile.steps import MentorAssigned, MentorReviewed, SentToCourse
from ketnap.domain.course.outlook import Outlook, outlook_of
from ketnap.plans.models import ListReview, ReviewDecision, ReviewedPerson
from ketnap.plans.places import in_cells_of
from ketnap.plans.refusals import PlanningRecordNotVisible
from ketnap.rules.load import load_rulebook

ON_THE_LIST = (Stage.NOMINATED, Stage.LISTED, Stage.TRAINED)
"""Who is reviewed: from being put forward until the file is opened."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on the list on a day: since when, and what has been done since.

    A later correction may leave somebody whom a review once concerned without a stage.
    """

    casefile_id: int
    full_name: str
    workplace: str
    stage: Stage | None
    paused: bool
    since: date | None
    mentor_name: str
    reviewed_on: date | None
    outcome: ReviewOutcome | None
    sent_on: date | None
    certificate: Outlook
    """As of the day itself: whether it holds, and until when."""
    kinds_since: frozenset[StepKind]
    """What has been recorded about the day itself and those after it."""


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """Somebody in a review, with what was decided; nothing yet while `decided` is missing."""

    listed: Listed
    decided: ReviewedPerson | None


def reviews_visible_to(actor: Actor | None) -> QuerySet[ListReview]:
    """The reviews of the cells whose plans somebody sees, the latest first."""
    rows: QuerySet[ListReview] = in_cells_of(ListReview.objects.all(), actor, Action.SEE_PLAN)
    named = rows.select_related("cell", "created_by__person", "finished_by__person")
    return named.annotate(decided=Count("people")).order_by("-held_on", "-pk")


def review_visible_to(actor: Actor | None, review_id: int) -> ListReview:
    """The review; raises `PlanningRecordNotVisible` for a stranger."""
    review = reviews_visible_to(actor).filter(pk=review_id).first()
    if review is None:
        raise PlanningRecordNotVisible
    return review


def people_on_list(actor: Actor | None, cell_id: int, *, on: date) -> tuple[Listed, ...]:
    """Everybody of a cell who is on the list on a day, in the order of names."""
    on_the_list = casefiles_visible_to(actor).filter(
        cell=cell_id,
        stage_spans__stage__in=ON_THE_LIST,
        stage_spans__from_on__lte=on,
        stage_spans__until_on__gt=on,
    )
    return _people(on_the_list, on)


def lines_of(review: ListReview, actor: Actor | None) -> tuple[ReviewLine, ...]:
    """Everybody whom a review concerns: an open one all on the list, a finished one its own."""
    decided = {row.casefile_id: row for row in ReviewedPerson.objects.filter(review=review)}
    if review.is_open:
        people = people_on_list(actor, review.cell_id, on=review.held_on)
    else:
        people = _people(casefiles_visible_to(actor).filter(pk__in=decided), review.held_on)
    return tuple(ReviewLine(each, decided.get(each.casefile_id)) for each in people)


def _people(cases: QuerySet[CaseRecord], on: date) -> tuple[Listed, ...]:
    rows = list(cases.prefetch_related("entries").order_by("person__sort_key", "pk"))
    stages = stages_of([case.pk for case in rows], on=on)
    return tuple(_listed(case, stages.get(case.pk), on) for case in rows)


def choices_at(stage: Stage | None) -> tuple[ReviewDecision, ...]:
    """What may be decided about somebody at a stage."""
    return tuple(_choices_at(stage))


def _choices_at(stage: Stage | None) -> Iterator[ReviewDecision]:
    yield ReviewDecision.KEEP
    if stage is Stage.NOMINATED:
        yield ReviewDecision.LIST
    else:
        yield ReviewDecision.TO_COURSE
    if stage is Stage.TRAINED:
        yield ReviewDecision.OPEN_FILE
    yield ReviewDecision.REMOVE


def _listed(case: CaseRecord, stage: Stage | None, on: date) -> Listed:
    steps = domain_casefile(case, case.entries.all()).steps
    history = replay(steps, on=on)
    current = history.rounds[-1]
    reviewed = up_to(current.of(MentorReviewed), on)
    sent = up_to(current.of(SentToCourse), on)
    mentor = up_to(current.of(MentorAssigned), on)
    return Listed(
        casefile_id=case.pk,
        full_name=case.person.full_name,
        workplace=case.person.workplace,
        stage=stage,
        paused=current.paused,
        since=min((step.on for steps in current.by_class.values() for step in steps), default=None),
        mentor_name=mentor.mentor.name if mentor else "",
        reviewed_on=reviewed.on if reviewed else None,
        outcome=reviewed.outcome if reviewed else None,
        sent_on=sent.on if sent else None,
        certificate=_certificate(history, on),
        kinds_since=frozenset(step.kind for step in corrected_steps(steps) if step.on >= on),
    )


def _certificate(history: History, on: date) -> Outlook:
    latest = up_to(history.certificates, on)
    return outlook_of(
        latest.on if latest else None, load_rulebook().on(on), vote_on=on, cycle_months=0
    )
