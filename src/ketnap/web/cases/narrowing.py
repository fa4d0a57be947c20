"""What the list of cases is narrowed to, in words."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.domain.casefile.wording import stage_name
from ketnap.organisations.queries import name_on
from ketnap.web.cases.filters import Wanted
from ketnap.web.day import day_of
from ketnap.web.figure_lists import figure_words
from ketnap.web.figure_numbers import counted_words, number_words
from ketnap.web.language import reader_language


def narrowed_to(request: HttpRequest, wanted: Wanted) -> str:
    """Return what the table was narrowed to, in words: a figure, a stage, a search, or several."""
    if not wanted.is_narrowed:
        return ""
    conditions = []
    if wanted.number:
        conditions.append(_("tính vào con số “%s”") % number_words(wanted.number))
    if wanted.figure:
        conditions.append(_("tính vào số liệu “%s”") % figure_words(wanted.figure))
    if wanted.stage:
        conditions.append(_("ở giai đoạn “%s”") % stage_name(wanted.stage, reader_language()))
    if wanted.search:
        conditions.append(_("có “%s”") % wanted.search)
    if wanted.below:
        name = name_on(wanted.below.pk, day_of(request).on)
        conditions.append(_("của %s và các tổ chức trực thuộc") % name)
    shown = _("Chỉ hiện hồ sơ %s.") % ", ".join(conditions)
    return " ".join(filter(None, (shown, counted_words(wanted.among or ()))))
