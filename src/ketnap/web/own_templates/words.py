"""Templates in words: how far one has come, from when it is used, whose it is."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from ketnap.documents.own_templates.inspecting import Problem
from ketnap.documents.own_templates.models import OwnTemplate, TemplateState
from ketnap.documents.word.network import can_take_network
from ketnap.documents.word.office import is_installed
from ketnap.web.day_words import full_day
from ketnap.web.language import reader_language


def state_words(template: OwnTemplate, on: date) -> str:
    """How a template stands on a day."""
    if template.valid_from is None:
        return template.get_state_display()
    if on < template.valid_from:
        return _("Đã duyệt, dùng từ %(day)s") % {"day": full_day(template.valid_from)}
    if template.retired_from is None:
        return _("Đang dùng, từ %(day)s") % {"day": full_day(template.valid_from)}
    if on < template.retired_from:
        return _("Đang dùng, thôi dùng từ %(day)s") % {"day": full_day(template.retired_from)}
    return _("Thôi dùng từ %(day)s") % {"day": full_day(template.retired_from)}


def day_sent(template: OwnTemplate) -> str:
    """The day on which a template was uploaded, by the clock of this place."""
    return full_day(timezone.localdate(template.uploaded_at))


def badge_of(template: OwnTemplate, on: date) -> dict[str, str]:
    """The badge of a template: an icon beside its words."""
    match template.state:
        case TemplateState.PROPOSED:
            kind = "unconfirmed"
        case TemplateState.APPROVED:
            kind = "complete"
        case _:
            kind = "note"
    return {"state": kind, "name": state_words(template, on)}


def problem_words(problem: Problem) -> dict[str, str]:
    """A problem as a card shows it: what is wrong, and where."""
    if reader_language() == "vi":
        return {"title": problem.vi, "text": problem.place}
    return {"title": problem.en, "text": problem.place_en}


def office_words() -> str:
    """What this machine cannot do for papers by own templates; empty where it can do all."""
    if not is_installed():
        return _(
            "Máy chủ chưa cài LibreOffice: theo mẫu riêng chỉ tải được tệp Word, chưa có PDF và chưa in thẳng được."
        )
    if not can_take_network():
        return _(
            "Máy chủ không cho ngắt mạng của LibreOffice khi lập PDF. Chỉ duyệt mẫu do người mình biết soạn, và báo người quản trị máy chủ cho phép không gian tên người dùng (user namespace)."
        )
    return ""
