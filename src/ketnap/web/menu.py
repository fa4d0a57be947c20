"""The entries the staff screens put into the left menu."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ketnap.accounts.actors import optional_actor
from ketnap.design.menu import MenuEntry, MenuGroup, add_to_menu
from ketnap.domain.access import Action, may


def place_entries() -> None:
    """Put the desk, the cases and the rulebook into the menu."""
    add_to_menu(
        MenuEntry(
            label=_("Bàn làm việc"),
            url_name="desk",
            icon="layout-dashboard",
            group=MenuGroup.WORK,
            order=10,
            is_visible=_sees_desk,
            on_phone=True,
        )
    )
    add_to_menu(
        MenuEntry(
            label=_("Hồ sơ"),
            url_name="cases",
            icon="folder",
            group=MenuGroup.WORK,
            order=20,
            is_visible=_sees_cases,
            on_phone=True,
        )
    )
    add_to_menu(
        MenuEntry(
            label=_("Quy định"),
            url_name="rulebook",
            icon="book-2",
            group=MenuGroup.OVERVIEW,
            order=90,
            is_visible=_sees_rulebook,
            on_phone=True,
        )
    )


def _sees_desk(request: HttpRequest) -> bool:
    return may(optional_actor(request), Action.SEE_DESK)


def _sees_cases(request: HttpRequest) -> bool:
    return may(optional_actor(request), Action.SEE_CASE)


def _sees_rulebook(request: HttpRequest) -> bool:
    return may(optional_actor(request), Action.SEE_RULEBOOK)
