"""Which steps put right what is found: they come next even where they were recorded before."""

from collections.abc import Iterable, Iterator, Mapping

from ketnap.domain.casefile.codes import ConsentPurpose, StepKind
from ketnap.domain.casefile.findings import Finding
from ketnap.domain.casefile.moment import Setting
from ketnap.domain.casefile.replay import Round
from ketnap.domain.casefile.steps import SentToCourse

REMEDIES: Mapping[str, StepKind] = {
    "certificate_missing": StepKind.COURSE_CERTIFIED,
    "certificate_expired": StepKind.COURSE_CERTIFIED,
    "application_missing": StepKind.APPLICATION_FILED,
    "cv_missing": StepKind.CV_DECLARED,
    "verification_missing": StepKind.VERIFICATION_REQUESTED,
    "verification_unanswered": StepKind.VERIFICATION_ANSWERED,
    "introducers_incomplete": StepKind.INTRODUCED,
    "opinions_missing": StepKind.OPINIONS_SUMMARISED,
    "mentor_missing": StepKind.MENTOR_ASSIGNED,
    "new_member_course_missing": StepKind.NEW_MEMBER_COURSE_CERTIFIED,
    "self_review_missing": StepKind.SELF_REVIEW_FILED,
    "mentor_assessment_missing": StepKind.MENTOR_ASSESSED,
    "probation_opinions_missing": StepKind.PROBATION_OPINIONS_SUMMARISED,
}
"""Which step puts a finding right."""


def asked_for(
    setting: Setting, last: Round, open_findings: Iterable[Finding]
) -> Iterator[StepKind]:
    """The steps that the open findings of a case before or in its last round ask for."""
    asked = {REMEDIES[found.code] for found in open_findings if found.code in REMEDIES}
    yield from asked
    if StepKind.COURSE_CERTIFIED in asked and not _is_at_a_course(setting, last):
        yield StepKind.SENT_TO_COURSE


def _is_at_a_course(setting: Setting, last: Round) -> bool:
    """Whether the person was sent to a course after the last certificate, if there is one."""
    sent, certificates = last.of(SentToCourse), setting.history.certificates
    return bool(sent) and (not certificates or sent[-1].on > certificates[-1].on)


def lacks_consent(setting: Setting) -> bool:
    """Whether one of the consents that papers of an applicant need does not stand on the day."""
    rule = setting.rulebook.on(setting.as_of).find("data_protection_consent_required")
    purposes = {ConsentPurpose(purpose) for purpose in rule.value.values()} if rule else set()
    stands = setting.history.consent_stands
    return not all(stands(purpose, on=setting.as_of) for purpose in purposes)
