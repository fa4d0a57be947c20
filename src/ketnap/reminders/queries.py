"""Every read of reminders, snoozes, digests and feeds."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from ketnap.accounts.models import User
from ketnap.casefiles.queries import Due
from ketnap.casefiles.queries.cases import visible_cases
from ketnap.casefiles.queries.running import all_running, cases_numbered, is_running
from ketnap.domain.access import Actor
from ketnap.domain.casefile.deadlines import Deadline
from ketnap.domain.planner import Point, latest_point
from ketnap.reminders.duties import Duty, Key, duties_behind, duties_of, key_of
from ketnap.reminders.models import CalendarFeed, Digest, MailAddress, Reminder, Snooze
from ketnap.reminders.refusals import DeadlineOver
from ketnap.reminders.responsible import Staff
from ketnap.reminders.tables import load_timing
from ketnap.rules.load import load_calendar

SHOWN = 200
"""How many of the latest reminders a page looks at."""
LEFT_ALONE_FOR = timedelta(hours=1)
"""How long an address that a mail did not reach is not tried again where mail is tried every minute."""

_PointKey = tuple[int, str, int, date, date]


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A point of a deadline that has come, and who has not been reminded of it yet."""

    duty: Duty
    point: Point
    user_ids: frozenset[int]


def due_reminders(*, on: date) -> list[DueReminder]:
    """Return what is to be brought to mind on a day and was not yet, the most urgent first."""
    snoozed = snoozed_keys(on=on)
    running = [due for due in all_running(on=on) if key_of(due) not in snoozed]
    points = {key_of(due): point for due in running if (point := _point_of(due, on)) is not None}
    raised = _raised_for(points.values())
    waiting = (due for due in running if key_of(due) in points)
    found = (_not_yet(duty, points[duty.key], raised) for duty in duties_behind(waiting, on=on))
    due = [each for each in found if each.user_ids]
    return sorted(due, key=lambda each: (each.duty.deadline.due_on, each.duty.case.pk))


def is_recalled_by(deadline: Due | Deadline, day: date) -> bool:
    """Say whether a deadline is brought to mind at all up to a day."""
    return _point_of(deadline, day) is not None


def _point_of(deadline: Due | Deadline, on: date) -> Point | None:
    schedule = load_timing().of(deadline.code)
    return latest_point(deadline.starts_on, deadline.due_on, schedule, load_calendar(), on=on)


def _raised_for(points: Iterable[Point]) -> dict[_PointKey, set[int]]:
    """Who was reminded of which point already."""
    days = {point.on for point in points}
    rows = Reminder.objects.filter(point_on__in=days).values_list(
        "casefile_id", "code", "seq", "due_on", "point_on", "user_id"
    )
    raised: dict[_PointKey, set[int]] = {}
    for case, code, seq, due_on, point_on, user_id in rows:
        raised.setdefault((case, code, seq, due_on, point_on), set()).add(user_id)
    return raised


def _not_yet(duty: Duty, point: Point, raised: dict[_PointKey, set[int]]) -> DueReminder:
    key = (*duty.key, duty.deadline.due_on, point.on)
    return DueReminder(duty, point, frozenset(duty.user_ids - raised.get(key, set())))


def duty_of(key: Key, *, on: date) -> Duty:
    """Return a running deadline by what tells it from others; raises `DeadlineOver`."""
    case = cases_numbered([key[0]])[key[0]]
    found = (duty for duty in duties_of(case, Staff(on=on)) if duty.key == key)
    duty = next(found, None)
    if duty is None:
        raise DeadlineOver
    return duty


def duties_of_cases(casefile_ids: Collection[int], *, on: date) -> dict[Key, Duty]:
    """Return every running deadline of some cases, by what tells it from others."""
    staff = Staff(on=on)
    cases = cases_numbered(casefile_ids)
    return {duty.key: duty for case in cases.values() for duty in duties_of(case, staff)}


# ---- what one user was reminded of ----


def reminders_of(actor: Actor | None) -> QuerySet[Reminder]:
    """Return a user's own reminders, latest first, of cases he may see today or that are his own."""
    if actor is None:
        return Reminder.objects.none()
    visible = visible_cases(actor, cell="casefile__cell", case="casefile")
    if actor.person_id is not None:
        visible |= Q(casefile__person=actor.person_id)
    rows = Reminder.objects.filter(visible, user_id=actor.user_id)
    return rows.select_related("casefile__person").order_by("-raised_on", "due_on", "-pk")


