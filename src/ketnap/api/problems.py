"""What a program is told when something cannot be done: `application/problem+json` (RFC 9457)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError as FieldsRefused
from django.core.serializers.json import DjangoJSONEncoder
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from ketnap.api.findings import FindingData, findings_data
from ketnap.api.keys import ScopeMissing
from ketnap.api.language import asked_language
from ketnap.casefiles.refusals import (
    CaseChanged,
    CellIncomplete,
    NothingCorrected,
    NothingToRecord,
    ReasonNeeded,
    StepRefused,
)
from ketnap.documents.refusals import CANNOT_BE_MADE
from ketnap.documents.sheets.load import NoSuchForm
from ketnap.domain.access import NotAllowed
from ketnap.domain.calendar import OutsideCalendar
from ketnap.domain.casefile.format import CasefileUnreadable
from ketnap.domain.paperwork.counts import CountsImpossible
from ketnap.domain.paperwork.filling import BlanksMissing
from ketnap.domain.rulebook import NoRuleInForce, UnknownRule
from ketnap.submissions.refusals import (
    DecisionDoubted,
    FileIncomplete,
    NobodyAbove,
    NotHere,
    NotUnderWay,
    RegisterKeptByOthers,
    RegisterMissing,
)
from ketnap.tables.busy import is_busy

CONTENT_TYPE = "application/problem+json"


class Problem(Schema):
    """Why a request was not carried out: a code to act on, and words for a person.

    `casefile_ids` names the cases because of which nothing was written in any.
    """

    code: str
    title: str
    detail: str = ""
    place: str = ""
    findings: tuple[FindingData, ...] = ()
    lacks: tuple[str, ...] = ()
    head_seq: int | None = None
    casefile_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A problem with its status."""

    status: int
    code: str
    title: str
    more: Mapping[str, Any] = field(default_factory=dict)


Answers = Mapping[type[Exception], Any]
"""How each refusal is answered."""


def answer_problems(api: NinjaAPI, answers: Answers) -> None:
    """Answer every refusal of the rooms below with its problem."""
    for refusal, answer_to in answers.items():
        api.add_exception_handler(refusal, _handler(answer_to))


def problem_response(answer: Answer) -> HttpResponse:
    """Return a problem as it is sent."""
    data = Problem(code=answer.code, title=answer.title, **answer.more).model_dump(mode="json")
    response = JsonResponse(
        data,
        status=answer.status,
        encoder=DjangoJSONEncoder,
        content_type=CONTENT_TYPE,
        json_dumps_params={"ensure_ascii": False},
    )
    if answer.status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = 'Bearer realm="ketnap"'
    return response


def too_large_answer() -> HttpResponse:
    """Return what a program is told that sends more than anybody may; nothing of it was read."""
    return problem_response(Answer(413, "too_large", _("Nội dung gửi lên quá lớn. Hãy chia nhỏ.")))


def _handler(answer_to: Any) -> Any:
    def handle(_request: HttpRequest, refusal: Exception) -> HttpResponse:
        return problem_response(answer_to(refusal))

    return handle


def _no_token(_refusal: AuthenticationError) -> Answer:
    title = _("Thiếu khóa truy cập, hoặc khóa đã hết hạn hay bị kết thúc.")
    return Answer(401, "token_missing", title)


def _no_scope(refusal: ScopeMissing) -> Answer:
    title = _("Khóa này không được cấp cho việc “%(scope)s”.") % {"scope": refusal.scope.value}
    return Answer(403, "scope_missing", title)


def _not_allowed(_refusal: NotAllowed) -> Answer:
    return Answer(403, "not_allowed", _("Vai trò của chủ khóa không được làm việc này."))


def _not_found(_refusal: Http404) -> Answer:
    return Answer(404, "not_found", _("Không có bản ghi này, hoặc chủ khóa không được xem."))


