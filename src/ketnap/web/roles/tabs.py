"""The ways through this room: each reader sees those open to him."""

from enum import Enum
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action, may
from ketnap.web.day import address


class Tab(Enum):
    """One page of the room: its address, and the action that opens it."""

    MINE = ("my_roles", Action.SEE_MATRIX)
    ACCOUNTS = ("accounts", Action.MANAGE_ROLES)
    INSPECTIONS = ("inspections", Action.SEE_INSPECTION)
    MATRIX = ("permission_matrix", Action.SEE_MATRIX)


TITLES: dict[Tab, Promise] = {
    Tab.MINE: _("Vai trò của tôi"),
    Tab.ACCOUNTS: _("Tài khoản"),
    Tab.INSPECTIONS: _("Kiểm tra"),
    Tab.MATRIX: _("Ai được làm gì"),
}


def tabs_of(request: HttpRequest, current: Tab) -> list[dict[str, Any]]:
    """Return the variables of the tabs component, as the reader may open them."""
    actor = actor_behind(request)
    return [
        {"label": TITLES[tab], "href": address(request, tab.value[0]), "current": tab is current}
        for tab in Tab
        if may(actor, tab.value[1])
    ]
