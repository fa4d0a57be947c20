"""Why a paper could not be made; each refusal says it in both languages (`vi`, `en`)."""

from ketnap.documents.own_templates.inspecting import OwnTemplateUnusable
from ketnap.documents.word.office import OfficeFailed, OfficeMissing
from ketnap.domain.paperwork.contradicted import DecisionContradicted
from ketnap.domain.paperwork.counts import CountsImpossible

CANNOT_BE_MADE = (
    OwnTemplateUnusable,
    OfficeMissing,
    OfficeFailed,
    CountsImpossible,
    DecisionContradicted,
)
"""What making a filled paper and its files may raise."""
