"""Entering several old papers of one case at once: all of them are recorded, or none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.casefiles.refusals import CaseChanged, ReasonNeeded, StepRefused
from ketnap.casefiles.services import record_steps
from ketnap.domain.access import Action, require
from ketnap.domain.casefile.findings import Finding
from ketnap.domain.casefile.same_paper import Repeat
from ketnap.domain.casefile.steps import Step
from ketnap.domain.casefile.wording import day_in_words, step_name
from ketnap.submissions.refusals import DecisionDoubted
from ketnap.web.case.findings import FindingCard, cards_of
from ketnap.web.case.reading import OpenCase, open_case
from ketnap.web.language import reader_language
from ketnap.web.steps.page import sending_again
from ketnap.web.steps.rows import (
    MOST_ROWS,
    Row,
    in_order_of_days,
    is_rearranged,
    kinds_offered,
    rearranged_rows,
    sent_rows,
)
from ketnap.web.steps.sending import SendingForm, closing_by, unasked_repeats
from ketnap.web.submissions.words import lack_cards

_CONFLICT = 409
_REFUSED = 422


@dataclass(frozen=True, slots=True)
class AboutRow:
    """What stands against one of the papers; `number` is none where it is about the case."""

    number: int | None
    name: str
    cards: tuple[FindingCard, ...]


@dataclass(frozen=True, slots=True)
class RepeatedRow:
    """A paper that seems entered already: in a recorded step, or in another row of the page."""

    row: Row
    on: str
    seq: int | None
    other: Row | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was recorded: what refuses, what asks for a reason, or a change meanwhile."""

    refused: tuple[AboutRow, ...] = ()
    warnings: tuple[AboutRow, ...] = ()
    changed: bool = False
    repeats: tuple[RepeatedRow, ...] = ()
    words: tuple[str, ...] = ()


@access.page(Action.RECORD_STEP)
@require_http_methods(["GET", "HEAD", "POST"])
def record_several(request: HttpRequest, casefile_id: int) -> HttpResponse:
    """Show the papers typed so far, or record them all in one transaction."""
    case = open_case(request, casefile_id)
    require(case.actor, Action.RECORD_STEP, case.relation)
    if request.method != "POST":
        return _show(request, case, (), sending_again(case, {}))
    if not case.day.is_today:
        return _show(request, case, (), sending_again(case, {}), status=_CONFLICT)
    if is_rearranged(request.POST):
        rows = rearranged_rows(case, request.POST)
        return _show(request, case, rows, sending_again(case, request.POST))
    return _recorded(request, case, sent_rows(case, request.POST))


def _recorded(request: HttpRequest, case: OpenCase, rows: Sequence[Row]) -> HttpResponse:
    sending = SendingForm(request.POST)
    if not rows or not _are_valid(rows) or "override_reason" in sending.errors:
        return _show(request, case, rows, sending, status=_REFUSED)
    refusal = _record(case, in_order_of_days(rows), sending)
    if refusal is None:
        return _done(request, case, len(rows))
    if refusal.warnings:
        sending.fields["override_reason"].required = True
    if refusal.changed:
        case = open_case(request, case.id)
        sending = sending_again(case, request.POST)
    return _show(request, case, rows, sending, refusal=refusal, status=_CONFLICT)


def _done(request: HttpRequest, case: OpenCase, count: int) -> HttpResponse:
    words = ngettext(
        "Đã ghi %(count)d giấy tờ vào hồ sơ.", "Đã ghi %(count)d giấy tờ vào hồ sơ.", count
    )
    messages.success(request, words % {"count": count}, extra_tags="step")
    return redirect("case", case.id)


def _are_valid(rows: Sequence[Row]) -> bool:
    """Look at every row; what closes a case is asked about on a page of its own."""
    for row in rows:
        if row.form.is_valid() and closing_by(row.form.step()) is not None:
            row.form.add_error(
                None, _("Bước này khép lại hồ sơ, nên ghi riêng ở trang của bước ấy.")
            )
    return not any(row.form.errors for row in rows)


def _record(
    case: OpenCase, steps: Sequence[tuple[Row, Step]], sending: SendingForm
) -> Refusal | None:
    """Record the steps in the order of their days; what stands against them, or nothing."""
    if not sending.is_valid():
        return Refusal(changed=True)
    seen_seq = sending.cleaned_data["seen_seq"]
    repeats = unasked_repeats(case, [step for _row, step in steps], sending)
    if repeats:
        return Refusal(repeats=tuple(_repeated(each, steps) for each in repeats))
    rows = {seen_seq + place: row for place, (row, _step) in enumerate(steps, start=1)}
    try:
        record_steps(
            case.id,
            [step for _row, step in steps],
            by=case.actor,
            seen_seq=seen_seq,
            override_reason=sending.cleaned_data["override_reason"],
        )
    except StepRefused as refusal:
        return Refusal(refused=tuple(_about(refusal.findings, rows)))
    except ReasonNeeded as refusal:
        return Refusal(warnings=tuple(_about(refusal.findings, rows)))
    except DecisionDoubted as refusal:
        cards = lack_cards(lack for _name, lack in refusal.lacks)
        return Refusal(warnings=(AboutRow(None, "", cards),))
    except CaseChanged:
        return Refusal(changed=True)
    except ValidationError as refusal:
        return Refusal(words=tuple(refusal.messages))
    return None


def _repeated(repeat: Repeat, steps: Sequence[tuple[Row, Step]]) -> RepeatedRow:
    others = (row for row, step in steps if step is repeat.earlier)
    return RepeatedRow(
        row=steps[repeat.place][0],
        on=day_in_words(repeat.step.on),
        seq=repeat.earlier.seq or None,
        other=next(others, None),
    )


def _about(findings: Sequence[Finding], rows: dict[int, Row]) -> Iterator[AboutRow]:
    """The findings under the papers they are about, in the order of the page."""
    for row in sorted(rows.values(), key=lambda each: each.number):
        own = tuple(each for each in findings if rows.get(each.seq or 0) is row)
        if own:
            yield AboutRow(row.number, row.name, cards_of(own))
    others = tuple(each for each in findings if (each.seq or 0) not in rows)
    if others:
        yield AboutRow(None, "", cards_of(others))


def _show(
    request: HttpRequest,
    case: OpenCase,
    rows: Sequence[Row],
    sending: SendingForm,
    *,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    language = reader_language()
    context: dict[str, Any] = {
        "case": case,
        "rows": rows,
        "sending": sending,
        "refusal": refusal,
        "mistakes": [(row, list(row.mistakes())) for row in rows if row.form.errors],
        "lacks_rows": status == _REFUSED and not rows,
        "lacks_reason": sending.is_bound and "override_reason" in sending.errors,
        "may_add": len(rows) < MOST_ROWS,
        "kinds": [(kind.value, step_name(kind, language)) for kind in kinds_offered(case)],
    }
    return render(request, "web/steps/several.html", context, status=status)
