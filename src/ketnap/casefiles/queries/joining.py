"""Whose case has reached a membership that the roll of the cell does not show yet."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, TextChoices
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
            "Danh sách đảng viên đã ghi người này theo cách khác với hồ sơ. Hãy xem trang của người ấy, rồi ghi tay."
        ),
    )
    ALIKE = (
        "alike",
        _(
            "Chi bộ có một đảng viên khác cùng họ tên và ngày sinh. Nếu là một người, hãy gộp hai bản ghi ở thẻ “Có thể trùng”."
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


def status_of(time: MemberTime) -> MemberStatus:
    """Return the standing as the roll names it."""
    return MemberStatus.OFFICIAL if time.is_official else MemberStatus.PROBATIONARY


def joining_of(actor: Actor | None, cell_id: int, *, on: date) -> tuple[Joining, ...]:
    """Return the memberships a cell's visible cases call for and nobody has entered by a day."""
    cases = casefiles_visible_to(actor).filter(cell_id=cell_id).order_by("standing__sort_key", "pk")
    return _joining(list(cases.filter(_not_entered(on))), on=on)


def joining_for(actor: Actor | None, casefile_id: int, *, on: date) -> Joining | None:
    """Return the membership that one visible case calls for, unless it has been entered."""
    cases: QuerySet[Casefile] = casefiles_visible_to(actor).filter(pk=casefile_id)
    return next(iter(_joining(list(cases.filter(_not_entered(on))), on=on)), None)


def not_entered_below(path: str, *, on: date) -> dict[int, int]:
    """Return how many cases call for a membership, by the cells below a place that have any.

    For whoever works at the machine itself.
    """
    return _by_cell(Casefile.objects.filter(in_subtree(path, "cell__path")), on)


def not_entered_among(casefile_ids: Sequence[int], *, on: date) -> dict[int, int]:
    """Return the same of some cases, by their cells."""
    found: defaultdict[int, int] = defaultdict(int)
    for start in range(0, len(casefile_ids), _AT_ONCE):
        some = Casefile.objects.filter(pk__in=casefile_ids[start : start + _AT_ONCE])
        for cell_id, number in _by_cell(some, on).items():
            found[cell_id] += number
    return dict(found)


def _by_cell(cases: QuerySet[Casefile], on: date) -> dict[int, int]:
    rows = cases.filter(_not_entered(on)).order_by("cell").values_list("cell")
    return dict(rows.annotate(Count("pk")))


def _not_entered(on: date) -> Q:
    """Members by their case who do not stand on its cell's roll, or not as official ones.

    Of a case that is closed, those who were members by it and never were on any roll.
    """
    anywhere = Membership.objects.filter(person=OuterRef("person"))
    own = anywhere.filter(cell=OuterRef("cell"))
    begun = StageSpan.objects.filter(casefile=OuterRef("pk"), from_on__lte=on)
    stands = begun.filter(until_on__gt=on)
    admitted = Exists(stands.filter(stage__in=_AFTER_THE_CEREMONY)) & ~Exists(own)
    recognised = Exists(stands.filter(stage=Stage.OFFICIAL)) & ~Exists(
        own.filter(status=MemberStatus.OFFICIAL)
    )
    was_member = begun.filter(stage__in=(*_AFTER_THE_CEREMONY, Stage.OFFICIAL))
    gone = Exists(stands.filter(stage=Stage.CLOSED)) & Exists(was_member) & ~Exists(anywhere)
    return Q(admitted | recognised | gone)


def _joining(cases: Sequence[Casefile], *, on: date) -> tuple[Joining, ...]:
    logs, entered, alike = read_logs(cases), _entered(cases), _members_alike(cases)
    found = (
        _joining_by(
            case, logs[case.pk], entered.get(case.person_id, ()), on=on, is_alike=case.pk in alike
        )
        for case in cases
    )
    return tuple(each for each in found if each is not None)


def _joining_by(
    case: Casefile, log: ReadLog, entered: Sequence[Membership], *, on: date, is_alike: bool
) -> Joining | None:
    elsewhere = {seq for run in log.taken for seq in run}
    times = member_times(log.file.steps, on=on, elsewhere=elsewhere)
    if not times:
        return None
    official_on = _official_on(log.file, times)
    overlapping = [each for each in entered if _reaches(each, times[0].since)]
    if not overlapping:
        return Joining(case, times, official_on, None, Obstacle.ALIKE if is_alike else None)
    stands, last = overlapping[-1], times[-1]
    if any(each.cell_id != case.cell_id for each in overlapping):
        return Joining(case, times, official_on, None, Obstacle.ELSEWHERE)
    if stands.valid_until is None and last.is_official and stands.valid_from < last.since:
        return Joining(case, (last,), official_on, stands)
    return Joining(case, times, official_on, None, Obstacle.OTHERWISE)


def _official_on(file: CasefileTold, times: Iterable[MemberTime]) -> date | None:
    """The end of probation, as it was assessed on the day of the recognition."""
    recognised = [time.since for time in times if time.is_official]
    if not recognised:
        return None
    return assess(file, load_rulebook(), load_calendar(), on=recognised[-1]).official_on


def _reaches(membership: Membership, day: date) -> bool:
    return membership.valid_until is None or membership.valid_until >= day


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
    keys = {case.person.name_fold for case in cases}
    members = Membership.objects.filter(
        person__name_fold__in=keys, cell__in={case.cell_id for case in cases}
    )
    known: defaultdict[tuple[int, str, date], set[int]] = defaultdict(set)
    rows = members.values_list("cell", "person__name_fold", "person__born_on", "person")
    for cell_id, name, born_on, pk in rows:
        known[cell_id, name, born_on].add(pk)
    by_cases = Counter(map(_name_in_cell, cases))
    return frozenset(
        case.pk
        for case in cases
        if known[_name_in_cell(case)] - {case.person_id} or by_cases[_name_in_cell(case)] > 1
    )


def _name_in_cell(case: Casefile) -> tuple[int, str, date]:
    return case.cell_id, case.person.name_fold, case.person.born_on
