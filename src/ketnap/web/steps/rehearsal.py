"""What a step would bring up, asked before it is recorded; nothing is written."""

from typing import Any

from django.utils import timezone

from ketnap.casefiles.derivation import Judges
from ketnap.casefiles.judging import extended, new_findings
from ketnap.casefiles.queries.whole import consents_elsewhere
from ketnap.domain.casefile.findings import Finding
from ketnap.domain.casefile.steps import Step
from ketnap.rules.load import load_calendar, load_rulebook
from ketnap.transfers.following import findings_of_undoing
from ketnap.web.case.findings import cards_of
from ketnap.web.case.reading import OpenCase
from ketnap.web.steps.form import StepForm
from ketnap.web.steps.tally import Tally, tally_of


def check_of(case: OpenCase, form: StepForm | None, step: Step | None) -> dict[str, Any]:
    """What the part of the page shows that foretells: the sums of a vote, the findings of a step.

    Without a step, for its form is not filled yet, there are no findings; without a form, no sums.
    """
    return {
        "is_filled": step is not None,
        "cards": () if step is None else cards_of(findings_if_recorded(case, step)),
        "tally": None if form is None else _tally(case, form),
    }


def _tally(case: OpenCase, form: StepForm) -> Tally | None:
    members = len(form.sheet.members)
    return tally_of(form.kind, form.readable(), today=case.day.today, listed_members=members)


def findings_if_recorded(case: OpenCase, step: Step) -> tuple[Finding, ...]:
    """The findings that the step would add to the case as it stands now, or be refused with."""
    longer = extended(case.casefile, [step], recorded_at=timezone.now())
    judges = Judges(load_rulebook(), load_calendar())
    elsewhere = consents_elsewhere(case.record, [step])
    found = new_findings(case.casefile, longer, judges, today=case.day.today, elsewhere=elsewhere)
    return (*found, *findings_of_undoing(case.record, longer.steps, 1))
