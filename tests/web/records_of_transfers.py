"""Cases that move: one on its way to a cell, one that the cell sent to another installation."""

from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from casefiles.papers import listed
from conftest import BEGINNING, People, today_actor
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.domain.access import Actor, Role
from ketnap.organisations.models import ChainRole, Organisation, OrganisationKind
from ketnap.organisations.services import create_organisation, set_chain
from ketnap.transfers.keys import InstallationKeys
from ketnap.transfers.models import Installation
from ketnap.transfers.services import send_out, send_within
from web.conftest import days_ago
from web.records_of_a_cell import case_of


def transfer_ids(
    people: People, cell: Organisation, superior: Organisation, actor: Actor, word: str
) -> dict[str, Any]:
    """How addresses name a case that waits to be received, and one that was sent away."""
    steps = (listed(days_ago(300)),)
    giver, leader = _giving_cell(people, superior, word)
    arriving = case_of(people, giver, leader, f"Tạ {word} Oanh", steps)
    leaving = case_of(people, cell, actor, f"Lâm {word} Quân", steps)
    moves: dict[str, Any] = {"reason": f"về {word}", "seen_seq": 1, "today": days_ago(0)}
    received = send_within(arriving.pk, cell, by=leader, **moves)
    sent = send_out(leaving.pk, _elsewhere(cell, actor), "Chi bộ Một", by=actor, **moves)
    return {"arriving_id": received.pk, "sent_away_id": sent.pk}


def _giving_cell(people: People, superior: Organisation, word: str) -> tuple[Organisation, Actor]:
    founder = acting_on_organisations(OPERATOR)
    giver = create_organisation(
        OrganisationKind.CELL,
        f"Chi bộ {word} Hai",
        since=BEGINNING,
        parent=superior,
        actor=founder,
    )
    set_chain(giver, [(superior, ChainRole.DECIDE)], since=BEGINNING, actor=founder)
    return giver, today_actor(people.user(f"gui-{giver.pk}", Role.CELL_SECRETARY, giver))


def _elsewhere(cell: Organisation, actor: Actor) -> Installation:
    keys = InstallationKeys(Ed25519PrivateKey.generate(), X25519PrivateKey.generate())
    return Installation.objects.create(
        name=f"Nơi cài đặt {cell.pk}",
        key_line=keys.public.line,
        known_since=days_ago(9),
        known_by_id=actor.user_id,
    )
