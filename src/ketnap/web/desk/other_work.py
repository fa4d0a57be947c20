"""Where somebody works who follows no case: the press desk, the accounts, or the rules to read."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action, may
from ketnap.web.day import address


@dataclass(frozen=True, slots=True)
class OtherWork:
    """What the desk says in place of cases, and where it leads."""

    text: str
    label: str
    href: str


def other_work(request: HttpRequest) -> OtherWork:
    """The first place of work of the reader's roles other than cases; all may read the rules."""
    actor = actor_behind(request)
    if may(actor, Action.PREPARE_PRESS):
        return OtherWork(
            _("Vai trò hiện tại không xem hồ sơ. Việc của bạn ở mục Tin bài."),
            _("Mở tin bài"),
            address(request, "press_desk"),
        )
    if may(actor, Action.MANAGE_ROLES):
        return OtherWork(
            _("Vai trò hiện tại không xem hồ sơ. Việc của bạn là tài khoản và vai trò."),
            _("Mở tài khoản"),
            address(request, "accounts"),
        )
    return OtherWork(
        _("Vai trò hiện tại không xem hồ sơ. Quy định đang áp dụng vẫn mở cho mọi người."),
        _("Xem quy định"),
        address(request, "rulebook"),
    )
