"""Why something of the press desk is not shown, or does not leave."""

from collections.abc import Sequence

from django.http import Http404

from ketnap.domain.press.release import Finding
from ketnap.press.troubles import REFUSALS, Failure, words_of


class PressNotVisible(Http404):
    """No such occasion or package for this reader; whether it exists is not said."""

    def __init__(self) -> None:
        super().__init__("no such record of the press desk")


class NotReleasable(Exception):
    """The text holds what must not leave the staff zone."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(", ".join(finding.trouble for finding in findings))
        self.findings = tuple(findings)


class PortalTrouble(Exception):
    """The portal did not answer, or refused: how, and what it said; `words` say it to people."""

    def __init__(self, failure: Failure, said: str = "") -> None:
        super().__init__(failure.value, said)
        self.failure = failure
        self.said = said

    @property
    def is_refusal(self) -> bool:
        return self.failure in REFUSALS

    @property
    def words(self) -> str:
        return words_of(self.failure, self.said)
