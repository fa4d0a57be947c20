"""Whose case has reached a membership that the roll of the cell does not show yet."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, TextChoices
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.models import Casefile, StageSpan
from ketnap.casefiles.queries.cases import casefiles_visible_to
from ketnap.casefiles.queries.log import ReadLog, read_logs
from ketnap.domain.access import Actor
from ketnap.domain.casefile.assess import assess
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.casefile.member_times import MemberTime, member_times
from ketnap.domain.casefile.steps import Casefile as CasefileTold
from ketnap.organisations.paths import in_subtree
from ketnap.people.models import Membership, MemberStatus
from ketnap.rules.load import load_calendar, load_rulebook

_AFTER_THE_CEREMONY = (Stage.PROBATION, Stage.RECOGNITION_DUE, Stage.RECOGNITION_PROPOSED)
_AT_ONCE = 500
_ONE_DAY = timedelta(days=1)


class Obstacle(TextChoices):
    """Why people should look before somebody is entered."""

    ELSEWHERE = (
        "elsewhere",
        _(
            "Có tên trong danh sách của một chi bộ khác vào thời gian ấy. Hãy kết thúc ở đó trước, hoặc xem lại hồ sơ."
        ),
    )
    OTHERWISE = (
        "otherwise",
        _(
            "Danh sách đảng viên đã ghi người này theo cách khác với hồ sơ. Hãy xem trang của người ấy: dòng nào ghi nhầm thì bỏ ở đó, rồi ghi lại."
        ),
    )
    ALIKE = (
        "alike",
        _(
            "Chi bộ có một đảng viên khác cùng họ tên và ngày sinh. Nếu là một người, hãy gộp hai bản ghi ở thẻ “Có thể trùng”; nếu là hai người, hãy ghi riêng từng người."
        ),
    )


@dataclass(frozen=True, slots=True)
class Joining:
    """What is to be entered of somebody: each standing with its days, earliest first, never none.

    `official_on` is the day the time of probation ended, where he was recognised. `stands` is the
    membership that the first standing goes on from, `obstacle` what to look at before.
    """

    case: Casefile
    times: tuple[MemberTime, ...]
    official_on: date | None
    stands: Membership | None = None
    obstacle: Obstacle | None = None

    @property
    def status(self) -> MemberStatus:
        """The last standing."""
        return status_of(self.times[-1])

    @property
    def since(self) -> date:
        """The first day of the last standing."""
        return self.times[-1].since

    @property
    def began_on(self) -> date:
        """The first day that is to be entered."""
        return self.times[0].since

    @property
    def until(self) -> date | None:
        """The first day without a membership, if it is over."""
        return self.times[-1].until

    def meets(self, other: "Joining") -> bool:
        """Whether both tell of a membership on one day."""
        return any(
            (one.until is None or two.since < one.until)
            and (two.until is None or one.since < two.until)
            for one in self.times
            for two in other.times
        )


def status_of(time: MemberTime) -> MemberStatus:
    """Return the standing as the roll names it."""
    return MemberStatus.OFFICIAL if time.is_official else MemberStatus.PROBATIONARY


def joining_of(actor: Actor | None, cell_id: int, *, on: date) -> tuple[Joining, ...]:
    """Return the memberships a cell's visible cases call for and nobody has entered by a day."""
    cases = casefiles_visible_to(actor).filter(cell_id=cell_id).order_by("standing__sort_key", "pk")
    return _joining(list(cases.filter(_not_entered(on))), on=on)


def joining_for(actor: Actor | None, casefile_id: int, *, on: date) -> Joining | None:
    """Return what `joining_of` tells of one visible case, with the same to look at before."""
    visible = casefiles_visible_to(actor)
    case = visible.filter(pk=casefile_id).select_related("person").first()
    if case is None:
        return None
    cases = visible.filter(
        cell_id=case.cell_id,
        person__name_fold=case.person.name_fold,
        person__born_on=case.person.born_on,
    )
    found = _joining(list(cases.filter(_not_entered(on)).order_by("pk")), on=on)
    return next((each for each in found if each.case.pk == casefile_id), None)


