"""The page of one import: what it would write, or what it wrote; and the deeds that follow."""

from collections.abc import Mapping
from itertools import islice
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ketnap.accounts import access
from ketnap.domain.access import Action
from ketnap.domain.intake.columns import Layout
from ketnap.domain.intake.problems import TO_DECIDE, Code, Problem
from ketnap.domain.intake.rows import Entry, Tally
from ketnap.intake import files
from ketnap.intake.kinds import Part
from ketnap.intake.models import ImportState
from ketnap.intake.refusals import BuiltUpon, OutOfPlace
from ketnap.intake.services import Choices, put_away, undo_import
from ketnap.intake.services.checking import compared_entries, problems_of
from ketnap.intake.services.undoing import rows_to_take_out
from ketnap.web.day import address
from ketnap.web.form_page import FormPage, answered, shown
from ketnap.web.import_lists import import_href
from ketnap.web.intake.reading import OpenImport, ask_in_words, crumbs_to, open_import
from ketnap.web.intake.words import (
    badge_of,
    entry_label,
    facts_of,
    outcome_words,
    passed_words,
    problem_row,
)
from ketnap.web.posted import data_of
from ketnap.web.today_only import today_only

ROWS_A_PAGE = 50
MOST_TO_DECIDE = 200
FEW_ROWS = 5
MANY_ROWS = 4000
"""More cases and persons than these are taken out by a worker."""


class DecisionForm(forms.Form):
    """Asks what becomes of rows that need a person to say so."""

    leave_out_faulty = forms.BooleanField(required=False)
    enrol_known = forms.BooleanField(
        required=False,
        help_text=gettext_lazy(
            "Là những người cùng họ tên và ngày sinh nêu dưới đây. Bản ghi và hồ sơ của họ giữ "
            "nguyên. Ai là người khác thì đánh dấu riêng."
        ),
    )
    open_for_known = forms.BooleanField(
        required=False,
        help_text=gettext_lazy(
            "Là những người cùng họ tên và ngày sinh nêu dưới đây. Bản ghi của họ giữ nguyên; các "
            "ngày trong dòng thành bước của hồ sơ. Ai là người khác thì đánh dấu riêng."
        ),
    )
    other_people = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Là người khác, vẫn nhập"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any, *, problems: list[Problem], outcome: Mapping[str, Any]) -> None:
        super().__init__(data)
        faulty, known = outcome["faulty"], outcome.get("not_on_the_roll", 0)
        without = outcome.get("without_a_case", 0)
        choices = _to_decide(problems)
        self.fields["other_people"].choices = choices  # type: ignore[attr-defined]  # a choice field
        if not choices:
            del self.fields["other_people"]
        if faulty:
            self.fields["leave_out_faulty"].label = ngettext(
                "Bỏ qua %(count)d dòng còn lỗi", "Bỏ qua %(count)d dòng còn lỗi", faulty
            ) % {"count": faulty}
        else:
            del self.fields["leave_out_faulty"]
        if known:
            self.fields["enrol_known"].label = ngettext(
                "Ghi vào danh sách đảng viên %(count)d người chi bộ đã có bản ghi",
                "Ghi vào danh sách đảng viên %(count)d người chi bộ đã có bản ghi",
                known,
            ) % {"count": known}
        else:
            del self.fields["enrol_known"]
        if without:
            self.fields["open_for_known"].label = ngettext(
                "Mở hồ sơ cho %(count)d người chi bộ đã có bản ghi",
                "Mở hồ sơ cho %(count)d người chi bộ đã có bản ghi",
                without,
            ) % {"count": without}
        else:
            del self.fields["open_for_known"]

    def choices(self) -> Choices:
        """What was decided; only after the form was found valid."""
        return Choices(
            leave_out_faulty=self.cleaned_data.get("leave_out_faulty", False),
            other_people=frozenset(self.cleaned_data.get("other_people", ())),
            enrol_known=self.cleaned_data.get("enrol_known", False),
            open_for_known=self.cleaned_data.get("open_for_known", False),
        )


