"""One request as a list shows it: what is asked, by when, what was answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ketnap.domain.data_request import RequestKind
from ketnap.privacy.models import DataRequest, RequestState
from ketnap.privacy.queries import clock_for
from ketnap.web.case.findings import Source, source_of
from ketnap.web.clocks import tone_before
from ketnap.web.day_words import full_day
from ketnap.web.language import reader_language

KINDS: Mapping[RequestKind, Promise] = {
    RequestKind.SEE: gettext_lazy("Xem, nhận bản sao dữ liệu về tôi"),
    RequestKind.CORRECT: gettext_lazy("Sửa thông tin sai"),
    RequestKind.WITHDRAW: gettext_lazy("Rút đơn xin vào Đảng hoặc rút sự đồng ý"),
    RequestKind.RESTRICT: gettext_lazy("Hạn chế xử lý dữ liệu"),
    RequestKind.OBJECT: gettext_lazy("Phản đối việc xử lý dữ liệu"),
    RequestKind.DELETE: gettext_lazy("Xóa dữ liệu"),
}


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request in words; `due` is empty once it is closed."""

    id: int
    who: str
    kind: str
    wish: str
    received: str
    state: str
    is_received: bool
    is_closed: bool
    due: str
    tone: str
    answer: str
    reason: str
    sources: tuple[Source, ...]


def line_of(request: DataRequest, *, on: date) -> RequestLine:
    """Return a request as of a day."""
    due, tone, sources = _due(request, on)
    return RequestLine(
        id=request.pk,
        who=request.casefile.person.full_name,
        kind=str(KINDS[RequestKind(request.kind)]),
        wish=request.wish,
        received=full_day(request.received_on),
        state=request.get_state_display(),
        is_received=request.state == RequestState.RECEIVED,
        is_closed=request.is_closed,
        due=due,
        tone=tone,
        answer=request.answer,
        reason=request.reason,
        sources=sources,
    )


def _due(request: DataRequest, on: date) -> tuple[str, str, tuple[Source, ...]]:
    clock = None if request.is_closed else clock_for(request)
    if clock is None:
        return "", "calm", ()
    language = reader_language()
    if request.state == RequestState.RECEIVED:
        day, words, rule = (
            clock.answer_due_on,
            _("trả lời trước hết ngày %(day)s"),
            clock.answer_rule,
        )
    else:
        day, words, rule = clock.done_due_on, _("làm xong trước hết ngày %(day)s"), clock.term_rule
    late = _("Quá hạn: %(words)s") if day < on else "%(words)s"
    due = late % {"words": words % {"day": full_day(day)}}
    return due[:1].upper() + due[1:], tone_before(day, on=on), (source_of(rule, language),)
