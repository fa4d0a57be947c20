"""Puts right what was taken down of a sitting, and the votes that follow from it: all or none."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.refusals import NotVisible
from ketnap.casefiles.services import Entry, record_occasion
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import CommitteeLevel
from ketnap.domain.casefile.steps import CommitteeVoted, Corrected
from ketnap.occasions.sittings.models import CommitteeSitting
from ketnap.occasions.sittings.queries import as_counted, sittings_visible_to, turnout_at
from ketnap.occasions.sittings.services import Sitting, keep_correction, refuse_impossible
from ketnap.submissions.services.sitting import Ballot, refuse_too_many, seen_of
from ketnap.submissions.votes import VoteHeld, VotesHeld, votes_held


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingCorrection:
    """How a sitting was in truth, the votes by case, and why it is corrected."""

    sitting: Sitting
    ballots: Mapping[int, Ballot]
    reason: str


@transaction.atomic
def correct_sitting(
    sitting_id: int,
    correction: SittingCorrection,
    *,
    seen: Mapping[int, int],
    seen_revision: int,
    by: Actor,
    today: date,
    override_reason: str = "",
) -> CommitteeSitting:
    """The sitting as it counts from now on; what was taken down first is kept.

    A step of a vote that says something else now is corrected in its case with the same reason.
    Raises `NotVisible`, `SittingChanged`, `ValidationError`, and what `record_occasion` raises.
    """
    first = sittings_visible_to(by).filter(pk=sitting_id).first()
    if first is None:
        raise NotVisible
    before, sitting = as_counted(first), correction.sitting
    refuse_impossible(sitting.turnout, on=sitting.on)
    if sitting.on > today:
        raise ValidationError({"on": _("Ngày họp không được sau hôm nay.")})
    votes = votes_held(by, first)
    _refuse_out_of_sight(before, sitting, votes)
    steps = _steps_put_right(votes, correction)
    if not steps and sitting == taken_down(before):
        raise ValidationError(_("Chưa có gì khác với bản đang dùng."), code="nothing_changed")
    kept = keep_correction(first, sitting, correction.reason, seen_revision=seen_revision, by=by)
    if steps:
        entries = [
            Entry(
                casefile_id=vote.case.pk,
                steps=[_corrected(vote, step, reason=kept.correction_reason, on=today)],
                seen_seq=seen_of(seen, vote.case.pk),
                override_reason=override_reason,
            )
            for vote, step in steps
        ]
        record_occasion(entries, by=by, today=today)
    return kept


def taken_down(kept: CommitteeSitting) -> Sitting:
    """A sitting in the words of the order that would take it down again."""
    return Sitting(
        on=kept.held_on,
        level=CommitteeLevel(kept.level),
        turnout=turnout_at(kept),
        absence_reasons=kept.absence_reasons,
        presiding=kept.presiding,
        presiding_position=kept.presiding_position,
        secretary=kept.secretary,
    )


def _refuse_out_of_sight(before: CommitteeSitting, sitting: Sitting, votes: VotesHeld) -> None:
    """What every vote says may change only where every case can be opened."""
    said = (before.held_on, before.level, turnout_at(before).base)
    if votes.out_of_sight and said != (sitting.on, sitting.level, sitting.turnout.base):
        words = _(
            "Có hồ sơ đã chuyển đi, không sửa được bước biểu quyết. "
            "Ngày họp, cấp biểu quyết và số cấp ủy viên tính tỷ lệ phải giữ nguyên."
        )
        raise ValidationError(words, code="out_of_sight")


def _steps_put_right(
    votes: VotesHeld, correction: SittingCorrection
) -> list[tuple[VoteHeld, CommitteeVoted]]:
    """The votes whose step says something else than the sitting as corrected, with the right step."""
    return [
        (vote, right)
        for vote in votes.known
        if (right := _right(vote, correction)) != replace(vote.step, recorded_at=None)
    ]


def _right(vote: VoteHeld, correction: SittingCorrection) -> CommitteeVoted:
    sitting, ballot = correction.sitting, correction.ballots[vote.case.pk]
    refuse_too_many(ballot, sitting.turnout, name=vote.case.person.full_name)
    return replace(
        vote.step,
        on=sitting.on,
        level=sitting.level,
        members=sitting.turnout.base,
        agree=ballot.agree,
        disagree=ballot.disagree,
        recorded_at=None,
    )


def _corrected(vote: VoteHeld, right: CommitteeVoted, *, reason: str, on: date) -> Corrected:
    return Corrected(
        on=on, corrects=vote.step.seq, replacement=replace(right, seq=0), reason=reason
    )