def _to_decide(problems: list[Problem]) -> list[tuple[int, str]]:
    """Each row once, though it may repeat another row and be known to the cell as well."""
    words: dict[int, list[str]] = {}
    for problem in problems:
        if problem.code is Code.REPEATED_ROW:
            said = _("trùng với dòng %(first)s") % {"first": problem.fact}
        elif problem.code in TO_DECIDE:
            said = problem.fact
        else:
            continue
        words.setdefault(problem.row, []).append(said)
    return [
        (row, _("Dòng %(row)d: %(who)s") % {"row": row, "who": "; ".join(said)})
        for row, said in list(words.items())[:MOST_TO_DECIDE]
    ]


@access.page(Action.IMPORT_RECORDS)
@require_GET
def sheet_import(request: HttpRequest, import_id: int) -> HttpResponse:
    """Lead to what comes next, or show what was found or written."""
    opened = open_import(request, import_id)
    job = opened.job()
    if job is not None:
        return render(
            request, "web/intake/under_way.html", {**_around(request, opened), "job": job}
        )
    match ImportState(opened.record.state):
        case ImportState.UPLOADED if not _is_gone(opened):
            return redirect("choose_sheet", import_id)
        case ImportState.READ | ImportState.MATCHED if not _is_gone(opened):
            return redirect("match_columns", import_id)
        case ImportState.CHECKED if not _is_gone(opened):
            return _preview(request, opened)
        case _:
            return _result(request, opened)


def _is_gone(opened: OpenImport) -> bool:
    return not files.upload_of(opened.record.stored_name).is_file()


def _around(request: HttpRequest, opened: OpenImport) -> dict[str, Any]:
    return {
        "opened": opened,
        "title": opened.title,
        "crumbs": crumbs_to(request),
        "badge": badge_of(opened.record),
    }


def _preview(
    request: HttpRequest, opened: OpenImport, form: DecisionForm | None = None
) -> HttpResponse:
    record, problems = opened.record, problems_of(opened.record)
    start = _start(request)
    page = problems[start : start + ROWS_A_PAGE]
    context = {
        **_around(request, opened),
        "lead": _("%(what)s, vào %(cell)s. Chưa có gì được ghi.")
        % {"what": opened.layout_name, "cell": opened.cell_name},
        "facts": list(facts_of(record)),
        "passed": passed_words(record),
        "form": form or DecisionForm(None, problems=problems, outcome=record.outcome),
        "nothing_to_write": not (record.outcome["sound"] or record.outcome["to_decide"]),
        "columns": [{"label": _("Ở đâu")}, {"label": _("Vấn đề và cách sửa")}],
        "rows": [problem_row(problem) for problem in page],
        "told": record.outcome["told"],
        "sound_rows": [
            {"row": entry.row, "label": entry_label(entry)}
            for entry in islice(filter(_is_written, compared_entries(record, Tally())), FEW_ROWS)
        ],
        **_pages(request, opened, start, len(problems)),
    }
    return render(request, "web/intake/preview.html", context, status=422 if form else 200)


def _is_written(entry: Entry) -> bool:
    return entry.is_sound and not entry.is_written_already


