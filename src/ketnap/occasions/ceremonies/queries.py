"""Every read of ceremonies: the list, who awaits one, and who is admitted at one."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from ketnap.casefiles.models import Casefile as CaseRecord
from ketnap.casefiles.queries import casefiles_visible_to, domain_casefile
from ketnap.domain.access import Action, Actor, CaseRelation, scope_of
from ketnap.domain.casefile.assess import Assessment, assess
from ketnap.domain.casefile.chain import approving_decisions
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.casefile.replay import corrected_steps, replay
from ketnap.domain.casefile.steps import Casefile, CeremonyHeld, Decided
from ketnap.domain.ceremony import CeremonyClock, clock_on
from ketnap.occasions.ceremonies.models import Ceremony, NewMember
from ketnap.occasions.ceremonies.refusals import CeremonyNotVisible
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import within
from ketnap.people.queries import official_members_of
from ketnap.rules.load import load_calendar, load_rulebook


@dataclass(frozen=True, slots=True)
class Awaiting:
    """Somebody with an approving decision and no ceremony yet.

    `clock` is the deadline as of the day asked about; `planned_id` the ceremony planned already.
    """

    casefile_id: int
    cell_id: int
    full_name: str
    workplace: str
    mentor_id: int | None
    decision: Decided
    clock: CeremonyClock | None
    planned_id: int | None


@dataclass(frozen=True, slots=True)
class Turn:
    """A new member in the turn of admission, with what the case says; `seen_seq` its last step."""

    row: NewMember
    file: Casefile
    assessment: Assessment
    decision: Decided | None
    clock: CeremonyClock | None
    held: CeremonyHeld | None
    mentor_may_help: bool
    """Whether the mentor named for probation is an official member of the cell on the day."""

    @property
    def casefile_id(self) -> int:
        return self.row.casefile_id

    @property
    def full_name(self) -> str:
        return self.file.person.full_name

    @property
    def seen_seq(self) -> int:
        return len(self.file.steps)

    @property
    def mentor_name(self) -> str:
        """The mentor as the case names him once the ceremony was recorded, else as planned."""
        if self.held is not None:
            return self.held.mentor.name
        return self.row.mentor.full_name if self.row.mentor else ""

    @property
    def lacks_consent(self) -> bool:
        """Whether a late ceremony still lacks the consent or its reason."""
        needs = self.clock is not None and self.clock.needs_consent
        return needs and not (self.row.late_consent and self.row.late_reason)


@dataclass(frozen=True, slots=True)
class UnlinkedDay:
    """A day on which cases say a ceremony was held, and no ceremony knows of it."""

    cell: Organisation
    held_on: date
    place: str
    names: tuple[str, ...]


def ceremonies_visible_to(actor: Actor | None) -> QuerySet[Ceremony]:
    """The ceremonies of the cells in which somebody holds them, the latest first."""
    scope = scope_of(actor, Action.HOLD_CEREMONY)
    visible = within(scope.organisation_ids, scope.path_prefixes, "cell")
    return Ceremony.objects.filter(visible).select_related("cell").order_by("-held_on", "-pk")


def ceremony_visible_to(actor: Actor | None, ceremony_id: int) -> Ceremony:
    """The ceremony; raises `CeremonyNotVisible` for a stranger."""
    ceremony = ceremonies_visible_to(actor).filter(pk=ceremony_id).first()
    if ceremony is None:
        raise CeremonyNotVisible
    return ceremony


def planned_ceremonies_for(
    actor: Actor | None, casefile_ids: Collection[int]
) -> Mapping[int, Ceremony]:
    """Return the ceremonies planned for cases and not yet recorded, by the case."""
    rows = NewMember.objects.filter(
        casefile__in=casefile_ids, step_seq__isnull=True, ceremony__in=ceremonies_visible_to(actor)
    )
    return {row.casefile_id: row.ceremony for row in rows.select_related("ceremony")}


def place_of(ceremony: Ceremony) -> CaseRelation:
    """What the access policy must know of the ceremony."""
    return CaseRelation(ceremony.cell_id, ceremony.cell.path)


def awaiting_ceremony(actor: Actor | None, *, on: date, planned_on: date) -> tuple[Awaiting, ...]:
    """Who awaits a ceremony on a day, the nearest deadline first, as if it were held when planned."""
    cases = _holding_cases(actor).filter(
        stage_spans__stage=Stage.APPROVED,
        stage_spans__from_on__lte=on,
        stage_spans__until_on__gt=on,
    )
    planned = dict(
        NewMember.objects.filter(step_seq__isnull=True, casefile__in=cases).values_list(
            "casefile_id", "ceremony_id"
        )
    )
    found = [_awaiting(case, on, planned_on, planned.get(case.pk)) for case in _with_logs(cases)]
    return tuple(sorted(found, key=lambda one: one.clock.due_on if one.clock else date.max))


def turns_of(ceremony: Ceremony, actor: Actor | None, *, today: date) -> tuple[Turn, ...]:
    """Who is admitted at a ceremony, in turn, with what the cases say today."""
    visible = casefiles_visible_to(actor).filter(ceremony_places__ceremony=ceremony)
    cases = {case.pk: case for case in _with_logs(visible)}
    rows = ceremony.new_members.select_related("mentor").order_by("position")
    members = official_members_of(ceremony.cell_id, on=ceremony.held_on)
    official = frozenset(members.values_list("person_id", flat=True))
    return tuple(
        _turn(row, cases[row.casefile_id], _Day(ceremony.held_on, official), today) for row in rows
    )


def unlinked_days(actor: Actor | None) -> tuple[UnlinkedDay, ...]:
    """The days of ceremonies that stand in cases only, the latest first."""
    days: dict[tuple[int, date], list[tuple[CaseRecord, CeremonyHeld]]] = {}
    for case, held in unlinked_steps(actor):
        days.setdefault((case.cell_id, held.on), []).append((case, held))
    found = [
        UnlinkedDay(
            cell=parts[0][0].cell,
            held_on=held_on,
            place=parts[0][1].place,
            names=tuple(case.person.full_name for case, _held in parts),
        )
        for (_cell, held_on), parts in days.items()
    ]
    return tuple(sorted(found, key=lambda one: one.held_on, reverse=True))


def unlinked_steps(
    actor: Actor | None, *, cell_id: int | None = None, held_on: date | None = None
) -> tuple[tuple[CaseRecord, CeremonyHeld], ...]:
    """The ceremonies that cases tell of and no ceremony is linked to, in the order of names."""
    cases = _holding_cases(actor).filter(entries__kind=CeremonyHeld.kind)
    if cell_id is not None:
        cases = cases.filter(cell=cell_id)
    linked = set(
        NewMember.objects.filter(casefile__in=cases).values_list("casefile_id", "step_seq")
    )
    return tuple(
        (case, step)
        for case in _with_logs(cases.distinct())
        for step in corrected_steps(file_of(case).steps)
        if isinstance(step, CeremonyHeld)
        and (case.pk, step.seq) not in linked
        and held_on in (None, step.on)
    )


def file_of(case: CaseRecord) -> Casefile:
    """The case file of a case whose log was fetched along."""
    return domain_casefile(case, case.entries.all())


def _holding_cases(actor: Actor | None) -> QuerySet[CaseRecord]:
    """The cases of the cells in which somebody holds ceremonies."""
    scope = scope_of(actor, Action.HOLD_CEREMONY)
    visible = within(scope.organisation_ids, scope.path_prefixes, "cell")
    return casefiles_visible_to(actor).filter(visible)


def _with_logs(cases: QuerySet[CaseRecord]) -> Iterable[CaseRecord]:
    logs = cases.select_related("person", "cell", "standing").prefetch_related("entries")
    return logs.order_by("person__sort_key", "pk")


def _awaiting(case: CaseRecord, on: date, planned_on: date, planned_id: int | None) -> Awaiting:
    file = file_of(case)
    decisions = approving_decisions(replay(file.steps, on=on).rounds[-1])
    return Awaiting(
        casefile_id=case.pk,
        cell_id=case.cell_id,
        full_name=case.person.full_name,
        workplace=case.person.workplace,
        mentor_id=case.standing.mentor_person_id,
        decision=decisions[-1],
        clock=_clock(_assessed(file, on), planned_on),
        planned_id=planned_id,
    )


@dataclass(frozen=True, slots=True)
class _Day:
    """The day of a ceremony, and the persons who are official members of the cell on it."""

    held_on: date
    official: frozenset[int]


def _turn(row: NewMember, case: CaseRecord, day: _Day, today: date) -> Turn:
    file = file_of(case)
    assessment = _assessed(file, today)
    decisions = approving_decisions(replay(file.steps, on=today).rounds[-1])
    held = next((step for step in corrected_steps(file.steps) if step.seq == row.step_seq), None)
    return Turn(
        row=row,
        file=file,
        assessment=assessment,
        decision=decisions[-1] if decisions else None,
        clock=_clock(assessment, day.held_on),
        held=held if isinstance(held, CeremonyHeld) else None,
        mentor_may_help=row.mentor_id in day.official,
    )


def _assessed(file: Casefile, on: date) -> Assessment:
    return assess(file, load_rulebook(), load_calendar(), on=on)


def _clock(assessment: Assessment, planned_on: date) -> CeremonyClock | None:
    rules = load_rulebook().on(planned_on)
    return clock_on(assessment, rules, load_calendar(), on=planned_on)
