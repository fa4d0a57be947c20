"""Which body issues a paper, as its head names it, and the register it is numbered from."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ketnap.documents.registers.models import Register
from ketnap.documents.registers.series import register_numbering
from ketnap.domain.paperwork.body_names import in_full, issuer_named
from ketnap.domain.paperwork.material import Bodies
from ketnap.domain.paperwork.phrase import gaps_of
from ketnap.domain.paperwork.sheet import Header, Sheet, Version
from ketnap.organisations.models import ChainBody, ChainRole, Organisation, OrganisationKind
from ketnap.organisations.queries import chain_on

CELL, GRASSROOTS, SECTIONAL, DECIDING = (
    "cell_name",
    "grassroots_committee",
    "sectional_issuer",
    "deciding_committee",
)


def issuer_of(version: Version) -> str:
    """The blank that names the issuing body in the head of a paper; empty where none does."""
    heads = (block for block in version.blocks if isinstance(block, Header))
    names = [gap.name for head in heads for gap in gaps_of(head.body)]
    return next((name for name in names if name in (CELL, GRASSROOTS, SECTIONAL, DECIDING)), "")


def dated_by_issuer(bodies: Bodies, issuer: str) -> Bodies:
    """The bodies, with the seat of the one that issues the paper for the place it is dated from."""
    seats = {
        GRASSROOTS: bodies.grassroots_seat,
        SECTIONAL: bodies.sectional_seat,
        DECIDING: bodies.deciding_seat,
    }
    return replace(bodies, seat=seats.get(issuer, bodies.seat))


def named_in_head(bodies: Bodies, issuer: str) -> str:
    """The body that issues a paper, as its head calls it."""
    names = {
        CELL: issuer_named(bodies.cell),
        GRASSROOTS: issuer_named(bodies.grassroots),
        # A board is called the same whosever it is.
        SECTIONAL: in_full(bodies.sectional),
        DECIDING: issuer_named(bodies.deciding),
    }
    return names.get(issuer, "")


def issuing_body(cell: Organisation, version: Version, *, on: date) -> Organisation | None:
    """The body that issues a paper of a cell's case; none where the head or the chain names none."""
    chain = () if issuer_of(version) == CELL else chain_on(cell.pk, on)
    return body_by_chain(cell, version, chain)


def body_by_chain(
    cell: Organisation, version: Version, chain: Sequence[ChainBody]
) -> Organisation | None:
    """The same, where the chain of the cell was read already."""
    issuer = issuer_of(version)
    if issuer == CELL:
        return cell
    by_kind = {link.body.kind: link.body for link in chain}
    decides = next((link.body for link in chain if link.role == ChainRole.DECIDE), None)
    return {
        GRASSROOTS: by_kind.get(OrganisationKind.GRASSROOTS_COMMITTEE, decides),
        SECTIONAL: by_kind.get(OrganisationKind.SECTIONAL_COMMITTEE),
        DECIDING: decides,
    }.get(issuer)


def printing_body(cell: Organisation, version: Version, *, on: date) -> Organisation:
    """The body by whose template a paper is made: its issuer, the cell where no body is named."""
    return issuing_body(cell, version, on=on) or cell


def issues(body: Organisation, version: Version) -> bool:
    """Whether a form is a body's own, or that of a body below it: a cell issues none for its superiors."""
    return body.kind != OrganisationKind.CELL or issuer_of(version) in ("", CELL)


def register_of(cell: Organisation, sheet: Sheet, version: Version, *, on: date) -> Register | None:
    """The register that numbers a paper; none for a paper without a number, or without a register."""
    if not sheet.register_type:
        return None
    issuer = issuing_body(cell, version, on=on)
    return None if issuer is None else register_numbering(issuer, sheet.register_type, on=on)
