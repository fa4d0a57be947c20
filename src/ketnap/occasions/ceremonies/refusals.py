"""Why something was not done with a ceremony."""

from collections.abc import Iterable

from django.http import Http404

from ketnap.casefiles.refusals import CaseChanged


class CeremonyNotVisible(Http404):
    """No such ceremony for this reader; whether it exists is not said."""

    def __init__(self) -> None:
        super().__init__("no such ceremony")


class AlreadyHeld(Exception):
    """The ceremony stands in the cases; a mistake is put right there."""

    def __init__(self) -> None:
        super().__init__("the ceremony was recorded already")


class NotYetHeld(Exception):
    """The day of the ceremony has not come."""

    def __init__(self) -> None:
        super().__init__("the day of the ceremony has not come")


class PapersRefer(Exception):
    """Papers were drawn up of the ceremony, and they are kept."""

    def __init__(self) -> None:
        super().__init__("papers were drawn up of the ceremony")


class ProgrammeChanged(Exception):
    """The programme has other items by now than its writer saw."""

    def __init__(self) -> None:
        super().__init__("the programme has other items than its writer saw")


class NobodyToAdmit(Exception):
    """The ceremony has no new member."""

    def __init__(self) -> None:
        super().__init__("the ceremony has no new member")


class _AboutPeople(Exception):
    def __init__(self, casefile_ids: Iterable[int]) -> None:
        self.casefile_ids = tuple(sorted(casefile_ids))
        super().__init__(f"{type(self).__name__}: casefiles {self.casefile_ids}")


class NotAwaitingCeremony(_AboutPeople):
    """These people have no approving decision, or another ceremony is planned for them."""


class MentorMissing(_AboutPeople):
    """Nobody is named to help these people through probation."""


class MentorNotOfficial(_AboutPeople):
    """Whoever is to help these people is no official member of the cell on that day."""


class LateConsentMissing(_AboutPeople):
    """The ceremony comes after the deadline, and the consent or the reason is not given."""


class PeopleLeftOut(CaseChanged):
    """Whoever records the ceremony names no last step seen of these people, who are admitted by it too."""

    def __init__(self, casefile_ids: Iterable[int]) -> None:
        self.casefile_ids = tuple(sorted(casefile_ids))
        super().__init__(self.casefile_ids[0], since=())
