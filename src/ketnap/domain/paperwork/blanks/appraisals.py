"""Blanks about what an appraisal came to."""

from ketnap.domain.casefile.codes import AppraisalOutcome
from ketnap.domain.casefile.steps import Appraised
from ketnap.domain.paperwork.blanks.blank import Blank
from ketnap.domain.paperwork.material import Material
from ketnap.domain.paperwork.sheet import BlankKind, Source


def _outcome(name: str, vi: str, en: str, outcome: AppraisalOutcome) -> Blank:
    """Has a value only where the appraisal came to this."""

    def value(material: Material) -> str | None:
        step = material.step
        return "có" if isinstance(step, Appraised) and step.outcome is outcome else None

    return Blank(name, vi, en, Source.CASE, BlankKind.TEXT, value)


BLANKS = (
    _outcome(
        "appraised_favourably",
        "Thẩm định: đề nghị tiếp tục",
        "Appraised favourably",
        AppraisalOutcome.FAVOURABLE,
    ),
    _outcome(
        "appraised_unfavourably",
        "Thẩm định: chưa đề nghị",
        "Appraised unfavourably",
        AppraisalOutcome.UNFAVOURABLE,
    ),
)
