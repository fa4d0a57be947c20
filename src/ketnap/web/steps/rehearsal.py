"""What a step would bring up, asked before it is recorded; nothing is written."""

from django.utils import timezone

from ketnap.casefiles.derivation import Judges
from ketnap.casefiles.judging import extended, new_findings
from ketnap.casefiles.queries.whole import consents_elsewhere
from ketnap.domain.casefile.findings import Finding
from ketnap.domain.casefile.steps import Step
from ketnap.rules.load import load_calendar, load_rulebook
from ketnap.transfers.following import findings_of_undoing
from ketnap.web.case.reading import OpenCase


def findings_if_recorded(case: OpenCase, step: Step) -> tuple[Finding, ...]:
    """The findings that the step would add to the case as it stands now, or be refused with."""
    longer = extended(case.casefile, [step], recorded_at=timezone.now())
    judges = Judges(load_rulebook(), load_calendar())
    elsewhere = consents_elsewhere(case.record, [step])
    found = new_findings(case.casefile, longer, judges, today=case.day.today, elsewhere=elsewhere)
    return (*found, *findings_of_undoing(case.record, longer.steps, 1))
