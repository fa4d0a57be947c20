"""One mentored case as a list shows it: since when, the last review, the next one."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.casefiles.queries import MentoredCase, stages_of
from ketnap.domain.casefile.codes import Stage, StepKind
from ketnap.domain.casefile.wording import code_name, stage_name
from ketnap.web.clocks import tone_before
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day
from ketnap.web.language import reader_language

_ASSESSMENT_WANTED = frozenset({Stage.RECOGNITION_DUE})


@dataclass(frozen=True, slots=True)
class MentoredLine:
    """A person who is helped; `duties` are what the mentor owes beside the review."""

    casefile_id: int
    name: str
    href: str
    stage: str
    stage_name: str
    mentor: str
    since: str
    last_review: str
    next_review: str
    tone: str
    duties: tuple[str, ...]

    @property
    def is_overdue(self) -> bool:
        return self.tone == "over"


def lines_of(request: HttpRequest, cases: list[MentoredCase]) -> list[MentoredLine]:
    """Return the cases as of the page's day; the review that is due first stands first."""
    on = day_of(request).on
    stages = stages_of([case.casefile_id for case in cases], on=on)
    ordered = sorted(cases, key=lambda case: review_due_on(case))
    return [_line(request, case, stages.get(case.casefile_id), on) for case in ordered]


def review_due_on(case: MentoredCase) -> date:
    """Return by when the next review is expected, by the habit of this site."""
    return case.mentoring.review_due_on(months=settings.MENTOR_REVIEW_MONTHS)


def _line(request: HttpRequest, case: MentoredCase, stage: Stage | None, on: date) -> MentoredLine:
    due_on, current = review_due_on(case), case.mentoring.current
    return MentoredLine(
        casefile_id=case.casefile_id,
        name=case.full_name,
        href=address(request, "case", case.casefile_id),
        stage=stage or "",
        stage_name=stage_name(stage, reader_language()) if stage else "",
        mentor=current.mentor.name,
        since=full_day(current.since),
        last_review=_last_review(case),
        next_review=full_day(due_on),
        tone=tone_before(due_on, on=on),
        duties=tuple(_duties(case, stage)),
    )


def _last_review(case: MentoredCase) -> str:
    day, outcome = case.mentoring.last_review_on, case.mentoring.last_outcome
    if day is None or outcome is None:
        return _("chưa có nhận xét nào")
    words = _("%(day)s, %(outcome)s")
    outcome_name = code_name(outcome, reader_language())
    return words % {"day": full_day(day), "outcome": outcome_name[:1].lower() + outcome_name[1:]}


def _duties(case: MentoredCase, stage: Stage | None) -> list[str]:
    if stage in _ASSESSMENT_WANTED and StepKind.MENTOR_ASSESSED not in case.steps:
        return [_("Viết nhận xét đảng viên dự bị (mẫu 11-KNĐ)")]
    return []
