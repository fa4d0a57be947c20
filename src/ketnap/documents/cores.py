"""A standing committee issues papers as the committee it is the core of: whose head they bear, whose numbers."""

from collections.abc import Callable

from ketnap.organisations.models import Organisation, OrganisationKind


def committee_of_core(
    body: Organisation, above: Callable[[Organisation], Organisation | None]
) -> Organisation | None:
    """Return the committee that a standing committee is the core of; none for any other body.

    `above` tells whom a body answers to on the day; no other body is asked about.
    """
    return above(body) if body.kind == OrganisationKind.STANDING_COMMITTEE else None


def numbered_by(
    body: Organisation, above: Callable[[Organisation], Organisation | None]
) -> tuple[Organisation, ...]:
    """Return whose registers may number the papers of a body: the first of these that has one does."""
    committee = committee_of_core(body, above)
    return (body,) if committee is None else (body, committee)
