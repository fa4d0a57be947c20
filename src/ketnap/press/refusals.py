"""Why something of the press desk is not shown, or does not leave."""

from collections.abc import Sequence

from django.http import Http404

from ketnap.domain.press.release import Finding


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
    """The portal did not answer, or refused; `words` say it to people."""

    def __init__(self, words: str, *, is_refusal: bool) -> None:
        super().__init__(words)
        self.words = words
        self.is_refusal = is_refusal