def not_entered_below(path: str, *, on: date) -> dict[int, int]:
    """Return of how many people cases call for a membership, by the cells below a place.

    For whoever works at the machine itself.
    """
    return _by_cell(Casefile.objects.filter(in_subtree(path, "cell__path")), on)


def not_entered_among(casefile_ids: Sequence[int], *, on: date) -> dict[int, int]:
    """Return the same of some cases."""
    found: defaultdict[int, int] = defaultdict(int)
    for start in range(0, len(casefile_ids), _AT_ONCE):
        some = Casefile.objects.filter(pk__in=casefile_ids[start : start + _AT_ONCE])
        for cell_id, number in _by_cell(some, on).items():
            found[cell_id] += number
    return dict(found)


def _by_cell(cases: QuerySet[Casefile], on: date) -> dict[int, int]:
    rows = cases.filter(_not_entered(on)).order_by("cell").values_list("cell")
    return dict(rows.annotate(Count("person", distinct=True)))


def _not_entered(on: date) -> Q:
    """Members by their case whom the roll of its cell does not show since, or not as official ones.

    Of a case that tells of no member now, those who were members by it and then stood on no roll.
    """
    own = Membership.objects.filter(person=OuterRef("person"), cell=OuterRef("cell"))
    begun = StageSpan.objects.filter(casefile=OuterRef("pk"), from_on__lte=on)
    stands = begun.filter(until_on__gt=on)
    was_member = begun.filter(stage__in=(*_AFTER_THE_CEREMONY, Stage.OFFICIAL))
    admitted = Exists(stands.filter(stage__in=_AFTER_THE_CEREMONY)) & ~Exists(
        own.filter(_not_over_since(Stage.PROBATION, on))
    )
    recognised = Exists(stands.filter(stage=Stage.OFFICIAL)) & ~Exists(
        own.filter(_not_over_since(Stage.OFFICIAL, on), status=MemberStatus.OFFICIAL)
    )
    gone = (
        Exists(was_member)
        & ~Exists(stands.filter(stage__in=(*_AFTER_THE_CEREMONY, Stage.OFFICIAL)))
        & ~Exists(was_member.filter(Exists(_meanwhile())))
    )
    return Q(admitted | recognised | gone)


def _not_over_since(stage: Stage, on: date) -> Q:
    """Memberships that last or ended no earlier than the case last came to a stage."""
    spans = StageSpan.objects.filter(casefile=OuterRef(OuterRef("pk")), from_on__lte=on)
    last = spans.filter(stage=stage).order_by("-from_on").values("since")[:1]
    return Q(valid_until__isnull=True) | Q(valid_until__gte=Subquery(last))


def _meanwhile() -> QuerySet[Membership]:
    """The memberships of a case's person, of whatever cell, on any day of a span of the case."""
    begun = Membership.objects.filter(
        person=OuterRef("casefile__person"), valid_from__lt=OuterRef("until_on")
    )
    return begun.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=OuterRef("from_on")))


def _joining(cases: Sequence[Casefile], *, on: date) -> tuple[Joining, ...]:
    logs, entered, alike = read_logs(cases), _entered(cases), _members_alike(cases)
    found = (
        _joining_by(
            case, logs[case.pk], entered.get(case.person_id, ()), on=on, is_alike=case.pk in alike
        )
        for case in cases
    )
    return _once_each([each for each in found if each is not None])


def _once_each(found: Sequence[Joining]) -> tuple[Joining, ...]:
    """Of several cases of one person in a cell that tell of the same days, the one that tells most."""
    kept: defaultdict[tuple[int, int], list[Joining]] = defaultdict(list)
    for each in sorted(found, key=lambda each: (-len(each.times), each.case.pk)):
        others = kept[each.case.cell_id, each.case.person_id]
        if not any(each.meets(other) for other in others):
            others.append(each)
    chosen = {each.case.pk for others in kept.values() for each in others}
    return tuple(each for each in found if each.case.pk in chosen)


