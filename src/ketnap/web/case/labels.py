"""Names of fields where the kind of step says more than the field's own name."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.wording import Language, field_name

_LABELS: Mapping[tuple[StepKind, str], str | Promise] = {
    (StepKind.NOMINATED, "by"): _("Bên giới thiệu"),
    (StepKind.NOMINATED, "by.kind"): _("Ai giới thiệu"),
    (StepKind.VERIFICATION_REQUESTED, "place"): _("Nơi được hỏi"),
    (StepKind.VERIFICATION_ANSWERED, "place"): _("Nơi trả lời"),
    (StepKind.CV_CERTIFIED, "by"): _("Cấp ủy chứng nhận"),
    (StepKind.INTRODUCED, "by"): _("Bên giới thiệu"),
    (StepKind.SUBMITTED, "to"): _("Chuyển lên"),
    (StepKind.RETURNED, "by"): _("Cấp trả lại hồ sơ"),
    (StepKind.DECIDED, "on"): _("Ngày ban hành"),
    (StepKind.CEREMONY_HELD, "on"): _("Ngày tổ chức lễ"),
    (StepKind.CEREMONY_HELD, "place"): _("Nơi tổ chức lễ"),
    (StepKind.TRANSFERRED, "other"): _("Nơi chuyển đi hoặc chuyển đến"),
}


def label_of(kind: StepKind, path: str, language: Language) -> str:
    """The label of a field in a kind of step, by its path such as `mentor.official_on`."""
    special = _LABELS.get((kind, path))
    return field_name(path, language) if special is None else str(special)
