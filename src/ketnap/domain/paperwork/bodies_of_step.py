"""Which bodies a paper names where its step tells of others than those above the cell today."""

from dataclasses import replace

from ketnap.domain.casefile.codes import CommitteeLevel, TransferDirection
from ketnap.domain.casefile.replay import History
from ketnap.domain.casefile.steps import Appraised, CommitteeVoted, Decided, Step, Transferred
from ketnap.domain.paperwork.body_names import is_same_body, issuer_named
from ketnap.domain.paperwork.material import Bodies


def cell_left_since(step: Step, history: History) -> str:
    """The other cell in which a step was taken; empty where it is the cell that has the case now.

    Whoever came back from where he had gone to was of this cell before.
    """
    moves = [move for round_ in history.rounds for move in round_.of(Transferred)]
    gone_to = ""
    for move in sorted(moves, key=_in_order):
        if _in_order(move) < _in_order(step):
            continue
        if move.direction is TransferDirection.OUT:
            gone_to = move.other
        elif move.other != gone_to:
            return move.other
    return ""


def _in_order(step: Step) -> tuple[object, ...]:
    return (step.on, step.seq)


def bodies_elsewhere(cell: str) -> Bodies:
    """The bodies of a paper of another cell: of that cell, its name alone is recorded."""
    return Bodies(cell=cell, superior="", seat="")


def bodies_as_recorded(bodies: Bodies, step: Step | None) -> Bodies:
    """The bodies with the one that took the step, where it is another than the chain names.

    Of such a body no more is known: not whom it answers to, nor where it dates its papers from.
    """
    match step:
        case Appraised(body=body) if not is_same_body(body, bodies.sectional):
            return replace(bodies, sectional=body, sectional_superior="", sectional_seat="")
        case CommitteeVoted(body=body, level=CommitteeLevel.GRASSROOTS) if not is_same_body(
            body, bodies.grassroots
        ):
            return replace(bodies, grassroots=body, grassroots_superior="", grassroots_seat="")
        case Decided(body=body) if not is_same_body(body, bodies.deciding):
            return _decided_by(body, bodies)
        case _:
            return bodies


def _decided_by(body: str, bodies: Bodies) -> Bodies:
    """A standing committee and its committee issue papers under one head; a grassroots one may
    decide by delegation (ủy quyền)."""
    if is_same_body(issuer_named(body), issuer_named(bodies.deciding)):
        return replace(bodies, deciding=body)
    if is_same_body(body, bodies.grassroots):
        superior, seat = bodies.grassroots_superior, bodies.grassroots_seat
        return replace(bodies, deciding=body, deciding_superior=superior, deciding_seat=seat)
    return replace(bodies, deciding=body, deciding_superior="", deciding_seat="")
