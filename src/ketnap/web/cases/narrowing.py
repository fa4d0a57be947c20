"""What the list of cases is narrowed to, in words."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import casefiles_visible_to
from ketnap.casefiles.queries.batched import cases_of_batch
from ketnap.casefiles.queries.figures import facts_of
from ketnap.casefiles.queries.numbered import Numbered
from ketnap.domain.access import Action, Actor
from ketnap.domain.casefile.wording import stage_name
from ketnap.domain.intake.columns import Layout
from ketnap.intake.models import SheetImport
from ketnap.organisations.queries import name_on, organisations_visible_to
from ketnap.web.cases.filters import Wanted
from ketnap.web.day import day_of
from ketnap.web.figure_lists import figure_words
from ketnap.web.figure_numbers import counted_words, number_words
from ketnap.web.import_lists import import_words, undone_words
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
    if wanted.brought_by:
        conditions.append(_brought(wanted.brought_by))
    if wanted.stage:
        conditions.append(_("ở giai đoạn “%s”") % stage_name(wanted.stage, reader_language()))
    if wanted.search:
        conditions.append(_("có “%s”") % wanted.search)
    if wanted.below:
        name = name_on(wanted.below.pk, day_of(request).on)
        conditions.append(_("của %s và các tổ chức trực thuộc") % name)
    shown = _("Chỉ hiện hồ sơ %s.") % ", ".join(conditions)
    counted = counted_words(wanted.among or ())
    undone = undone_words(wanted.brought_by)
    return " ".join(filter(None, (shown, counted, undone, _left_out(request, wanted))))


def _brought(record: SheetImport) -> str:
    if record.layout == Layout.STEPS:
        return _("có bước từ lần nhập %s") % import_words(record)
    return _("từ lần nhập %s") % import_words(record)


def _left_out(request: HttpRequest, wanted: Wanted) -> str:
    """How many of the cases are kept where the reader sees none: their cell stood here then."""
    actor = actor_behind(request)
    counted = _counted(actor, wanted)
    visible = casefiles_visible_to(actor).order_by()
    count = len(counted) - visible.filter(pk__in=Numbered(counted)).count() if counted else 0
    if wanted.batch is not None:
        brought = cases_of_batch(wanted.batch)
        count += brought.count() - visible.filter(pk__in=brought).count()
    if not count:
        return ""
    words = ngettext(
        "%(count)d hồ sơ nay thuộc nơi khác nên không hiện.",
        "%(count)d hồ sơ nay thuộc nơi khác nên không hiện.",
        count,
    )
    return words % {"count": count}


def _counted(actor: Actor | None, wanted: Wanted) -> set[int]:
    """The cases in the number or the figure, of whoever may see that number itself."""
    if wanted.number:
        return set(wanted.among or ())
    if wanted.figure is None:
        return set()
    seen = organisations_visible_to(actor, Action.SEE_FIGURES)
    if not seen.filter(pk=wanted.figure.organisation_id).exists():
        return set()
    return set(facts_of(wanted.figure).order_by().values_list("casefile_id", flat=True))
