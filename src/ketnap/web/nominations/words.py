"""Nominations in the reader's words."""

from django.utils.translation import gettext as _

from ketnap.domain.casefile.wording import stage_name
from ketnap.plans.models import Nomination, NominationState
from ketnap.plans.queries.nominations import OwnNomination
from ketnap.web.day_words import full_day
from ketnap.web.language import reader_language


def person_note(nomination: Nomination) -> str:
    """Return what tells somebody apart: day of birth and workplace."""
    return _("sinh ngày %(day)s, %(workplace)s") % {
        "day": full_day(nomination.born_on),
        "workplace": nomination.workplace,
    }


def answer_words(own: OwnNomination) -> str:
    """Return what the nominator is told: what became of it, and of a case the stage alone."""
    nomination = own.nomination
    if nomination.state == NominationState.DECLINED:
        return _("Chi bộ chưa tiếp nhận. Lý do: %(reason)s") % {"reason": nomination.reason}
    if nomination.state == NominationState.WITHDRAWN:
        return _("Bạn đã rút. Lý do: %(reason)s") % {"reason": nomination.reason}
    if nomination.state == NominationState.WAITING:
        return _("Chờ chi bộ xem")
    if own.stage is None:
        return _("Chi bộ đã tiếp nhận")
    stage = stage_name(own.stage, reader_language())
    return _("Chi bộ đã tiếp nhận. Đang ở giai đoạn: %(stage)s") % {"stage": stage}
