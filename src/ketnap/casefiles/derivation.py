"""Writes the rows derived from one case's log, in the transaction that changes the log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from ketnap.casefiles import models
from ketnap.casefiles.counting import Known, known_in
from ketnap.casefiles.holding import TakenSteps, periods_held
from ketnap.casefiles.runs import runs_of
from ketnap.casefiles.searching import search_text_of
from ketnap.casefiles.spans import Periods, mentor_in
from ketnap.domain.calendar import WorkingCalendar, completed_years
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.casefile.replay import corrected_steps, replay
from ketnap.domain.casefile.steps import Casefile, Mentor, Transferred
from ketnap.domain.rulebook import Rulebook
from ketnap.people.models import Membership, MemberStatus
from ketnap.tables.inserting import insert_rows

_WAY = 5
"""Counts up when the derived tables come to hold something else for the same log and rules."""

STAGE_PLACES = {stage: place for place, stage in enumerate(Stage)}


@dataclass(frozen=True, slots=True)
class Judges:
    """The law and the calendar that every judgement needs."""

    rulebook: Rulebook
    calendar: WorkingCalendar


DERIVED = (
    models.CaseStanding,
    models.StageSpan,
    models.StageRun,
    models.DeadlineSpan,
    models.CountedFact,
)


@dataclass(frozen=True, slots=True)
class Derived:
    """The rows that follow from the log of one case, not yet written."""

    standing: models.CaseStanding
    stages: list[models.StageSpan]
    runs: list[models.StageRun]
    deadlines: list[models.DeadlineSpan]
    facts: list[models.CountedFact]


def derived_by(rulebook: Rulebook) -> str:
    """The mark of rows derived in the way of this program, by this rulebook."""
    return f"{_WAY}.{rulebook.digest}"


def derive(case: models.Casefile, casefile: Casefile, judges: Judges) -> Derived:
    """Everything derived from the log of one case but the digest it ends with."""
    taken = taken_steps(case, casefile)
    periods = periods_held(casefile, taken, judges.rulebook, judges.calendar)
    return Derived(
        standing=_standing(case, casefile, judges.rulebook),
        stages=_stage_rows(case, periods),
        runs=_run_rows(case, periods),
        deadlines=_deadline_rows(case, periods),
        facts=_fact_rows(case, casefile, taken),
    )


def taken_steps(case: models.Casefile, casefile: Casefile) -> TakenSteps:
    """The steps that other cells recorded; a case that never moved is not asked about."""
    if not any(type(step) is Transferred for step in casefile.steps):
        return ()
    rows = case.taken_over.order_by("first_seq").values_list("first_seq", "last_seq")
    return [range(first, last + 1) for first, last in rows]


def write_derived(
    derived: Sequence[Derived], *, heads: Mapping[int, str], are_new: bool = False
) -> None:
    """Replaces the derived rows of the cases; `heads` are the digests their logs end with.

    Cases that `are_new` have none to be replaced.
    """
    for rows in derived:
        rows.standing.head_digest = heads[rows.standing.casefile_id]
    if not are_new:
        remove_derived([rows.standing.casefile_id for rows in derived])
    insert_rows(models.CaseStanding, [rows.standing for rows in derived])
    insert_rows(models.StageSpan, [span for rows in derived for span in rows.stages])
    insert_rows(models.StageRun, [run for rows in derived for run in rows.runs])
    insert_rows(models.DeadlineSpan, [span for rows in derived for span in rows.deadlines])
    insert_rows(models.CountedFact, [fact for rows in derived for fact in rows.facts])


def remove_derived(casefile_ids: Sequence[int]) -> None:
    """Empty the derived tables for some cases, so that they can be written anew."""
    for model in DERIVED:
        model._default_manager.filter(casefile_id__in=casefile_ids).delete()


def _standing(case: models.Casefile, casefile: Casefile, rulebook: Rulebook) -> models.CaseStanding:
    mentor = mentor_in(replay(casefile.steps, on=date.max).rounds[-1])
    return models.CaseStanding(
        casefile_id=case.pk,
        cell_id=case.cell_id,
        head_seq=len(casefile.steps),
        full_name=case.person.full_name,
        name_fold=case.person.name_fold,
        search_text=search_text_of(casefile.person, casefile.steps),
        sort_key=case.person.sort_key,
        mentor_name=mentor.name if mentor else "",
        mentor_person_id=person_of_mentor(mentor, cell_id=case.cell_id),
        last_on=max((step.on for step in corrected_steps(casefile.steps)), default=None),
        derived_by=derived_by(rulebook),
        updated_at=timezone.now(),
    )


def person_of_mentor(mentor: Mentor | None, *, cell_id: int) -> int | None:
    """The member meant, where name and official day fit exactly one official member of the cell."""
    if mentor is None or mentor.official_on is None:
        return None
    fitting = Membership.objects.filter(
        Q(person__full_name=mentor.name) | Q(person__absorbed__full_name=mentor.name),
        cell=cell_id,
        status=MemberStatus.OFFICIAL,
        official_on=mentor.official_on,
    ).values_list("person_id", flat=True)
    found = list(fitting.distinct()[:2])
    return found[0] if len(found) == 1 else None


def _stage_rows(case: models.Casefile, periods: Periods) -> list[models.StageSpan]:
    return [
        models.StageSpan(
            casefile_id=case.pk,
            cell_id=case.cell_id,
            sort_key=case.person.sort_key,
            stage=period.stage,
            closed=period.closed or "",
            paused=period.paused,
            stage_place=STAGE_PLACES[period.stage],
            since=period.since,
            mentor_name=period.mentor_name,
            last_on=period.last_on,
            next_due_on=period.next_due_on,
            from_on=period.from_on,
            until_on=period.until_on,
        )
        for period in periods.stages
    ]


def _run_rows(case: models.Casefile, periods: Periods) -> list[models.StageRun]:
    return [
        models.StageRun(
            casefile_id=case.pk,
            cell_id=case.cell_id,
            stage=run.stage,
            closed=run.closed or "",
            before=run.before or "",
            after=run.after or "",
            from_on=run.from_on,
            until_on=run.until_on,
            days=run.days,
        )
        for run in runs_of(periods.stages)
    ]


def _deadline_rows(case: models.Casefile, periods: Periods) -> list[models.DeadlineSpan]:
    return [
        models.DeadlineSpan(
            casefile_id=case.pk,
            cell_id=case.cell_id,
            code=period.code,
            seq=period.seq,
            starts_on=period.starts_on,
            due_on=period.due_on,
            seen_from=period.seen_from,
            seen_until=period.seen_until,
        )
        for period in periods.deadlines
    ]


def _fact_rows(
    case: models.Casefile, casefile: Casefile, taken: TakenSteps
) -> list[models.CountedFact]:
    """What the log told at the end of any day; what was put right within a day was never told."""
    elsewhere = frozenset(seq for run in taken for seq in run)
    known = known_in(casefile.steps, elsewhere=elsewhere)
    rows = (_fact_row(case, casefile, each) for each in known)
    told = (row for row in rows if row.known_from < row.known_until)
    return sorted(told, key=lambda row: (row.code, row.on, row.known_from))


def _fact_row(case: models.Casefile, casefile: Casefile, known: Known) -> models.CountedFact:
    until = known.until and timezone.localdate(known.until)
    return models.CountedFact(
        casefile_id=case.pk,
        cell_id=case.cell_id,
        person_id=case.person_id,
        code=known.what,
        on=known.on,
        age=completed_years(casefile.person.born_on, known.on),
        known_from=timezone.localdate(known.since),
        known_until=until or models.OPEN_END,
    )