def latest_reminders(actor: Actor | None, *, on: date) -> tuple[list[Reminder], list[Reminder]]:
    """Return the latest reminder of each deadline: of those still running, and of the others."""
    latest: dict[Key, Reminder] = {}
    for reminder in reminders_of(actor)[:SHOWN]:
        latest.setdefault(reminder.key, reminder)
    named = Reminder.objects.filter(pk__in=[each.pk for each in latest.values()])
    runs = set(named.filter(is_running(on=on)).values_list("pk", flat=True))
    running = [each for each in latest.values() if each.pk in runs]
    over = [each for each in latest.values() if each.pk not in runs]
    return sorted(running, key=lambda each: (each.due_on, each.pk)), over


def unread_count(actor: Actor | None, *, on: date) -> int:
    """Return of how many running deadlines somebody has not read the reminders; one query."""
    unread = reminders_of(actor).filter(is_running(on=on), read_at__isnull=True)
    return unread.order_by().values("casefile", "code", "seq").distinct().count()


# ---- snoozes ----


def snoozed_keys(*, on: date) -> frozenset[Key]:
    """Return the deadlines nobody is reminded of on a day."""
    return frozenset(_lasting(Snooze.objects.all(), on=on))


def snoozes_on(casefile_ids: Collection[int], *, on: date) -> dict[Key, Snooze]:
    """Return the snoozes of these cases that hold on a day, by deadline."""
    return _lasting(Snooze.objects.filter(casefile_id__in=casefile_ids), on=on)


def _lasting(snoozes: QuerySet[Snooze], *, on: date) -> dict[Key, Snooze]:
    """Of each deadline the last snooze given by a day, where it still holds."""
    since = snoozes.filter(since__lte=on).select_related("snoozed_by__person").order_by("pk")
    last = {snooze.key: snooze for snooze in since}
    return {key: snooze for key, snooze in last.items() if snooze.until > on}


# ---- mail ----


def address_of(user_id: int) -> MailAddress | None:
    """Return where a user wants mail sent, confirmed or not."""
    return MailAddress.objects.filter(user_id=user_id).first()


def unreached_since(user_ids: Collection[int]) -> dict[int, datetime]:
    """Return of which of these users the last mail did not go out, and when that was."""
    kept = MailAddress.objects.filter(user__in=user_ids)
    return {each.user_id: each.failed_at for each in kept if each.failed_at is not None}


def addresses_to_try(*, now: datetime) -> QuerySet[MailAddress]:
    """Return the confirmed addresses, but for those that no mail reached within the last hour.

    For mail that is tried every minute: a server that refuses an address is not asked again at once.
    """
    confirmed = MailAddress.objects.filter(confirmed_at__isnull=False)
    return confirmed.exclude(failed_at__gt=now - LEFT_ALONE_FOR)


def reminders_to_mail(*, on: date, within: timedelta) -> QuerySet[Reminder]:
    """Return the unread reminders of the last days that go by mail, user by user.

    What was raised before an address was confirmed stays in the application.
    """
    rows = Reminder.objects.filter(
        mailed_at__isnull=True,
        read_at__isnull=True,
        raised_on__gt=on - within,
        raised_on__lte=on,
        user__is_active=True,
        user__mail_address__confirmed_at__isnull=False,
    )
    return rows.select_related("user__person", "user__mail_address", "casefile__person").order_by(
        "user_id", "due_on", "pk"
    )


def digest_readers(*, week_on: date) -> QuerySet[User]:
    """Return who wants the weekly digest and has not got this week's."""
    rows = User.objects.filter(
        is_active=True,
        mail_address__confirmed_at__isnull=False,
        mail_address__wants_digest=True,
    )
    sent_to = Digest.objects.filter(week_on=week_on).values("user_id")
    return rows.exclude(pk__in=sent_to).select_related("mail_address").order_by("pk")


# ---- feeds ----


def live_feeds_of(user_id: int) -> QuerySet[CalendarFeed]:
    """Return the feeds of a user that can still be read."""
    rows = CalendarFeed.objects.filter(user_id=user_id, revoked_at__isnull=True)
    return rows.select_related("cell").order_by("pk")


def is_live_feed(name: str) -> bool:
    """Say whether a name belongs to a feed that can still be read."""
    return CalendarFeed.objects.filter(name=name, revoked_at__isnull=True).exists()
