"""What the papers of a case are called in English; their Vietnamese titles stand in the rules."""

from collections.abc import Mapping

_ENGLISH: Mapping[str, str] = {
    "awareness_certificate": "Awareness-course certificate",
    "membership_application": "Application to join the Party",
    "applicant_cv_and_verification_papers": "Applicant's CV, with the papers of its verification",
    "introduction_letter": "Letter of introduction from the mentor, an official member",
    "union_introduction_resolution": "Resolution of introduction by the Youth Union or trade union",
    "opinion_summary": "Summary of the opinions of mass organisations and the residence cell committee",
    "cell_resolution": "Resolution of the cell",
    "sectional_appraisal_report": "Appraisal by the sectional committee",
    "grassroots_resolution": "Resolution of the grassroots committee",
    "admission_decision": "Decision on admission",
    "member_cv": "Member's CV",
    "member_index_sheet": "Member's index sheet",
    "new_member_certificate": "New-member course certificate",
    "self_review": "Self-review by the probationary member",
    "mentor_assessment": "Assessment of the probationary member by the mentor",
    "recognition_decision": "Decision on recognition",
    "card_issue_decision": "Decision to issue the Party card",
    "supplementary_verification": "Supplementary verification of the CV",
    "supplementary_opinions": "Supplementary opinions of mass organisations and the place of residence",
    "birth_certificate_copy": "Birth certificate (copy)",
    "diploma_copies": "Diplomas (copies)",
    "rewards_and_discipline_papers": "Papers on rewards and discipline",
}


def english_title(document: str) -> str:
    """The English title of a paper; raises `KeyError` for a paper nobody has named."""
    return _ENGLISH[document]
