"""What programs send about files on their way up; each names the last step they have read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.http import HttpRequest

from ketnap.api.bodies import LONGEST_REASON, record_in, unreadable
from ketnap.domain.casefile.codes import AppraisalOutcome, DecisionOutcome
from ketnap.domain.casefile.shape import ShapeError
from ketnap.domain.submission.reasons import ReturnReason

MOST_FILES_AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class SendBody:
    """`override_reason` says why the file goes up although something is lacking."""

    seen_seq: int
    override_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnBody:
    """Why the file comes back."""

    seen_seq: int
    reasons: tuple[ReturnReason, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisalBody:
    """What the appraisal came to, and when."""

    seen_seq: int
    outcome: AppraisalOutcome
    on: date
    override_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedFile:
    """One of several files; `number` where it was taken from a paper book."""

    casefile_id: int
    seen_seq: int
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsBody:
    """One outcome for several files; numbers for all of them, or for none."""

    on: date
    outcome: DecisionOutcome
    files: tuple[DecidedFile, ...]
    override_reason: str = ""

    @property
    def numbers(self) -> Mapping[int, str] | None:
        """The numbers typed; nothing where the register gives them."""
        typed = {each.casefile_id: each.number for each in self.files if each.number}
        return typed or None


Body = TypeVar("Body", SendBody, ReturnBody, AppraisalBody, DecisionsBody)


def read_body(request: HttpRequest, cls: type[Body]) -> Body:
    """The body of a request; raises `CasefileUnreadable` with the place."""
    body = record_in(request, cls)
    try:
        _check(body)
    except ShapeError as error:
        raise unreadable(error) from None
    return body


def _check(body: SendBody | ReturnBody | AppraisalBody | DecisionsBody) -> None:
    name, text = _words_of(body)
    if len(text) > LONGEST_REASON:
        raise ShapeError(
            f"dài quá {LONGEST_REASON} ký tự",
            f"is longer than {LONGEST_REASON} characters",
            f".{name}",
        )
    if isinstance(body, DecisionsBody):
        _check_files(body.files)


def _check_files(files: Sequence[DecidedFile]) -> None:
    if len(files) > MOST_FILES_AT_ONCE:
        raise ShapeError(
            f"nhiều nhất {MOST_FILES_AT_ONCE} hồ sơ một lần",
            f"at most {MOST_FILES_AT_ONCE} files at once",
            ".files",
        )
    if len({each.casefile_id for each in files}) < len(files):
        raise ShapeError("có hồ sơ nêu hai lần", "names a file twice", ".files")


def _words_of(body: SendBody | ReturnBody | AppraisalBody | DecisionsBody) -> tuple[str, str]:
    if isinstance(body, ReturnBody):
        return "note", body.note
    return "override_reason", body.override_reason
