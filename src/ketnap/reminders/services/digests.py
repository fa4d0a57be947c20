"""Sends the weekly digest: what is due, for those who see it and need not act themselves."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import override

from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import User
from ketnap.domain.casefile.wording import day_in_words, deadline_name
from ketnap.domain.planner import Occasion
from ketnap.reminders.dues import dues_until
from ketnap.reminders.duties import Duty, duties_behind
from ketnap.reminders.letters import Line, digest_letter
from ketnap.reminders.models import Digest
from ketnap.reminders.queries import digest_readers
from ketnap.reminders.services.mailing import case_link, letter_settings
from ketnap.reminders.services.sending import Draft, Mailed, send_each
from ketnap.reminders.wording import language_now, reason_for
from ketnap.rules.load import load_calendar

AHEAD = timedelta(days=6)
LONGEST = 40
"""How many lines a digest has at most; the rest is counted."""


def send_digests(*, on: date) -> Mailed:
    """Send this week's digests that were not sent yet, on working days only."""
    if not load_calendar().is_working_day(on):
        return Mailed(0, ())
    week_on = on - timedelta(days=on.weekday())
    readers = digest_readers(week_on=week_on)
    return send_each((user, partial(_draft, user, week_on, on)) for user in readers)


def _draft(user: User, week_on: date, on: date) -> Draft | None:
    """The digest of a user; a week in which nothing is due is marked, and nothing is sent."""
    if Digest.objects.filter(user=user, week_on=week_on).exists():
        return None
    mark = partial(Digest.objects.create, user=user, week_on=week_on)
    duties = _for_others(user, week_on, on)
    if not duties:
        mark()
        return None
    with override(user.language):
        lines = [_line(duty, on) for duty in duties[:LONGEST]]
        more = len(duties) - len(lines)
        letter = digest_letter(lines, more=more, **letter_settings())
        return Draft(_("Việc đến hạn trong tuần"), letter, mark)


def _for_others(user: User, week_on: date, on: date) -> Sequence[Duty]:
    """What others must do this week, of the cases the user may see."""
    actor = actor_of(user, on=on)
    dues = dues_until(actor, on=on, until=week_on + AHEAD)
    duties = (duty for duty in duties_behind(dues, on=on) if user.pk not in duty.user_ids)
    return sorted(duties, key=lambda duty: (duty.deadline.due_on, duty.case.pk))


def _line(duty: Duty, on: date) -> Line:
    due_on = duty.deadline.due_on
    return Line(
        name=duty.full_name,
        what=deadline_name(duty.deadline.code, language_now()),
        due_on=day_in_words(due_on),
        reason=reason_for(Occasion.DUE, due_on, on=on),
        link=case_link(duty.case.pk),
    )