def _changed(refusal: CaseChanged) -> Answer:
    title = _("Có người vừa ghi thêm vào hồ sơ. Hãy đọc các bước mới rồi gửi lại.")
    seqs = [step.seq for step in refusal.since]
    more = {"head_seq": max(seqs, default=None)}
    return Answer(409, "case_changed", title, more | _about(refusal))


def _refused(refusal: StepRefused) -> Answer:
    title = _("Quy định đang áp dụng không cho ghi bước này.")
    return Answer(422, "step_refused", title, _found(refusal))


def _reason_needed(refusal: ReasonNeeded) -> Answer:
    title = _("Có điều cần lưu ý. Muốn vẫn ghi, hãy gửi lại kèm lý do (override_reason).")
    return Answer(422, "reason_needed", title, _found(refusal))


def _found(refusal: StepRefused | ReasonNeeded) -> dict[str, Any]:
    return {"findings": findings_data(refusal.findings)} | _about(refusal)


def _about(refusal: CaseChanged | StepRefused | ReasonNeeded) -> dict[str, Any]:
    return {"casefile_ids": (refusal.casefile_id,)}


def _unreadable(refusal: CasefileUnreadable) -> Answer:
    title = _("Nội dung gửi lên chưa đúng dạng.")
    return Answer(422, "unreadable", title, _in_its_words(refusal))


def _in_its_words(refusal: CasefileUnreadable) -> dict[str, Any]:
    detail = refusal.en if asked_language() == "en" else refusal.vi
    return {"detail": detail, "place": refusal.place}


def _nothing_to_record(_refusal: NothingToRecord) -> Answer:
    return Answer(422, "nothing_to_record", _("Chưa có bước nào để ghi."))


def _nothing_corrected(refusal: NothingCorrected) -> Answer:
    title = _("Không có bước %(seq)s để đính chính.") % {"seq": refusal.seq}
    return Answer(422, "nothing_corrected", title)


def _cell_incomplete(_refusal: CellIncomplete) -> Answer:
    title = _("Chi bộ chưa có cấp quyết định ở trên. Hãy khai báo cấp trên trước.")
    return Answer(422, "cell_incomplete", title)


def _fields(refusal: FieldsRefused) -> Answer:
    title = _("Có nội dung chưa dùng được.")
    return Answer(422, "refused", title, {"detail": " ".join(refusal.messages)})


def _arguments(refusal: ValidationError) -> Answer:
    first = refusal.errors[0] if refusal.errors else {}
    place = ".".join(str(part) for part in first.get("loc", ()))
    title = _("Có tham số chưa đúng dạng.")
    return Answer(422, "wrong_parameter", title, {"detail": _what_fits(first), "place": place})


_QUOTED = re.compile(r"'([^']*)'")
"""A value among the words of the library, which are English."""


def _what_fits(error: Mapping[str, Any]) -> str:
    """What a parameter may be: in our own words, or in those the kind of error allows."""
    bounds: Mapping[str, Any] = error.get("ctx", {})
    match error.get("type"):
        case "enum" | "literal_error":
            allowed = _QUOTED.findall(str(bounds["expected"]))
            return _("phải là một trong: %(expected)s") % {"expected": ", ".join(allowed)}
        case "greater_than_equal":
            return _("ít nhất là %(ge)s") % bounds
        case "less_than_equal":
            return _("nhiều nhất là %(le)s") % bounds
        case "int_parsing" | "int_type":
            return _("phải là số nguyên")
        case "bool_parsing" | "bool_type":
            return _("phải là true hoặc false")
        case _:
            return str(bounds.get(asked_language(), ""))


def busy_answer(refusal: OperationalError) -> Answer:
    """Return what a program is told that meets a large write; raises any other refusal anew."""
    if not is_busy(refusal):
        raise refusal
    return Answer(
        503, "busy", _("Máy chủ đang ghi một việc lớn. Chưa có gì được ghi; hãy gửi lại.")
    )


