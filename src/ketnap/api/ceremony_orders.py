"""What programs send about ceremonies."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from ketnap.api.days import Day
from ketnap.api.sent import (
    MOST_LINES_AT_ONCE,
    Clock,
    Id,
    Planned,
    Reason,
    SeenCase,
    Sent,
    Text,
    each_once,
)
from ketnap.occasions.ceremonies.models import LONGEST_ITEM, LONGEST_ITEM_MINUTES
from ketnap.occasions.ceremonies.services import (
    Invitation,
    LineWords,
    NewMemberOrder,
    PlannedCeremony,
)

Ids = Annotated[list[Id], Field(max_length=MOST_LINES_AT_ONCE)]
Item = Annotated[Text, Field(max_length=LONGEST_ITEM)]


class CeremonyOrder(Planned):
    """When and where, who leads through the programme, and who is admitted."""

    held_on: Day
    starts_at: Clock
    place: Annotated[Text, Field(min_length=1, max_length=200)]
    host: Annotated[Text, Field(max_length=120)] = ""
    casefile_ids: Annotated[Ids, Field(min_length=1)]

    def planned(self) -> PlannedCeremony:
        """Return the ceremony as its service takes it; refuses a far day that is not meant."""
        self.refuse_unmeant("held_on")
        return PlannedCeremony(
            held_on=self.held_on, starts_at=self.starts_at, place=self.place, host=self.host
        )


class CeremonyToPlan(CeremonyOrder):
    """A ceremony of a cell."""

    cell_id: Id


class MentorOrder(Sent):
    """Who helps a new member through probation; why a late ceremony is held all the same."""

    casefile_id: Id
    mentor_id: Id | None
    late_consent: Annotated[Text, Field(max_length=200)] = ""
    late_reason: Annotated[Text, Field(max_length=300)] = ""


class MentorsToName(Sent):
    """The mentors of new members; those not named stay as they are."""

    new_members: Annotated[list[MentorOrder], Field(min_length=1, max_length=MOST_LINES_AT_ONCE)]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        each_once(order.casefile_id for order in self.new_members)
        return self

    def orders(self) -> list[NewMemberOrder]:
        """Return the orders as their service takes them."""
        return [NewMemberOrder(**order.model_dump()) for order in self.new_members]


class PersonToMoveUp(Sent):
    """Who is admitted one turn earlier."""

    casefile_id: Id


class LineOrder(Sent):
    """What is said for one item; `code` and `casefile_id` as they were read."""

    code: Annotated[Text, Field(min_length=1, max_length=80)]
    casefile_id: Id | None = None
    minutes: Annotated[int, Field(ge=1, le=LONGEST_ITEM_MINUTES, strict=True)]
    who: Item = ""
    hands_over: Item = ""
    detail: Item = ""

    def words(self) -> LineWords:
        """Return the words as their service takes them."""
        return LineWords(**self.model_dump(exclude={"code", "casefile_id"}))


class ProgrammeToWrite(Sent):
    """Every item of the programme, in its order."""

    lines: Annotated[list[LineOrder], Field(max_length=MOST_LINES_AT_ONCE)]


class InviteeOrder(Sent):
    """Somebody invited, with the office held."""

    name: Annotated[Text, Field(min_length=1, max_length=120)]
    office: Item = ""

    def invitation(self) -> Invitation:
        """Return the invitation as its service takes it."""
        return Invitation(self.name, self.office)


class InviteesToWrite(Sent):
    """The whole list of invitees, in its order."""

    invitees: Annotated[list[InviteeOrder], Field(max_length=MOST_LINES_AT_ONCE)]


class PreparationsDone(Sent):
    """The lines of the checklist that are done; all others are not."""

    done: Ids


class PreparationToAdd(Sent):
    """A line of the checklist in the cell's own words."""

    text: Annotated[Text, Field(min_length=1, max_length=LONGEST_ITEM)]


class CeremonyToRecord(Sent):
    """The last step that was read of the case of everybody who is admitted."""

    cases: Annotated[list[SeenCase], Field(max_length=MOST_LINES_AT_ONCE)]
    override_reason: Reason = ""


class CeremonyToLink(Sent):
    """A day on which cases of a cell say that a ceremony was held."""

    cell_id: Id
    held_on: Day
