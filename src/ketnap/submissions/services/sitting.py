"""A sitting of the committee (cuộc họp cấp ủy): several files, voted on one person at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.refusals import CaseChanged
from ketnap.casefiles.services import Entry, Recorded, record_occasion
from ketnap.domain.access import Actor
from ketnap.domain.casefile.steps import CommitteeVoted
from ketnap.domain.sitting import CommitteeTurnout
from ketnap.occasions.sittings.services import Sitting, keep_sitting, refuse_impossible
from ketnap.organisations.models import Organisation
from ketnap.submissions.queries import UnderWay
from ketnap.submissions.refusals import NotHere, NotUnderWay
from ketnap.submissions.services.places import at_body, under_way


@dataclass(frozen=True, slots=True)
class Ballot:
    """How the members voted on one person; whoever is left of them did not vote."""

    agree: int
    disagree: int


@transaction.atomic
def hold_sitting(
    body_id: int,
    sitting: Sitting,
    ballots: Mapping[int, Ballot],
    *,
    seen: Mapping[int, int],
    by: Actor,
    today: date,
    override_reason: str = "",
) -> tuple[Recorded, ...]:
    """The votes as recorded, one step in each case, in one transaction with the sitting: all or none.

    Each step has the members who count, the sitting those who do not, and why. Refuses numbers
    that cannot be, and more votes than members who vote. Raises `NotHere` for a file that lies elsewhere, and what
    `record_occasion` raises.
    """
    if not ballots:
        raise ValidationError(_("Hãy chọn ít nhất một người để biểu quyết."), code="nobody")
    refuse_impossible(sitting.turnout, on=sitting.on)
    entries = [
        Entry(
            casefile_id=casefile_id,
            steps=[_vote(body_id, casefile_id, sitting, ballot, by=by, today=today)],
            seen_seq=seen_of(seen, casefile_id),
            override_reason=override_reason,
        )
        for casefile_id, ballot in ballots.items()
    ]
    recorded = record_occasion(entries, by=by, today=today)
    body = Organisation.objects.get(pk=body_id)
    keep_sitting(body, sitting, recorded, by=by)
    return recorded


def lying_here(
    body_id: int, casefile_id: int, *, by: Actor, on: date, today: date
) -> tuple[UnderWay, str]:
    """A file that lies with that very body, and the name of the body on a day; or `NotHere`."""
    try:
        way = under_way(by, casefile_id, on=today)
    except NotUnderWay as refusal:
        raise NotHere(casefile_id) from refusal
    here = at_body(by, way, on=on)
    if here.body.pk != body_id:
        raise NotHere(casefile_id)
    return way, here.name


def seen_of(seen: Mapping[int, int], casefile_id: int) -> int:
    """The last step seen of a case; one that the page did not show counts as changed."""
    if casefile_id not in seen:
        raise CaseChanged(casefile_id, since=())
    return seen[casefile_id]


def _vote(
    body_id: int, casefile_id: int, sitting: Sitting, ballot: Ballot, *, by: Actor, today: date
) -> CommitteeVoted:
    way, name = lying_here(body_id, casefile_id, by=by, on=sitting.on, today=today)
    refuse_too_many(ballot, sitting.turnout, name=way.file.person.full_name)
    if not way.journey.since <= sitting.on <= today:
        words = _("%(name)s: ngày họp phải từ ngày nhận hồ sơ (%(since)s) đến hôm nay.")
        params = {
            "name": way.file.person.full_name,
            "since": f"{way.journey.since:%d/%m/%Y}",
        }
        raise ValidationError(words, code="outside", params=params)
    return CommitteeVoted(
        on=sitting.on,
        matter=way.journey.matter,
        body=name,
        level=sitting.level,
        members=sitting.turnout.base,
        agree=ballot.agree,
        disagree=ballot.disagree,
        resolution=sitting.resolution or None,
    )


def refuse_too_many(ballot: Ballot, turnout: CommitteeTurnout, *, name: str) -> None:
    """Refuse more votes on a person than members who may have voted."""
    voting = _voting(turnout)
    if ballot.agree + ballot.disagree > voting:
        words = _("%(name)s: số phiếu nhiều hơn số cấp ủy viên biểu quyết (%(members)s).")
        params = {"name": name, "members": voting}
        raise ValidationError(words, code="too_many", params=params)


def _voting(turnout: CommitteeTurnout) -> int:
    """How many may have voted: those who were there, or all who count."""
    return turnout.base if turnout.present is None else turnout.present
