"""Every word a reader meets about a case file, in Vietnamese and English."""

from ketnap.domain.casefile.wording.citations import citation
from ketnap.domain.casefile.wording.language import Language, Words, day_in_words
from ketnap.domain.casefile.wording.messages import (
    finding_detail,
    finding_message,
    finding_source,
    finding_title,
)
from ketnap.domain.casefile.wording.names import (
    closing_name,
    code_name,
    deadline_name,
    field_help,
    field_name,
    gate_name,
    severity_name,
    stage_name,
    step_meaning,
    step_name,
)

__all__ = [
    "Language",
    "Words",
    "citation",
    "closing_name",
    "code_name",
    "day_in_words",
    "deadline_name",
    "field_help",
    "field_name",
    "finding_detail",
    "finding_message",
    "finding_source",
    "finding_title",
    "gate_name",
    "severity_name",
    "stage_name",
    "step_meaning",
    "step_name",
]
