"""Writes of a review of the list: begun, decided person by person, finished."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketnap.domain.access import Action, Actor, require
from ketnap.organisations.dated import store
from ketnap.organisations.models import Organisation
from ketnap.plans.models import ListReview, ReviewDecision, ReviewedPerson
from ketnap.plans.places import note, place_of
from ketnap.plans.queries.reviews import choices_at, lines_of, people_on_list, review_visible_to


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a review resolves about one person."""

    casefile_id: int
    decision: ReviewDecision
    note: str = ""


@transaction.atomic
def begin_review(cell: Organisation, *, on: date, by: Actor) -> ListReview:
    """A review of the list as it stands on a day; refuses a second one while one is open."""
    require(by, Action.MANAGE_PLAN, place_of(cell))
    review = ListReview(cell=cell, held_on=on, created_by_id=by.user_id)
    store(review)
    note(by, "list_review", review.pk, f"bắt đầu rà soát danh sách ngày {on:%d/%m/%Y}")
    return review


@transaction.atomic
def decide(review_id: int, decisions: Sequence[Decided], *, by: Actor) -> None:
    """Write what was decided about these people; nothing is recorded in their cases.

    Refuses people who are not on the list of the day, and what does not fit their stage.
    """
    review = _open_review(review_id, by)
    people = people_on_list(by, review.cell_id, on=review.held_on)
    stages = {each.casefile_id: each.stage for each in people}
    for each in decisions:
        if each.casefile_id not in stages:
            raise ValidationError(_("Có người không còn trong danh sách."), code="not_on_list")
        if each.decision not in choices_at(stages[each.casefile_id]):
            raise ValidationError(
                _("Có quyết định không hợp với bước của người ấy."), code="decision_does_not_fit"
            )
        _write(review, each, by)


@transaction.atomic
def finish_review(review_id: int, *, by: Actor) -> ListReview:
    """The review, read only from now on; refuses while somebody on the list has no decision."""
    review = _open_review(review_id, by)
    waiting = sum(line.decided is None for line in lines_of(review, by))
    if waiting:
        raise ValidationError(
            _("Còn %(count)d người chưa có kết luận. Hãy chọn cho từng người trước."),
            code="undecided",
            params={"count": waiting},
        )
    review.finished_at, review.finished_by_id = timezone.now(), by.user_id
    store(review)
    note(by, "list_review", review.pk, "kết thúc rà soát danh sách")
    return review


def _open_review(review_id: int, by: Actor) -> ListReview:
    """The review, held so that two writers follow each other."""
    seen = review_visible_to(by, review_id)
    require(by, Action.MANAGE_PLAN, place_of(seen.cell))
    review = ListReview.objects.select_for_update(of=("self",)).get(pk=seen.pk)
    if not review.is_open:
        raise ValidationError(_("Lần rà soát này đã kết thúc."), code="finished")
    return review


def _write(review: ListReview, decided: Decided, by: Actor) -> None:
    which = {"review": review, "casefile_id": decided.casefile_id}
    known = ReviewedPerson.objects.filter(**which).first()
    if known and (known.decision, known.note) == (decided.decision, decided.note):
        return
    row = known or ReviewedPerson(**which)
    row.decision, row.note, row.decided_by_id = decided.decision, decided.note, by.user_id
    store(row)
    note(
        by,
        "list_review",
        review.pk,
        f"kết luận rà soát: {ReviewDecision(decided.decision).label}",
        casefile_id=decided.casefile_id,
    )
