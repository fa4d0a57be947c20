"""Members of organisations: how many on a day, and how their number came to change."""

from collections.abc import Iterable
from datetime import date

from ketnap.casefiles.counting import Counted
from ketnap.casefiles.queries.figures import facts_within
from ketnap.domain.figures import Bridge, Span, Stay, bridge_of, joined
from ketnap.organisations.paths import in_subtree
from ketnap.people.models import Membership, MemberStatus

ADMITTED, CAME = "admitted", "came"
STRUCK_OFF, TRANSFERRED, LEFT = "struck_off", "transferred_out", "left"
"""How somebody came or left; what no record tells apart stands under `came` or `left`."""

_LEAVING = {Counted.STRUCK_OFF: STRUCK_OFF, Counted.TRANSFERRED_OUT: TRANSFERRED}


def members_on(path: str, day: date) -> int:
    """How many members stood at or below a place on a day, each once."""
    stays = _stays(path, until=day, since=day)
    return len({stay.who for stay in stays if stay.covers(day)})


def members_bridge(path: str, span: Span) -> Bridge:
    """Members before a period, those who came and left in it, and members at its end.

    Moving between cells below the place is neither coming nor leaving.
    """
    return bridge_of(joined(_stays(path, until=span.end)), span.start, span.end)


def _stays(path: str, *, until: date, since: date | None = None) -> list[Stay]:
    rows = Membership.objects.filter(in_subtree(path, "cell__path"), valid_from__lte=until)
    if since is not None:
        rows = rows.exclude(valid_until__lt=since)
    columns = rows.values_list("person_id", "valid_from", "valid_until", "status")
    known = list(columns.order_by("person_id", "valid_from"))
    reasons = _reasons(path, until) if since is None else {}
    return [
        Stay(
            who=who,
            since=first,
            until=last,
            came=ADMITTED if status == MemberStatus.PROBATIONARY else CAME,
            left="" if last is None else reasons.get(who, LEFT),
        )
        for who, first, last, status in known
    ]


def _reasons(path: str, until: date) -> dict[int, str]:
    """How people left, as far as the log of a case tells."""
    facts = facts_within(path, date.min, until).filter(code__in=_LEAVING)
    told: Iterable[tuple[int, str]] = facts.order_by("on").values_list("casefile__person", "code")
    return {who: _LEAVING[Counted(code)] for who, code in told}
