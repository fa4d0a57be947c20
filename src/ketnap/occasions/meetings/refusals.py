"""Why a meeting did not take what it was given."""

from collections.abc import Sequence

from django.http import Http404

from ketnap.audit.models import AccessEntry
from ketnap.domain.meeting.ballots import Slip
from ketnap.people.models import Person


class MeetingNotVisible(Http404):
    """No such meeting for this reader; whether it exists is not said."""

    def __init__(self) -> None:
        super().__init__("no such meeting")


class MeetingOver(Exception):
    """The meeting is closed or called off; nothing about it changes any more."""


class MeetingChanged(Exception):
    """Somebody changed the meeting since the writer looked at it."""

    def __init__(self, since: Sequence[AccessEntry]) -> None:
        super().__init__(f"{len(since)} changes since")
        self.since = tuple(since)


class CountChanged(Exception):
    """Somebody counted the same vote since the writer looked at it."""


class CountContradicts(Exception):
    """The numbers of one vote do not add up."""

    def __init__(self, item_id: int, slips: Sequence[Slip]) -> None:
        super().__init__(f"item {item_id}: " + ", ".join(slip.code for slip in slips))
        self.item_id = item_id
        self.slips = tuple(slips)


class NotYetHeld(Exception):
    """The day of the meeting has not come."""


class NobodyCalled(Exception):
    """Attendance was not taken, so nothing can be counted."""


class OfficersAbsent(Exception):
    """Who leads the meeting or writes its minutes is marked as absent from it."""

    def __init__(self, people: Sequence[Person]) -> None:
        super().__init__(f"{len(people)} absent")
        self.people = tuple(people)


class MembersChanged(Exception):
    """Attendance no longer fits: members have joined or left, or turned official or probationary.

    `strangers` are the numbers of called people who neither are members of the day nor were called before.
    """

    def __init__(
        self,
        *,
        joined: Sequence[Person],
        left: Sequence[Person],
        turned: Sequence[Person] = (),
        strangers: Sequence[int] = (),
    ) -> None:
        super().__init__(f"{len(joined)} joined, {len(left)} left, {len(turned)} turned")
        self.people = (*joined, *left, *turned)
        self.strangers = tuple(strangers)


class ItemCounted(Exception):
    """A vote that was counted cannot be taken off the agenda."""

    def __init__(self, item_ids: Sequence[int]) -> None:
        super().__init__(f"counted: {sorted(item_ids)}")
        self.item_ids = tuple(item_ids)
