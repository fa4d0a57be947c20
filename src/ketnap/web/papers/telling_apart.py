"""What tells papers of one form apart: whom or which place the step behind each is about."""

from ketnap.domain.casefile.steps import (
    CommitteeVoted,
    Decided,
    Introduced,
    MentorAssessed,
    MentorAssigned,
    Step,
    VerificationRequested,
)
from ketnap.domain.casefile.wording import code_name
from ketnap.domain.paperwork.material import Material
from ketnap.web.language import reader_language


def concern_of(material: Material) -> str:
    """To whom a paper goes, else whom or which place its step is about; empty for most."""
    return material.addressed_to or _in_words(material.step)


def _in_words(step: Step | None) -> str:
    match step:
        case VerificationRequested(subject=subject, place=place):
            return f"{place}, {code_name(subject, reader_language()).lower()}"
        case Introduced(by=introducer):
            return introducer.name
        case MentorAssigned(mentor=mentor) | MentorAssessed(mentor=mentor):
            return mentor.name
        case CommitteeVoted(body=body) | Decided(body=body):
            return body
        case _:
            return ""
