"""Why a file did not move, as a form tells it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ketnap.casefiles.refusals import CaseChanged, ReasonNeeded, StepRefused
from ketnap.domain.casefile.findings import Finding
from ketnap.domain.casefile.wording import finding_message
from ketnap.submissions.refusals import (
    DecisionDoubted,
    FileIncomplete,
    NobodyAbove,
    NotHere,
    NotUnderWay,
    RegisterKeptByOthers,
    RegisterMissing,
)
from ketnap.web.language import reader_language


@contextmanager
def told_by_the_form() -> Iterator[None]:
    """Turn what the rooms below refuse with into words beside the form."""
    try:
        yield
    except CaseChanged as refusal:
        raise ValidationError(
            _("Trong lúc điền, có người đã ghi vào hồ sơ. Hãy mở lại trang này rồi ghi.")
        ) from refusal
    except StepRefused as refusal:
        words = _("Quy định đang áp dụng chưa cho phép: %(why)s")
        raise ValidationError(words % {"why": _listed(refusal.findings)}) from refusal
    except ReasonNeeded as refusal:
        words = _("%(why)s Hãy xem lại, hoặc nêu lý do.")
        error = ValidationError(words % {"why": _listed(refusal.findings)})
        raise ValidationError({"override_reason": error}) from refusal
    except DecisionDoubted as refusal:
        words = _("%(why)s Hãy xem lại, hoặc nêu lý do.")
        error = ValidationError(words % {"why": _doubted(refusal)})
        raise ValidationError({"override_reason": error}) from refusal
    except FileIncomplete as refusal:
        raise ValidationError(_incomplete(refusal)) from refusal
    except (NotHere, NotUnderWay, NobodyAbove) as refusal:
        raise ValidationError(
            _("Hồ sơ không còn ở cấp này. Hãy mở lại danh sách để xem hồ sơ đang ở đâu.")
        ) from refusal
    except RegisterKeptByOthers as refusal:
        words = _(
            "Số quyết định lấy ở sổ của %(keeper)s, bạn không giữ sổ ấy. "
            "Hãy hỏi số ở người giữ sổ, rồi ghi cho từng người."
        )
        raise ValidationError(words % {"keeper": refusal.keeper}) from refusal
    except RegisterMissing as refusal:
        raise ValidationError(
            _("Chưa có sổ quyết định cho ngày này. Hãy mở sổ, hoặc ghi số lấy ở sổ giấy.")
        ) from refusal


def _incomplete(refusal: FileIncomplete) -> str:
    if refusal.is_blocked:
        return _("Chưa trình được: còn thiếu điều mà quy định đã xác nhận đòi hỏi, nêu ở trên.")
    return _("Hồ sơ còn điều cần lưu ý nêu ở trên. Nếu vẫn trình, hãy ghi lý do.")


def _doubted(refusal: DecisionDoubted) -> str:
    is_vietnamese = reader_language() == "vi"
    return " ".join(
        f"{name}: {lack.vi if is_vietnamese else lack.en}" for name, lack in refusal.lacks
    )


def _listed(findings: tuple[Finding, ...]) -> str:
    language = reader_language()
    return " ".join(finding_message(finding, language) for finding in findings)
