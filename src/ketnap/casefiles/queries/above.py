"""The bodies above the cells of cases, which change while a case goes on."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ketnap.casefiles.models import Casefile
from ketnap.domain.casefile import steps
from ketnap.domain.casefile.codes import ChainRole
from ketnap.organisations.queries import BodiesAbove, bodies_above


def with_bodies_of_day(
    files: Iterable[tuple[Casefile, steps.Casefile]], day: date
) -> dict[int, steps.Casefile]:
    """Return each case file, by the number of its case, with the bodies above its cell on a day.

    A file keeps those of the day it was opened: they are sealed with it, and count where nobody has
    entered a chain for the day. Three queries, however many files.
    """
    read = list(files)
    above = bodies_above([case.cell_id for case, _ in read], day)
    return {case.pk: with_bodies(file, above[case.cell_id]) for case, file in read}


def with_bodies(file: steps.Casefile, above: BodiesAbove) -> steps.Casefile:
    """Return a case file with these bodies above its cell, if there is a chain of them."""
    if not above.chain:
        return file
    chain = tuple(
        steps.ChainLink(body=link.body, role=ChainRole(link.role.value)) for link in above.chain
    )
    return replace(file, cell=replace(file.cell, superior=above.superior, chain=chain))
