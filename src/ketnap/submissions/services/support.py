"""Whether an approval rests on a vote of the body that decides; where not, a reason is asked."""

from collections.abc import Iterable, Sequence
from datetime import date

from ketnap.domain.submission.completeness import Lack, own_part_lacks
from ketnap.rules.load import load_rulebook
from ketnap.submissions.queries import UnderWay
from ketnap.submissions.refusals import DecisionDoubted
from ketnap.submissions.stops import stops_on


def unsupported(ways: Iterable[UnderWay], body_id: int, *, on: date) -> list[tuple[str, Lack]]:
    """The people on whose files a body has no vote that carried, each with what is lacking."""
    return [(way.file.person.full_name, lack) for way in ways for lack in _lacks(way, body_id, on)]


def refuse_without_a_reason(doubts: Sequence[tuple[str, Lack]], *, override_reason: str) -> None:
    """Raise `DecisionDoubted` where there are doubts about a decision and no reason is given."""
    if doubts and not override_reason.strip():
        raise DecisionDoubted(doubts)


def _lacks(way: UnderWay, body_id: int, on: date) -> tuple[Lack, ...]:
    chain = stops_on(way.case.cell_id, on)
    stop = next((stop for stop in chain if stop.body_id == body_id), None)
    return own_part_lacks(stop, way.journey, load_rulebook(), on=on)
