"""The page of a form as it comes back: what was typed, what was found, what to do next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from ketnap.domain.casefile.codes import Closing
from ketnap.domain.casefile.same_paper import Repeat
from ketnap.domain.casefile.wording import day_in_words
from ketnap.web.case.facts import facts_in_one_line, step_title
from ketnap.web.case.reading import OpenCase, open_case
from ketnap.web.fragments import wants_fragment
from ketnap.web.language import reader_language
from ketnap.web.steps.form import Days
from ketnap.web.steps.sending import SendingForm, Trouble


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """A step that somebody else recorded while the form was being filled."""

    title: str
    facts: str
    on: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked before a step that closes the case."""

    title: str
    text: str
    verb: str


def days_of(case: OpenCase) -> Days:
    """Return the days between which a step of the case may lie."""
    return Days(born_on=case.person.born_on, today=case.day.today)


def recorded_since(case: OpenCase, seq: int) -> tuple[Meanwhile, ...]:
    """The steps after one that the writer had seen, with who recorded them."""
    language = reader_language()
    pairs = zip(case.rows[seq:], case.casefile.steps[seq:], strict=True)
    return tuple(
        Meanwhile(
            title=step_title(step, language),
            facts=facts_in_one_line(step, language),
            on=day_in_words(step.on),
            who=row.recorded_by_name,
            at=row.recorded_at,
        )
        for row, step in pairs
    )


def sending_again(case: OpenCase, posted: Mapping[str, Any]) -> SendingForm:
    """The hidden part of a form that comes back, knowing the last step of now."""
    return SendingForm(
        initial={
            "seen_seq": case.seen_seq,
            "override_reason": posted.get("override_reason", ""),
            "repeat_known": bool(posted.get("repeat_known")),
        }
    )


def after_trouble(
    request: HttpRequest, case: OpenCase, trouble: Trouble, sending: SendingForm
) -> tuple[SendingForm, dict[str, Any]]:
    """How the form comes back when its step was not recorded, and what the page says about it."""
    context: dict[str, Any] = {"trouble": trouble, "question": question_of(case, trouble.question)}
    if trouble.warnings:
        sending.fields["override_reason"].required = True
    context["repeats"] = [repeated_of(each) for each in trouble.repeats]
    if not trouble.changed:
        return sending, context
    fresh = open_case(request, case.id)
    context["meanwhile"] = recorded_since(fresh, sending.cleaned_data["seen_seq"])
    return sending_again(fresh, sending.cleaned_data), context


def repeated_of(repeat: Repeat) -> dict[str, Any]:
    """The step that tells of the same paper, as it is named and found on the page of the case."""
    return {
        "title": step_title(repeat.earlier, reader_language()),
        "on": day_in_words(repeat.earlier.on),
        "seq": repeat.earlier.seq,
    }


def question_of(case: OpenCase, closing: Closing | None) -> Question | None:
    """The question before a grave act, with the name of the person in it."""
    if closing is None:
        return None
    name = {"name": case.person.full_name}
    titles = {
        Closing.WITHDRAWN: _("Ghi việc %(name)s rút đơn xin vào Đảng?") % name,
        Closing.REMOVED: _("Đưa %(name)s khỏi danh sách cảm tình Đảng?") % name,
        Closing.REFUSED: _("Ghi quyết định không chuẩn y kết nạp %(name)s?") % name,
        Closing.STRUCK_OFF: _("Ghi quyết định xóa tên %(name)s?") % name,
        Closing.TRANSFERRED: _("Ghi việc %(name)s chuyển đi nơi khác?") % name,
    }
    verbs = {
        Closing.WITHDRAWN: _("Ghi rút đơn"),
        Closing.REMOVED: _("Đưa khỏi danh sách"),
        Closing.REFUSED: _("Ghi quyết định"),
        Closing.STRUCK_OFF: _("Ghi quyết định xóa tên"),
        Closing.TRANSFERRED: _("Ghi chuyển đi"),
    }
    text = _("Hồ sơ ở đây khép lại. Các bước đã ghi vẫn còn và vẫn xem được.")
    return Question(titles[closing], text, verbs[closing])


def wrong_fields(*parts: BaseForm) -> list[tuple[str, str, str]]:
    """Each mistake with the address and the label of its field, in the order of the page."""
    return [mistake for part in parts if part.is_bound for mistake in _mistakes(part)]


def _mistakes(part: BaseForm) -> Iterator[tuple[str, str, str]]:
    for error in part.non_field_errors():
        yield "", "", str(error)
    for bound in part:
        for error in bound.errors:
            yield bound.id_for_label or str(bound.auto_id), str(bound.label), str(error)


def show(
    request: HttpRequest, page: str, part: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """The whole page, or for HTMX the part of it that changes."""
    template = part if wants_fragment(request) else page
    return render(request, template, context, status=status)


def go_to(request: HttpRequest, href: str) -> HttpResponse:
    """Leave the form for another page, with or without scripts."""
    if wants_fragment(request):
        return HttpResponseClientRedirect(href)
    return redirect(href)
