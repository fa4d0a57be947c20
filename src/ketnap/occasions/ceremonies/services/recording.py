"""Records a ceremony that was held: one step for each new member, all or none."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from ketnap.casefiles.services import Entry, Recorded, record_occasion
from ketnap.domain.access import Action, Actor, CaseRelation, require
from ketnap.domain.casefile.steps import CeremonyHeld, Mentor
from ketnap.occasions.ceremonies.models import Ceremony, NewMember
from ketnap.occasions.ceremonies.queries import Turn, turns_of, unlinked_steps
from ketnap.occasions.ceremonies.refusals import (
    LateConsentMissing,
    MentorMissing,
    MentorNotOfficial,
    NobodyToAdmit,
    NotYetHeld,
    PeopleLeftOut,
)
from ketnap.occasions.ceremonies.services.holding import locked_plan, note
from ketnap.organisations.dated import store
from ketnap.organisations.models import Organisation
from ketnap.people.queries import official_members_of


@transaction.atomic
def record_ceremony(
    ceremony_id: int,
    seen: Mapping[int, int],
    *,
    by: Actor,
    today: date,
    override_reason: str = "",
) -> tuple[Recorded, ...]:
    """Record that everybody was admitted, one by one: a step in each case, all or none.

    `seen` names the last step seen of each case; a case that is not in it counts as changed.
    Raises `NotYetHeld`, `NobodyToAdmit`, `MentorMissing`, `MentorNotOfficial`,
    `LateConsentMissing`, `PeopleLeftOut`, and what
    `record_occasion` refuses with.
    """
    ceremony = locked_plan(ceremony_id, by)
    turns = turns_of(ceremony, by, today=today)
    _check(ceremony, turns, seen, today)
    official_on = _official_days(ceremony)
    entries = [
        Entry(
            casefile_id=turn.casefile_id,
            steps=[_step(ceremony, turn.row, official_on)],
            seen_seq=seen[turn.casefile_id],
            override_reason=override_reason or turn.row.late_reason,
        )
        for turn in turns
    ]
    recorded = record_occasion(entries, by=by, today=today)
    seqs = {one.casefile_id: one.steps[0].seq for one in recorded}
    for turn in turns:
        turn.row.step_seq = seqs[turn.casefile_id]
        turn.row.save()
    ceremony.recorded_at, ceremony.recorded_by_id = timezone.now(), by.user_id
    ceremony.save()
    note(by, ceremony, "ghi lễ kết nạp")
    return recorded


@transaction.atomic
def link_ceremony(cell: Organisation, held_on: date, *, by: Actor) -> Ceremony:
    """A ceremony made of what the cases of a cell already tell of a day.

    Raises `NobodyToAdmit` where no unlinked step of that day is left. It has no hour, no programme
    and no checklist, for the cases do not tell them.
    """
    require(by, Action.HOLD_CEREMONY, CaseRelation(cell.pk, cell.path))
    steps = unlinked_steps(by, cell_id=cell.pk, held_on=held_on)
    if not steps:
        raise NobodyToAdmit
    ceremony = Ceremony(
        cell=cell,
        held_on=held_on,
        place=steps[0][1].place,
        recorded_at=timezone.now(),
        recorded_by_id=by.user_id,
        created_by_id=by.user_id,
    )
    store(ceremony)
    for position, (case, step) in enumerate(steps, start=1):
        NewMember.objects.create(
            ceremony=ceremony, casefile=case, position=position, step_seq=step.seq
        )
        note(by, ceremony, "ghép lễ đã ghi", casefile_id=case.pk)
    return ceremony


def _check(ceremony: Ceremony, turns: Sequence[Turn], seen: Mapping[int, int], today: date) -> None:
    if ceremony.held_on > today:
        raise NotYetHeld
    if not turns:
        raise NobodyToAdmit
    if missing := [turn.casefile_id for turn in turns if turn.row.mentor_id is None]:
        raise MentorMissing(missing)
    if wrong := [turn.casefile_id for turn in turns if not turn.mentor_may_help]:
        raise MentorNotOfficial(wrong)
    if late := [turn.casefile_id for turn in turns if turn.lacks_consent]:
        raise LateConsentMissing(late)
    if unseen := {turn.casefile_id for turn in turns} - seen.keys():
        raise PeopleLeftOut(unseen)


def _official_days(ceremony: Ceremony) -> dict[int, date | None]:
    members = official_members_of(ceremony.cell_id, on=ceremony.held_on)
    return dict(members.values_list("person_id", "official_on"))


def _step(
    ceremony: Ceremony, row: NewMember, official_on: Mapping[int, date | None]
) -> CeremonyHeld:
    if row.mentor is None:
        raise MentorMissing([row.casefile_id])
    return CeremonyHeld(
        on=ceremony.held_on,
        place=ceremony.place,
        mentor=Mentor(name=row.mentor.full_name, official_on=official_on.get(row.mentor.pk)),
        late_consent=row.late_consent or None,
    )