def _joining_by(
    case: Casefile, log: ReadLog, entered: Sequence[Membership], *, on: date, is_alike: bool
) -> Joining | None:
    elsewhere = {seq for run in log.taken for seq in run}
    times = member_times(log.file.steps, on=on, elsewhere=elsewhere)
    if not times:
        return None
    official_on = _official_on(log.file, times)
    overlapping = [each for each in entered if any(_overlaps(each, time) for time in times)]
    if any(each.cell_id != case.cell_id for each in overlapping):
        return Joining(case, times, official_on, None, Obstacle.ELSEWHERE)
    stands, last = overlapping[-1] if overlapping else None, times[-1]
    if stands is not None and last.is_official and _runs_on_to(stands, last.since):
        return Joining(case, (last,), official_on, stands)
    missing = tuple(time for time in times if not _shown(time, overlapping))
    if missing and not any(_overlaps(each, time) for each in overlapping for time in missing):
        return Joining(case, missing, official_on, None, Obstacle.ALIKE if is_alike else None)
    return Joining(case, times, official_on, None, Obstacle.OTHERWISE)


def _official_on(file: CasefileTold, times: Iterable[MemberTime]) -> date | None:
    """The end of probation, as it was assessed on the day of the recognition."""
    recognised = [time.since for time in times if time.is_official]
    if not recognised:
        return None
    return assess(file, load_rulebook(), load_calendar(), on=recognised[-1]).official_on


def _runs_on_to(membership: Membership, day: date) -> bool:
    return membership.valid_until is None and membership.valid_from < day


def _overlaps(membership: Membership, time: MemberTime) -> bool:
    begins_before = time.until is None or membership.valid_from < time.until
    return begins_before and (
        membership.valid_until is None or membership.valid_until >= time.since
    )


def _shown(time: MemberTime, entered: Iterable[Membership]) -> bool:
    """Whether the roll shows a time from its first day to its last, be it in several rows."""
    within = [each for each in entered if _overlaps(each, time)]
    last_day = time.until and time.until - _ONE_DAY
    return (
        bool(within)
        and within[0].valid_from == time.since
        and within[-1].valid_until == last_day
        and all(each.status == status_of(time) for each in within)
    )


def _entered(cases: Iterable[Casefile]) -> Mapping[int, Sequence[Membership]]:
    """The memberships of the people of some cases, by person and in the order of their days."""
    found: defaultdict[int, list[Membership]] = defaultdict(list)
    people = {case.person_id for case in cases}
    rows = Membership.objects.filter(person__in=people).select_related("person", "cell")
    for row in rows.order_by("valid_from"):
        found[row.person_id].append(row)
    return found


def _members_alike(cases: Sequence[Casefile]) -> frozenset[int]:
    """The cases in whose cell another member, on the roll or by a case here, has the same name and birth."""
    members = Membership.objects.filter(
        person__name_fold__in={case.person.name_fold for case in cases},
        cell__in={case.cell_id for case in cases},
    )
    known: defaultdict[tuple[int, str, date], set[int]] = defaultdict(set)
    rows = members.values_list("cell", "person__sort_key", "person__born_on", "person")
    for cell_id, name, born_on, pk in rows:
        known[cell_id, name, born_on].add(pk)
    for case in cases:
        known[_name_in_cell(case)].add(case.person_id)
    return frozenset(case.pk for case in cases if len(known[_name_in_cell(case)]) > 1)


def _name_in_cell(case: Casefile) -> tuple[int, str, date]:
    """What tells people of a cell apart: names that differ in a mark alone are different names."""
    return case.cell_id, case.person.sort_key, case.person.born_on