def _start(request: HttpRequest) -> int:
    text = request.GET.get("tu", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < len("10000") else 0


def _pages(request: HttpRequest, opened: OpenImport, start: int, count: int) -> dict[str, str]:
    def href(place: int) -> str:
        return address(request, "sheet_import", opened.id, query={"tu": str(place)})

    return {
        "previous_href": href(max(0, start - ROWS_A_PAGE)) if start else "",
        "next_href": href(start + ROWS_A_PAGE) if start + ROWS_A_PAGE < count else "",
    }


def _brought(request: HttpRequest, opened: OpenImport) -> dict[str, str]:
    """The way to the list of what was imported; nothing before, and once it is undone."""
    if opened.record.state != ImportState.IMPORTED:
        return {}
    of_members = opened.layout is Layout.MEMBERS
    label = _("Mở danh sách đảng viên") if of_members else _("Mở danh sách hồ sơ")
    return {"label": label, "href": import_href(request, opened.record)}


def _result(request: HttpRequest, opened: OpenImport) -> HttpResponse:
    record = opened.record
    context = {
        **_around(request, opened),
        "lead": _("%(what)s, vào %(cell)s.")
        % {"what": opened.layout_name, "cell": opened.cell_name},
        "outcome": outcome_words(record),
        "brought": _brought(request, opened),
        "is_gone": not record.is_final,
        "can_undo": record.state == ImportState.IMPORTED and opened.day.is_today,
    }
    return render(request, "web/intake/result.html", context)


@access.page(Action.IMPORT_RECORDS)
@require_POST
def take_in(request: HttpRequest, import_id: int) -> HttpResponse:
    """Ask a worker to write what was looked through."""
    today_only(request)
    opened = open_import(request, import_id)
    if opened.record.state != ImportState.CHECKED or opened.job() is not None:
        return redirect("sheet_import", import_id)
    outcome = opened.record.outcome
    form = DecisionForm(request.POST, problems=problems_of(opened.record), outcome=outcome)
    if form.is_valid():
        choices = form.choices()
        if outcome["faulty"] and not choices.leave_out_faulty:
            form.add_error(
                "leave_out_faulty",
                _("Hãy sửa các dòng còn lỗi trong tệp rồi tải lại, hoặc đồng ý bỏ qua."),
            )
        else:
            return _asked(request, opened, choices, form)
    return _preview(request, opened, form)


def _asked(
    request: HttpRequest, opened: OpenImport, choices: Choices, form: DecisionForm
) -> HttpResponse:
    try:
        ask_in_words(Part.IMPORT, opened.record, choices, by=opened.actor)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return _preview(request, opened, form)
    messages.success(request, _("Đang nhập. Bạn cứ làm việc khác; kết quả hiện ở trang này."))
    return redirect("sheet_import", opened.id)


@access.page(Action.IMPORT_RECORDS)
@require_POST
def put_import_away(request: HttpRequest, import_id: int) -> HttpResponse:
    """Give an import up; its file goes at once."""
    today_only(request)
    opened = open_import(request, import_id)
    try:
        put_away(opened.record, by=opened.actor)
        messages.success(request, _("Đã bỏ lần nhập này và xóa tệp."))
    except OutOfPlace:
        messages.warning(request, _("Lần nhập này đã xong, không bỏ được nữa."))
    return redirect("imports")


@access.page(Action.IMPORT_RECORDS)
@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, import_id: int) -> HttpResponse:
    """Take a whole import out again, or name what stands on it."""
    opened = open_import(request, import_id)
    if opened.record.state != ImportState.IMPORTED or opened.job() is not None:
        return redirect("sheet_import", import_id)
    page = FormPage(
        title=_("Hoàn tác lần nhập"),
        verb=_("Hoàn tác"),
        form=forms.Form(data_of(request)),
        back_href=address(request, "sheet_import", import_id),
        lead=_(
            "%(title)s: %(what)s. Mọi thứ lần nhập này đã ghi được bỏ ra khỏi sổ; "
            "nhật ký truy cập vẫn giữ việc nhập và việc hoàn tác."
        )
        % {"title": opened.title, "what": outcome_words(opened.record)},
        crumbs=crumbs_to(request, opened),
        grave=True,
        template="web/intake/undo.html",
    )

    def act(_answers: dict[str, Any]) -> HttpResponse:
        try:
            messages.success(request, _undone(opened))
        except BuiltUpon as refusal:
            return shown(request, page, standing=refusal.standing)
        return redirect("sheet_import", import_id)

    return answered(request, page, act)


def _undone(opened: OpenImport) -> str:
    """Undo a small import while its owner waits, ask a worker for a large one; say what was done."""
    if rows_to_take_out(opened.record) > MANY_ROWS:
        ask_in_words(Part.UNDO, opened.record, by=opened.actor)
        return _("Đang hoàn tác. Bạn cứ làm việc khác; kết quả hiện ở trang này.")
    undo_import(opened.record, by=opened.actor)
    return _("Đã hoàn tác. Sổ như trước khi nhập.")
