"""Where a file lies for whoever wants to act on it."""

from dataclasses import dataclass
from datetime import date

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import casefile_visible_to, domain_casefile
from ketnap.domain.access import Action, Actor, CaseRelation, require
from ketnap.domain.casefile import steps
from ketnap.domain.submission.journey import Journey, Stop, stop_named
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import name_on
from ketnap.submissions.queries import UnderWay, way_of
from ketnap.submissions.refusals import NotHere, NotUnderWay
from ketnap.submissions.stops import body_named, stops_on


@dataclass(frozen=True, slots=True)
class AtBody:
    """A file that lies with a body, the name of the body on the day, and its place in the chain.

    It has none where the chain of the day leaves it out.
    """

    case: Casefile
    file: steps.Casefile
    journey: Journey
    body: Organisation
    name: str
    stop: Stop | None


def under_way(actor: Actor, casefile_id: int, *, on: date) -> UnderWay:
    """A file between vote and decision; raises `NotVisible` for a stranger, else `NotUnderWay`."""
    case = casefile_visible_to(actor, casefile_id)
    way = way_of(case, domain_casefile(case), on=on)
    if way is None:
        raise NotUnderWay(casefile_id)
    return way


def at_body(actor: Actor, way: UnderWay, *, on: date) -> AtBody:
    """The file as it lies with a body; raises `NotHere`, or `NotAllowed` for another body's officer."""
    body = body_named(way.case.cell, way.journey.at)
    if body is None:
        raise NotHere(way.case.pk)
    require(actor, Action.HANDLE_SUBMISSION, place_of(body))
    stop = stop_named(stops_on(way.case.cell_id, on), way.journey.at)
    return AtBody(way.case, way.file, way.journey, body, name_on(body.pk, on), stop)


def place_of(body: Organisation) -> CaseRelation:
    """What the access policy must know of a body."""
    return CaseRelation(body.pk, body.path)
