"""Official tables of a period on a page, and as an Excel workbook."""

from decimal import Decimal
from fractions import Fraction

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.design.numbers import whole
from ketnap.domain.access import Action
from ketnap.domain.figures.official import Counts, FilledRow, Value, share_of_last_year
from ketnap.domain.figures.proportion import rounded
from ketnap.figures.behind import in_table
from ketnap.figures.official import load_tables
from ketnap.figures.official.filling import FilledTable, filled_tables
from ketnap.figures.official.outside import tables_outside
from ketnap.figures.settings import load_age_bands, load_least_shown
from ketnap.figures.workbook import CONTENT_TYPE, Heading, workbook_of
from ketnap.organisations.queries import name_on, parent_on
from ketnap.organisations.tree import tree_read_once
from ketnap.web.figure_lists import period_words
from ketnap.web.figures import numbers
from ketnap.web.figures.asking import AskedFigures, asked_in, to_mend
from ketnap.web.figures.head import head_of
from ketnap.web.figures.hiding import left_out
from ketnap.web.figures.notes import notes_for, outside_notes
from ketnap.web.figures.result_tables import Cell, Table
from ketnap.web.language import reader_language

_WHOLE = 100


@access.page(Action.SEE_FIGURES)
@require_GET
@tree_read_once()
def official_tables(request: HttpRequest) -> HttpResponse:
    """Show the official tables of a period, each beside the same period a year before."""
    form, asked = asked_in(request)
    context = {
        **head_of(request, form, asked, "official_tables"),
        "tables": [_shown(request, table, asked) for table in tables_for(asked)],
        "unconfirmed": _unconfirmed(),
    }
    return render(request, "web/figures/official.html", context)


@access.page(Action.SEE_FIGURES)
@require_GET
@tree_read_once()
def official_workbook(request: HttpRequest) -> HttpResponse:
    """Hand the official tables out as an Excel workbook with live totals."""
    form, asked = asked_in(request)
    if form.errors:
        return to_mend(request, asked)
    tables = tables_for(asked)
    written = workbook_of(
        tables, _heading(asked), language=reader_language(), live=asked.sees_cases
    )
    response = HttpResponse(written, content_type=CONTENT_TYPE)
    name = f"bieu-thong-ke-{asked.span.end.isoformat()}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def tables_for(asked: AskedFigures) -> list[FilledTable]:
    """Every official table of the period; a copy for outside leaves out what could tell."""
    filled = filled_tables(load_tables().values(), asked.counting(asked.span))
    if asked.sees_cases:
        return filled
    return tables_outside(filled, load_age_bands(), least=load_least_shown())


def _heading(asked: AskedFigures) -> Heading:
    parent = parent_on(asked.organisation.pk, asked.on)
    return Heading(
        superior=name_on(parent.pk, asked.on) if parent else "",
        organisation=asked.name,
        period=_("Số liệu %s") % period_words(asked.span.start, asked.span.end),
        columns=(_("Tiêu chí"), _("Kỳ này"), asked.before_words, "%"),
        control=_("Kiểm tra: A + B − C − D, khớp khi bằng 0"),
        notes=[_unconfirmed(), *notes_for(asked), *outside_notes(asked)],
    )


def _shown(request: HttpRequest, filled: FilledTable, asked: AskedFigures) -> Table:
    table, language = filled.table, reader_language()
    return Table(
        title=f"{table.code}. {table.vi if language == 'vi' else table.en}",
        columns=[
            {"label": _("Tiêu chí")},
            {"label": _("Kỳ này"), "numeric": True},
            {"label": asked.before_words, "numeric": True},
            {"label": "%", "numeric": True},
        ],
        rows=[_row(request, filled, place, asked) for place in range(len(filled.rows))],
        note=_("cần xác nhận: theo %s") % table.source,
    )


def _row(request: HttpRequest, filled: FilledTable, place: int, asked: AskedFigures) -> list[Cell]:
    each = filled.rows[place]
    name = each.row.vi if reader_language() == "vi" else each.row.en
    share, number = share_of_last_year(each), in_table(filled.table, place)
    now = asked.number_href(request, number)
    then = asked.number_href(request, number, span=asked.span.before)
    return [
        {"text": f"{'– ' * each.row.level}{name}"},
        {"text": _value(each, each.this, asked), "href": now if _counts(each.this) else ""},
        {"text": _value(each, each.before, asked), "href": then if _counts(each.before) else ""},
        {"text": "" if share is None else numbers.decimal(rounded(share * Fraction(_WHOLE), 1))},
    ]


def _counts(value: Value) -> bool:
    """Whether somebody stands behind a number; nobody does behind a mean."""
    return isinstance(value, int) and value > 0


def _value(each: FilledRow, value: Value, asked: AskedFigures) -> str:
    if each.row.counts is Counts.BY_HAND:
        return _("ghi tay")
    if value is None:
        is_people = each.row.counts not in (Counts.HEADING, Counts.MEAN_AGE)
        return left_out() if is_people and not asked.sees_cases else ""
    return numbers.decimal(value) if isinstance(value, Decimal) else whole(value)


def _unconfirmed() -> str:
    return _(
        "Mẫu biểu của Hướng dẫn 40-HD/BTCTW (10/10/2025) chưa có bản để đối chiếu; biểu theo bản năm 2022 và sửa được bằng tệp riêng của nơi cài đặt."
    )
