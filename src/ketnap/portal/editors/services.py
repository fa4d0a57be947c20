"""Letting an editor in, and stay, with the duties that the staff zone names."""

import json
from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils import timezone
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from ketnap.domain.press.standing import EditorsNow, Standing
from ketnap.domain.press.ticket import EditorRole, SectionRole, Ticket
from ketnap.portal.editors.models import ROLE_NAMES, Duty, Editor, SpokenFor
from ketnap.portal.news.models import SectionPage

_ON_PAGES = ("add_page", "change_page")
"""Not to publish: an article is released by its way through the hands of those who answer for it."""
_ON_PICTURES = ("add_image", "change_image", "choose_image")


class NothingToDo(Exception):
    """A ticket names no section that there is."""


@transaction.atomic
def let_in(ticket: Ticket) -> Editor:
    """Return the editor whom a ticket vouches for, with its duties and no others."""
    groups = _groups_of_all(ticket.roles)
    if not groups:
        raise NothingToDo
    editor, is_new = Editor.objects.get_or_create(username=ticket.account)
    if is_new:
        editor.set_unusable_password()
    editor.first_name = ticket.name
    editor.is_active = True
    editor.last_login = timezone.now()
    editor.roles_digest = _digest_of(ticket.roles)
    editor.save()
    _entrust(editor, groups, ticket.roles)
    return editor


@transaction.atomic
def keep_standings(told: EditorsNow) -> int:
    """Let those go on who may be in, with their roles of now; return how many of them are known here.

    Whoever came with an earlier ticket than counts, or is not among them, is out with his next
    request.
    """
    standings = {one.account: one for one in told.editors}
    come_since = timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    known = 0
    for editor in Editor.objects.select_for_update().filter(last_login__gte=come_since):
        standing = standings.get(editor.username)
        known += standing is not None
        _keep_standing(editor, standing or Standing(editor.username, (), told.as_of))
    return known


def _keep_standing(editor: Editor, standing: Standing) -> None:
    editor.tickets_from = max(editor.tickets_from, standing.since)
    if standing.roles:
        editor.told_at = timezone.now()
        _keep_roles(editor, standing.roles)
    editor.save(update_fields=["tickets_from", "told_at", "roles_digest"])


def _keep_roles(editor: Editor, roles: tuple[SectionRole, ...]) -> None:
    """Leave alone what stays the same: a duty in a section just opened is known here only."""
    digest = _digest_of(roles)
    if digest != editor.roles_digest:
        editor.roles_digest = digest
        _entrust(editor, _groups_of_all(roles), roles)


def _digest_of(roles: tuple[SectionRole, ...]) -> str:
    told = [(one.role.value, one.sections, one.cells) for one in roles]
    return sha256(json.dumps(told).encode()).hexdigest()


def _entrust(editor: Editor, groups: Iterable[Group], roles: Iterable[SectionRole]) -> None:
    editor.groups.set(groups)
    cells = {cell for held in roles for cell in held.cells}
    SpokenFor.objects.filter(editor=editor).exclude(cell__in=cells).delete()
    for cell in cells:
        SpokenFor.objects.get_or_create(editor=editor, cell=cell)


def _groups_of_all(roles: Iterable[SectionRole]) -> list[Group]:
    return [group for held in roles for group in _groups_of(held)]


def _groups_of(held: SectionRole) -> list[Group]:
    sections = SectionPage.objects.live()
    if held.sections:
        sections = sections.filter(slug__in=held.sections)
    return [_group_for(held.role, section) for section in sections]


def give_duty(editor: Editor, role: EditorRole, section: SectionPage) -> None:
    """Let somebody take a role in a section until the next ticket says what he does."""
    editor.groups.add(_group_for(role, section))


def _group_for(role: EditorRole, section: SectionPage) -> Group:
    duty = Duty.objects.filter(role=role, section=section).select_related("group").first()
    if duty:
        there: Group = duty.group
        return there
    name = f"{ROLE_NAMES[role]}: {section.title} ({section.pk})"
    group = Group.objects.create(name=name)
    Duty.objects.create(role=role, section=section, group=group)
    _give_rights(group, section)
    return group


def _give_rights(group: Group, section: SectionPage) -> None:
    group.permissions.add(
        Permission.objects.get(codename="access_admin", content_type__app_label="wagtailadmin")
    )
    for codename in _ON_PAGES:
        GroupPagePermission.objects.create(
            group=group,
            page=section.page_ptr,
            permission=Permission.objects.get(
                codename=codename, content_type__app_label="wagtailcore"
            ),
        )
    pictures = Collection.get_first_root_node()
    for codename in _ON_PICTURES:
        GroupCollectionPermission.objects.create(
            group=group,
            collection=pictures,
            permission=Permission.objects.get(
                codename=codename, content_type__app_label="wagtailimages"
            ),
        )
