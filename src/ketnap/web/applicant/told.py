"""What a step says to the person it is about: nothing about others, no numbers of a vote."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ketnap.casefiles.models import LogEntry
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.steps import Corrected, Step
from ketnap.domain.casefile.wording import day_in_words
from ketnap.web.case.facts import facts_of, step_title
from ketnap.web.case.labels import label_of
from ketnap.web.case.reading import OpenCase
from ketnap.web.language import reader_language

_CERTIFICATE = ("certificate", "issuer")
# Of a kind that is not named only title and day are told: opinions, results of verification and
# the counting of votes belong to those who gave them.
TOLD: Mapping[StepKind, tuple[str, ...]] = {
    StepKind.NOMINATED: ("by.kind", "by.name"),
    StepKind.LISTED_AS_SYMPATHISER: ("resolution",),
    StepKind.REMOVED_FROM_LIST: ("reason",),
    StepKind.MENTOR_ASSIGNED: ("mentor.name", "resolution"),
    StepKind.MENTOR_REVIEWED: ("outcome",),
    StepKind.SENT_TO_COURSE: ("course",),
    StepKind.COURSE_CERTIFIED: _CERTIFICATE,
    StepKind.NEW_MEMBER_COURSE_CERTIFIED: _CERTIFICATE,
    StepKind.FILE_OPENED: ("permitted_by",),
    StepKind.CV_DECLARED: ("own_side_member", "spouse_side_member"),
    StepKind.VERIFICATION_REQUESTED: ("place",),
    StepKind.CV_CERTIFIED: ("by",),
    StepKind.SUBMITTED: ("to",),
    StepKind.RETURNED: ("by", "reason"),
    StepKind.DEADLINE_EXTENDED: ("deadline", "working_days", "reason"),
    StepKind.DECIDED: ("outcome", "decision", "body"),
    StepKind.CEREMONY_HELD: ("place", "mentor.name"),
    StepKind.TRANSFERRED: ("direction", "other", "reason"),
    StepKind.WITHDRAWN: ("reason",),
    StepKind.PAUSED: ("reason",),
    StepKind.RESUMED: ("reason",),
    StepKind.CONSENT_GIVEN: ("purpose", "text_version"),
    StepKind.CONSENT_WITHDRAWN: ("purpose", "text_version"),
}


@dataclass(frozen=True, slots=True)
class ToldStep:
    """One recorded step in words, with who recorded it and when."""

    on: str
    title: str
    facts: str
    who: str
    at: datetime
    is_corrected: bool


def told_steps(case: OpenCase) -> tuple[ToldStep, ...]:
    """Return every step up to the page's day, the latest first, corrections among them."""
    corrected = {step.corrects for step in case.casefile.steps if isinstance(step, Corrected)}
    pairs = [
        (row, step)
        for row, step in zip(case.rows, case.casefile.steps, strict=True)
        if step.on <= case.on
    ]
    pairs.sort(key=lambda pair: (pair[1].on, pair[1].seq), reverse=True)
    return tuple(_told(row, step, is_corrected=step.seq in corrected) for row, step in pairs)


def _told(row: LogEntry, step: Step, *, is_corrected: bool) -> ToldStep:
    counted = step.replacement if isinstance(step, Corrected) else step
    return ToldStep(
        on=day_in_words(step.on),
        title=_title(step),
        facts="" if counted is None else _facts(counted),
        who=row.recorded_by_name,
        at=row.recorded_at,
        is_corrected=is_corrected,
    )


def _title(step: Step) -> str:
    language = reader_language()
    if not isinstance(step, Corrected):
        return step_title(step, language)
    if step.replacement is None:
        return _("Đính chính: một bước ghi nhầm không tính nữa")
    return _("Đính chính: %(step)s") % {"step": step_title(step.replacement, language)}


def _facts(step: Step) -> str:
    language = reader_language()
    told = {label_of(step.kind, path, language) for path in TOLD.get(step.kind, ())}
    facts = (fact for fact in facts_of(step, language) if fact.term in told)
    return " · ".join(f"{fact.term}: {fact.value}" for fact in facts)
