"""The deadline of a new member on the planned day, as a clock and a sentence."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ketnap.design.numbers import whole
from ketnap.domain.ceremony import CeremonyClock
from ketnap.web.case.findings import Source, source_of
from ketnap.web.day_words import full_day
from ketnap.web.language import reader_language


@dataclass(frozen=True, slots=True)
class DeadlineWords:
    """A deadline as the page shows it; the bar has run as far as the planned day."""

    label: str
    done: int
    total: int
    place: str
    place_icon: str
    tone: str
    is_late: bool
    needs_consent: bool
    sources: tuple[Source, ...]


def deadline_words(clock: CeremonyClock | None, *, is_planned: bool = True) -> DeadlineWords | None:
    """Return the deadline in words; none before an approving decision.

    `is_planned` says that the clock was asked for the day of the ceremony, not for today.
    """
    if clock is None:
        return None
    language = reader_language()
    words = _("vào ngày lễ, hạn hết ngày %(day)s") if is_planned else _("hạn hết ngày %(day)s")
    rules = (clock.rule, clock.consent_rule if clock.needs_consent else None)
    return DeadlineWords(
        label=_label(clock),
        done=min(clock.working_day, clock.length),
        total=clock.length,
        place=words % {"day": full_day(clock.due_on)},
        place_icon="calendar-event",
        tone="over" if clock.is_late else "calm",
        is_late=clock.is_late,
        needs_consent=clock.needs_consent,
        sources=tuple(source_of(rule, language) for rule in rules if rule is not None),
    )


def _label(clock: CeremonyClock) -> str:
    if clock.late_by:
        return _("Quá %(days)s ngày làm việc") % {"days": whole(clock.late_by)}
    if clock.is_late:
        return _("Quá hạn, vào ngày nghỉ")
    return _("Ngày làm việc %(done)s/%(total)s") % {
        "done": whole(clock.working_day),
        "total": whole(clock.length),
    }
