"""Why an occasion was not recorded: whose case stands against it, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from ketnap.casefiles.refusals import CaseChanged, ReasonNeeded, StepRefused
from ketnap.web.case.findings import FindingCard, cards_of
from ketnap.web.day import address

Refusal = CaseChanged | ReasonNeeded | StepRefused


@dataclass(frozen=True, slots=True)
class OccasionTrouble:
    """The one case because of which nothing was recorded in any; one of the three holds."""

    who: str
    href: str
    refused: tuple[FindingCard, ...] = ()
    warnings: tuple[FindingCard, ...] = ()
    changed: bool = False


def trouble_of(request: HttpRequest, refusal: Refusal, names: Mapping[int, str]) -> OccasionTrouble:
    """Return the trouble in words; `names` tells whose case is which."""
    who, href = names[refusal.casefile_id], address(request, "case", refusal.casefile_id)
    match refusal:
        case StepRefused(findings=findings):
            return OccasionTrouble(who, href, refused=cards_of(findings))
        case ReasonNeeded(findings=findings):
            return OccasionTrouble(who, href, warnings=cards_of(findings))
        case CaseChanged():
            return OccasionTrouble(who, href, changed=True)
