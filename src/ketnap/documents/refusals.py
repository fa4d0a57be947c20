"""Why a paper could not be made; each refusal says it in both languages (`vi`, `en`)."""

from ketnap.documents.own_templates.inspecting import OwnTemplateUnusable
from ketnap.documents.word.office import OfficeFailed, OfficeMissing

CANNOT_BE_MADE = (OwnTemplateUnusable, OfficeMissing, OfficeFailed)
"""What making the files of a filled paper may raise."""
