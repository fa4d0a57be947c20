"""What waits at the portal, and who here must act on it: the portal knows no roles and no mail."""

from collections.abc import Iterable
from datetime import date

from ketnap.accounts.models import RoleHeld, counting_on
from ketnap.domain.access import Actor, Role
from ketnap.domain.press.calls import ArticleWaits, Wait
from ketnap.domain.press.ticket import EditorRole
from ketnap.press.models import PortalWait, SentPackage
from ketnap.press.references import account_reference

SECRETARIES = frozenset({Role.CELL_SECRETARY, Role.DEPUTY_CELL_SECRETARY})
_AT_THE_PORTAL = frozenset({*SECRETARIES, Role.EDITOR})


def keep_waits(told: Iterable[ArticleWaits]) -> None:
    """Keep what waits as the portal has just told; what it tells no more waits no more."""
    waiting = list(told)
    packages = dict(
        SentPackage.objects.filter(reference__in=[one.reference for one in waiting]).values_list(
            "reference", "pk"
        )
    )
    kept = [_kept(one, packages.get(one.reference)).pk for one in waiting]
    PortalWait.objects.exclude(pk__in=kept).delete()


def _kept(one: ArticleWaits, package_id: int | None) -> PortalWait:
    row, _is_new = PortalWait.objects.update_or_create(
        article=one.article,
        wait=one.wait.value,
        since=one.since,
        defaults={
            "section": one.section,
            "title": one.title,
            "editor_path": one.editor,
            "package_id": package_id,
            "account": one.account,
            "own": list(one.own),
        },
    )
    return row


def waits_for(actor: Actor | None, *, on: date) -> list[PortalWait]:
    """Return what waits for somebody, the longest waiting first; nothing for whoever need not act."""
    if actor is None or not actor.roles() & _AT_THE_PORTAL:
        return []
    waiting = list(PortalWait.objects.order_by("since", "pk"))
    hands = Hands(on=on) if waiting else None
    return [one for one in waiting if hands and actor.user_id in hands.of(one)]


class Hands:
    """Who acts on what, by the roles and duties of a day; read once for everything that waits."""

    def __init__(self, *, on: date) -> None:
        held = RoleHeld.objects.filter(
            counting_on(on), role__in=[role.value for role in _AT_THE_PORTAL], user__is_active=True
        )
        self._held = list(held.prefetch_related("section_duties"))

    def of(self, wait: PortalWait) -> frozenset[int]:
        """Return the users; nobody passes on his own text where somebody else can."""
        users = frozenset(self._all_of(wait))
        others = frozenset(user for user in users if account_reference(user) not in wait.own)
        return others or users

    def _all_of(self, wait: PortalWait) -> Iterable[int]:
        match Wait(wait.wait):
            case Wait.RETURNED:
                users = {held.user_id for held in self._held}
                return (user for user in users if account_reference(user) == wait.account)
            case Wait.SECRETARY:
                return self._secretaries(wait.package)
            case Wait.APPROVER:
                return self._on_duty(EditorRole.APPROVER, wait.section)
            case Wait.EDITOR | Wait.DRAFT | Wait.REWRITING | Wait.LIKENESS | Wait.FIGURES:
                return self._on_duty(EditorRole.EDITOR, wait.section)

    def _secretaries(self, package: SentPackage | None) -> Iterable[int]:
        """Those of the cell that sent it; of any cell where no package did."""
        for held in self._held:
            is_there = package is None or held.organisation_id == package.cell_id
            if held.role in SECRETARIES and is_there:
                yield held.user_id

    def _on_duty(self, duty: EditorRole, section: str) -> Iterable[int]:
        """An editor whose duties nobody has set edits every section, and approves none."""
        for held in self._held:
            duties = list(held.section_duties.all())
            usual = duty is EditorRole.EDITOR and not duties
            given = any(one.duty == duty and one.section in {"", section} for one in duties)
            if held.role == Role.EDITOR and (usual or given):
                yield held.user_id
