"""Mails saved reports when their month, quarter, half-year, year or term has ended: a link, and no figure or name."""

import logging
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from ketnap.accounts.actors import actor_of
from ketnap.documents.registers.queries import term_days, term_ended_before
from ketnap.domain.casefile.wording import day_in_words
from ketnap.domain.figures import PeriodKind, Span
from ketnap.domain.figures.periods import last_ended, period_around
from ketnap.figures.models import MAILED_EVERY, SavedReport
from ketnap.figures.queries import question_of, reports_visible_to
from ketnap.figures.services import mailed_before, mark_mailed
from ketnap.organisations.queries import name_on
from ketnap.reminders.letters import report_letter
from ketnap.reminders.queries import addresses_to_try
from ketnap.reminders.services.mailing import letter_settings
from ketnap.reminders.services.sending import Draft, Letter, Mailed, send_each

_log = logging.getLogger(__name__)


def mail_due_reports() -> None:
    """Send today's reports; a worker's chore, which settles its own troubles."""
    mailed = mail_reports(on=timezone.localdate())
    for trouble in (*mailed.failed, *mailed.unsettled):
        _log.warning("mailing a saved report failed: %s", trouble)


def mail_reports(*, on: date) -> Mailed:
    """Send each report whose period has ended since it was last mailed.

    Whoever a mail did not reach gets his an hour later; where the server does not answer, the next run sends the rest.
    """
    return send_each(_letters(on), while_answered=True)


def _letters(on: date) -> Iterator[Letter]:
    reached = addresses_to_try(now=timezone.now())
    for every in map(PeriodKind, MAILED_EVERY):
        waiting = SavedReport.objects.filter(
            mailed_every=every,
            mailed_until__lt=mailed_before(every, on),
            owner__mail_address__in=reached,
        )
        for report in waiting.select_related("owner", "organisation").order_by("pk"):
            ended = _ended(report, every, on)
            if ended and report.mailed_until and report.mailed_until < ended.end:
                yield report.owner, partial(_draft, report, ended, on)


def _ended(report: SavedReport, every: PeriodKind, on: date) -> Span | None:
    """The last period that was over; of terms that of the report's body, if any is known."""
    if every is PeriodKind.TERM:
        return term_ended_before(report.organisation.path, on)
    return last_ended(every, on)


def _draft(report: SavedReport, ended: Span, on: date) -> Draft | None:
    """The mail about a report; nothing where another sender was faster, or its owner may not see it.

    Whoever no longer sees the figures of the organisation gets nothing, now or later.
    """
    kept = SavedReport.objects.filter(pk=report.pk).first()
    if kept is None or kept.mailed_until is None or kept.mailed_until >= ended.end:
        return None
    actor = actor_of(report.owner, on=on)
    if actor is None or not reports_visible_to(actor).filter(pk=report.pk).exists():
        mark_mailed(kept, ended.end)
        return None
    with override(report.owner.language):
        shown = _shown(report, ended)
        days = {"start": day_in_words(shown.start), "end": day_in_words(shown.end)}
        period = _("%(start)s – %(end)s") % days
        name = name_on(report.organisation_id, ended.end)
        return Draft(
            _("Báo cáo đã lưu: %s") % period,
            report_letter(name, period, _link(report, ended), **letter_settings()),
            mark=partial(mark_mailed, kept, ended.end),
        )


def _shown(report: SavedReport, ended: Span) -> Span:
    """What the report shows on the last day of a period that ended: of the year so far, say, every month."""
    kind = PeriodKind(report.period)
    term = None
    if kind is PeriodKind.TERM and report.mailed_every != kind:
        term = term_days(report.organisation.path, ended.end)
    return period_around(kind, ended.end, term=term or ended).up_to(ended.end)


def _link(report: SavedReport, ended: Span) -> str:
    query = {**question_of(report, on=ended.end), **_days(report, ended), "on": ended.end}
    return f"{settings.PUBLIC_ORIGIN}{reverse('figures')}?{urlencode(query, doseq=True)}"


def _days(report: SavedReport, ended: Span) -> dict[str, Any]:
    """The days of a term above the body's own, which the page of a term would not show."""
    is_of_term = report.mailed_every == report.period == PeriodKind.TERM
    if not is_of_term or term_days(report.organisation.path, ended.end) == ended:
        return {}
    return {"period": PeriodKind.FREE.value, "start": ended.start, "end": ended.end}
