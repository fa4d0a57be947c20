"""The host's script (lời dẫn chương trình) of a ceremony, passage by passage."""

from dataclasses import dataclass

from ketnap.occasions.ceremonies.script import PASSAGES, Scene, Turn
from ketnap.web.ceremonies.reading import OpenCeremony
from ketnap.web.day_words import full_day


@dataclass(frozen=True, slots=True)
class Passage:
    """What the host says at one item."""

    at: str
    title: str
    text: str


def script_of(ceremony: OpenCeremony) -> tuple[Passage, ...]:
    """Return a passage for every item of the programme."""
    scene = _scene(ceremony)
    return tuple(
        Passage(
            item.at, item.title, PASSAGES[item.code](scene, Turn(who=item.who, person=item.person))
        )
        for item in ceremony.items
    )


def _scene(ceremony: OpenCeremony) -> Scene:
    invitees = ceremony.record.invitees.order_by("position")
    return Scene(
        day=full_day(ceremony.record.held_on),
        names=ceremony.names,
        invitees=tuple(", ".join(filter(None, (one.name, one.office))) for one in invitees),
        assigned=tuple((turn.mentor_name, turn.full_name) for turn in ceremony.turns),
    )
