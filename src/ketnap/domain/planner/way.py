"""The way to a ceremony as data: what comes before what, and how long lies between."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ketnap.domain.casefile.codes import StepKind


class Practice(StrEnum):
    """How long something usually takes (thực tế): no rule says so, and every plan may change it."""

    LISTING_TO_COURSE = "listing_to_course"
    COURSE_TO_CERTIFICATE = "course_to_certificate"
    CERTIFICATE_TO_OPENING = "certificate_to_opening"
    OPENING_TO_CV = "opening_to_cv"
    CV_TO_VERIFICATION = "cv_to_verification"
    ANSWERS_TO_CERTIFICATION = "answers_to_certification"
    INTRODUCTION_TO_OPINIONS = "introduction_to_opinions"
    PAPERS_TO_VOTE = "papers_to_vote"
    VOTE_TO_SUBMISSION = "vote_to_submission"
    SUBMISSION_TO_DECISION = "submission_to_decision"
    DECISION_TO_CEREMONY = "decision_to_ceremony"
    MARGIN = "margin"
    """With fewer working days than this before a last day, the step would be rushed."""


Practices = Mapping[Practice, int]
"""The working days of every practice, as one plan assumes them."""


@dataclass(frozen=True, slots=True)
class Link:
    """One step before another; between them lie the days of a rule, of a practice, or none."""

    first: StepKind
    then: StepKind
    practice: Practice | None = None
    rule_id: str = ""


WAY = (
    StepKind.LISTED_AS_SYMPATHISER,
    StepKind.MENTOR_ASSIGNED,
    StepKind.SENT_TO_COURSE,
    StepKind.COURSE_CERTIFIED,
    StepKind.FILE_OPENED,
    StepKind.CONSENT_GIVEN,
    StepKind.APPLICATION_FILED,
    StepKind.CV_DECLARED,
    StepKind.VERIFICATION_REQUESTED,
    StepKind.VERIFICATION_ANSWERED,
    StepKind.CV_CERTIFIED,
    StepKind.INTRODUCED,
    StepKind.OPINIONS_SUMMARISED,
    StepKind.CELL_VOTED,
    StepKind.SUBMITTED,
    StepKind.DECIDED,
    StepKind.CEREMONY_HELD,
)
"""The steps that lead to the ceremony, in an order in which every link points forward."""

# Whatever may remain while what usually follows it is done also has a link of its own to the vote.
LINKS = (
    Link(StepKind.LISTED_AS_SYMPATHISER, StepKind.MENTOR_ASSIGNED),
    Link(StepKind.LISTED_AS_SYMPATHISER, StepKind.SENT_TO_COURSE, Practice.LISTING_TO_COURSE),
    Link(StepKind.LISTED_AS_SYMPATHISER, StepKind.FILE_OPENED),
    Link(StepKind.MENTOR_ASSIGNED, StepKind.SENT_TO_COURSE, Practice.LISTING_TO_COURSE),
    Link(StepKind.MENTOR_ASSIGNED, StepKind.FILE_OPENED),
    Link(StepKind.MENTOR_ASSIGNED, StepKind.CELL_VOTED, Practice.PAPERS_TO_VOTE),
    Link(StepKind.SENT_TO_COURSE, StepKind.COURSE_CERTIFIED, Practice.COURSE_TO_CERTIFICATE),
    Link(StepKind.COURSE_CERTIFIED, StepKind.FILE_OPENED, Practice.CERTIFICATE_TO_OPENING),
    Link(StepKind.COURSE_CERTIFIED, StepKind.CELL_VOTED, Practice.PAPERS_TO_VOTE),
    Link(StepKind.FILE_OPENED, StepKind.CV_DECLARED, Practice.OPENING_TO_CV),
    Link(StepKind.FILE_OPENED, StepKind.APPLICATION_FILED, Practice.OPENING_TO_CV),
    Link(StepKind.FILE_OPENED, StepKind.CELL_VOTED, Practice.PAPERS_TO_VOTE),
    Link(StepKind.CONSENT_GIVEN, StepKind.APPLICATION_FILED),
    Link(StepKind.CONSENT_GIVEN, StepKind.CV_DECLARED),
    Link(StepKind.CONSENT_GIVEN, StepKind.VERIFICATION_REQUESTED),
    Link(StepKind.APPLICATION_FILED, StepKind.CV_DECLARED),
    Link(StepKind.APPLICATION_FILED, StepKind.CELL_VOTED, Practice.PAPERS_TO_VOTE),
    Link(StepKind.CV_DECLARED, StepKind.VERIFICATION_REQUESTED, Practice.CV_TO_VERIFICATION),
    Link(StepKind.CV_DECLARED, StepKind.CV_CERTIFIED, Practice.ANSWERS_TO_CERTIFICATION),
    Link(StepKind.CV_DECLARED, StepKind.CELL_VOTED, Practice.PAPERS_TO_VOTE),
    Link(
        StepKind.VERIFICATION_REQUESTED,
        StepKind.VERIFICATION_ANSWERED,
        rule_id="verification_reply_home_deadline",
    ),
    Link(StepKind.VERIFICATION_ANSWERED, StepKind.CV_CERTIFIED, Practice.ANSWERS_TO_CERTIFICATION),
    Link(StepKind.VERIFICATION_ANSWERED, StepKind.CELL_VOTED, Practice.PAPERS_TO_VOTE),
    Link(StepKind.CV_CERTIFIED, StepKind.CELL_VOTED, Practice.PAPERS_TO_VOTE),
    Link(StepKind.INTRODUCED, StepKind.OPINIONS_SUMMARISED, Practice.INTRODUCTION_TO_OPINIONS),
    Link(StepKind.INTRODUCED, StepKind.CELL_VOTED, Practice.PAPERS_TO_VOTE),
    Link(StepKind.OPINIONS_SUMMARISED, StepKind.CELL_VOTED, Practice.PAPERS_TO_VOTE),
    Link(StepKind.CELL_VOTED, StepKind.SUBMITTED, Practice.VOTE_TO_SUBMISSION),
    Link(StepKind.CELL_VOTED, StepKind.DECIDED, rule_id="admission_decision_deadline"),
    Link(StepKind.SUBMITTED, StepKind.DECIDED, Practice.SUBMISSION_TO_DECISION),
    Link(StepKind.CV_CERTIFIED, StepKind.DECIDED),
    Link(StepKind.DECIDED, StepKind.CEREMONY_HELD, Practice.DECISION_TO_CEREMONY),
)


def links_among(remaining: Iterable[StepKind]) -> tuple[Link, ...]:
    """Return the links between steps that remain; what is already done takes no more time."""
    kept = frozenset(remaining)
    return tuple(link for link in LINKS if link.first in kept and link.then in kept)
