"""The tree of organisations as of a day, as nested branches."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketnap.accounts.actors import actor_behind
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import (
    existing_on,
    names_on,
    organisations_known_to,
    organisations_visible_to,
    parents_on,
)
from ketnap.people.queries import member_counts
from ketnap.web.day import address, day_of
from ketnap.web.day_words import capitalised


@dataclass(frozen=True, slots=True)
class Branch:
    """One organisation with what stood below it."""

    name: str
    href: str
    kind: str
    members: str
    branches: tuple["Branch", ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """The branches a reader sees; `above` names the bodies that hold them, for orientation."""

    above: str
    branches: tuple[Branch, ...]


def trees_of(request: HttpRequest) -> tuple[Tree, ...]:
    """Return what the reader sees of the tree on the page's day, under the bodies above it."""
    actor, on = actor_behind(request), day_of(request).on
    known = list(existing_on(organisations_known_to(actor), on))
    parents = parents_on([each.pk for each in known], on)
    visible = organisations_visible_to(actor).values_list("pk", flat=True)
    planting = _Planting(request, known, parents, member_counts(visible, on=on))
    names = names_on(parents.values(), on)
    roots: dict[int, list[Organisation]] = {}
    for each in known:
        parent = parents.get(each.pk, 0)
        if parent not in planting.ids:
            roots.setdefault(parent, []).append(each)
    return tuple(
        Tree(names.get(parent, ""), tuple(planting.branch(each) for each in below))
        for parent, below in roots.items()
    )


class _Planting:
    """Puts known organisations below each other."""

    def __init__(
        self,
        request: HttpRequest,
        known: list[Organisation],
        parents: Mapping[int, int],
        members: Mapping[int, int],
    ) -> None:
        self.request = request
        self.ids = {each.pk for each in known}
        self.members = members
        self.below: dict[int, list[Organisation]] = {}
        for each in known:
            self.below.setdefault(parents.get(each.pk, 0), []).append(each)

    def branch(self, organisation: Organisation) -> Branch:
        return Branch(
            name=name_of(organisation),
            href=address(self.request, "organisation", organisation.pk),
            kind=capitalised(organisation.get_kind_display()),
            members=self._count(organisation.pk),
            branches=tuple(self.branch(each) for each in self.below.get(organisation.pk, [])),
        )

    def _count(self, number: int) -> str:
        count = self.members.get(number)
        if count is None:
            return ""
        return ngettext("%(count)d đảng viên", "%(count)d đảng viên", count) % {"count": count}


def name_of(organisation: Organisation) -> str:
    """Return the name that a query put beside an organisation, for a day on which it had one."""
    return str(getattr(organisation, "name", None) or _("chưa có tên"))
