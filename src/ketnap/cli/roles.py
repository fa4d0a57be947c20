"""`ketnap roles`: what the machine confirms and hands out where no second person is left."""

import argparse
from typing import TYPE_CHECKING

from ketnap.cli.django_rooms import installation
from ketnap.cli.printing import say, tell
from ketnap.cli.refusal import Refusal

if TYPE_CHECKING:
    from ketnap.accounts.models import RoleHeld


def awaiting(arguments: argparse.Namespace) -> int:
    """List the roles that wait to be confirmed, with their numbers."""
    with installation():
        from ketnap.accounts.answering import roles_waiting

        waiting = list(roles_waiting())
        for held in waiting:
            say(f"{held.pk}\t{held.user.username}\t{_in_words(held)}")
    if not waiting:
        tell("Không có vai trò nào chờ xác nhận.", "No role waits to be confirmed.")
    return 0


def confirm(arguments: argparse.Namespace) -> int:
    """Let a role count that nobody else can confirm; says whether a new link is needed."""
    with installation():
        from ketnap.accounts.answering import roles_waiting, waits_for_link
        from ketnap.accounts.services import confirm_at_the_machine

        held = roles_waiting().filter(pk=arguments.number).first()
        if held is None:
            raise Refusal(
                f"Không có vai trò số {arguments.number} chờ xác nhận. Xem `ketnap roles awaiting`.",
                f"No role numbered {arguments.number} waits. See `ketnap roles awaiting`.",
            )
        confirm_at_the_machine(held)
        name = held.user.username
        tell(f"Đã xác nhận: {_in_words(held)}, {name}.", f"Confirmed: {_in_words(held)}, {name}.")
        if waits_for_link(held.user):
            tell(
                f"Mật khẩu cũ của {name} đã hủy. Tạo liên kết mới: `ketnap roles link {name}`.",
                f"The old password of {name} is void. Make a new link: `ketnap roles link {name}`.",
            )
    return 0


def link(arguments: argparse.Namespace) -> int:
    """Print the address at which the owner of an account chooses a password, once."""
    with installation():
        from django.urls import reverse

        from ketnap.accounts.models import User
        from ketnap.accounts.services import link_from_the_machine
        from ketnap.accounts.usernames import normalised

        name = normalised(arguments.name)
        user = User.objects.filter(username=name, is_active=True).first()
        if user is None:
            raise Refusal(
                f"Không có tài khoản đang dùng tên là “{name}”.", f"No open account is “{name}”."
            )
        word = link_from_the_machine(user, drops_second_factor=arguments.drop_second_factor)
        path = reverse("first_password", args=[word])
    tell(
        f"Trao tận tay, dùng một lần, thêm sau địa chỉ của máy chủ: {path}",
        f"To be handed over, good once, behind the address of the server: {path}",
    )
    return 0


def _in_words(held: "RoleHeld") -> str:
    from ketnap.accounts.services.places import in_words

    return in_words(held)
