"""Whether who asked may still have the papers of a case, at the moment they are made."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import casefile_visible_to, casefiles_visible_to, relation_to
from ketnap.casefiles.refusals import NotVisible
from ketnap.documents.bundles.bundle import Bundled
from ketnap.documents.drawing_up import remember_taken
from ketnap.domain.access import Action, Actor, may

Taken = tuple[Casefile, list[Bundled]]
"""A case, and the papers of it that were to go into a bundle."""


def case_for(actor: Actor, casefile_id: int, action: Action) -> Casefile | None:
    """Return the case, to whoever sees it and may do the action on it; else nothing."""
    try:
        case = casefile_visible_to(actor, casefile_id)
    except NotVisible:
        return None
    return case if may(actor, action, relation_to(case)) else None


def may_with_all(actor: Actor, casefile_ids: Sequence[int], action: Action) -> bool:
    """Say whether somebody sees all of the cases, and may do the action on each."""
    cases = casefiles_visible_to(actor).filter(pk__in=casefile_ids)
    allowed = [
        case.pk
        for case in cases.select_related("standing", "cell")
        if may(actor, action, relation_to(case))
    ]
    return set(allowed) == set(casefile_ids)


def no_longer_yours() -> str:
    """What stands in the list where a case was asked for that one may not have."""
    return _("Một hồ sơ bạn không còn được xem hoặc in giấy tờ.")


def remember(taken: Iterable[Taken], *, by: Actor) -> None:
    """Remember each paper that somebody took along in a bundle; the person of its case can read it."""
    for case, papers in taken:
        remember_taken(case, [paper.draft for paper in papers if paper.files], by=by)