def _http(refusal: HttpError) -> Answer:
    title, cause = _("Không đọc được nội dung gửi lên."), refusal.__cause__
    more = _in_its_words(cause) if isinstance(cause, CasefileUnreadable) else {}
    return Answer(refusal.status_code, "unreadable", title, more)


def _incomplete(refusal: FileIncomplete) -> Answer:
    title = _("Hồ sơ còn thiếu. Muốn vẫn trình, hãy gửi lại kèm lý do (override_reason).")
    if refusal.is_blocked:
        title = _("Hồ sơ còn thiếu điều mà quy định đã xác nhận đòi hỏi.")
    words = [lack.en if asked_language() == "en" else lack.vi for lack in refusal.lacks]
    return Answer(422, "file_incomplete", title, {"lacks": words})


def _doubted(refusal: DecisionDoubted) -> Answer:
    title = _("Có điều cần lưu ý. Muốn vẫn ghi, hãy gửi lại kèm lý do (override_reason).")
    is_english = asked_language() == "en"
    words = [f"{name}: {lack.en if is_english else lack.vi}" for name, lack in refusal.lacks]
    return Answer(422, "reason_needed", title, {"lacks": words})


def _lies_elsewhere(refusal: NotHere | NotUnderWay | NobodyAbove) -> Answer:
    words = _("Hồ sơ không còn ở cấp này.")
    return Answer(409, "lies_elsewhere", words, {"casefile_ids": (refusal.casefile_id,)})


def _register_missing(_refusal: RegisterMissing) -> Answer:
    title = _("Chưa có sổ quyết định cho ngày này. Hãy mở sổ, hoặc gửi số kèm theo.")
    return Answer(422, "register_missing", title)


def _register_of_others(refusal: RegisterKeptByOthers) -> Answer:
    words = _(
        "Số quyết định lấy ở sổ của %(keeper)s, bạn không giữ sổ ấy. "
        "Hãy hỏi số ở người giữ sổ, rồi gửi số kèm theo."
    )
    return Answer(422, "register_of_others", words % {"keeper": refusal.keeper})


def _form_unknown(refusal: NoSuchForm) -> Answer:
    return Answer(404, "no_form", refusal.en if asked_language() == "en" else refusal.vi)


def _cannot_be_made(refusal: Any) -> Answer:
    return Answer(422, "cannot_be_made", refusal.en if asked_language() == "en" else refusal.vi)


def _in_both_languages(refusal: Any) -> Answer:
    title = refusal.en if asked_language() == "en" else refusal.vi
    return Answer(422, "outside_calendar", title)


def _no_rule(refusal: Any) -> Answer:
    title = refusal.en if asked_language() == "en" else refusal.vi
    return Answer(404, "no_rule", title)


ANSWERS: Answers = {
    AuthenticationError: _no_token,
    ScopeMissing: _no_scope,
    NotAllowed: _not_allowed,
    Http404: _not_found,
    CaseChanged: _changed,
    StepRefused: _refused,
    ReasonNeeded: _reason_needed,
    CasefileUnreadable: _unreadable,
    NothingToRecord: _nothing_to_record,
    NothingCorrected: _nothing_corrected,
    CellIncomplete: _cell_incomplete,
    FieldsRefused: _fields,
    ValidationError: _arguments,
    HttpError: _http,
    OperationalError: busy_answer,
    FileIncomplete: _incomplete,
    DecisionDoubted: _doubted,
    NotHere: _lies_elsewhere,
    NotUnderWay: _lies_elsewhere,
    NobodyAbove: _lies_elsewhere,
    RegisterKeptByOthers: _register_of_others,
    RegisterMissing: _register_missing,
    NoSuchForm: _form_unknown,
    **dict.fromkeys(CANNOT_BE_MADE, _cannot_be_made),
    BlanksMissing: _cannot_be_made,
    CountsImpossible: _cannot_be_made,
    OutsideCalendar: _in_both_languages,
    UnknownRule: _no_rule,
    NoRuleInForce: _no_rule,
}
