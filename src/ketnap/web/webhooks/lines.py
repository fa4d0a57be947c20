"""Subscriptions as the page lists them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ketnap.organisations.queries import names_on
from ketnap.webhooks.delivering import Trouble
from ketnap.webhooks.models import Subscription

_TROUBLES: Mapping[str, Promise] = {
    Trouble.NOT_ANSWERED: _("Máy nhận không trả lời; hệ thống vẫn gửi lại, không mất tin nào."),
    Trouble.NOT_ALLOWED_THERE: _("Người quản trị máy không còn cho gửi tin đến máy này."),
    Trouble.NO_LONGER_ENTITLED: _("Người đăng ký không còn quyền với tổ chức này."),
}


@dataclass(frozen=True, slots=True)
class SubscriptionLine:
    """One subscription; `trouble` is empty where its program answers."""

    pk: int
    label: str
    organisation: str
    address: str
    owner: str
    told: str
    trouble: str


def lines_of(found: Sequence[Subscription], *, on: date) -> list[SubscriptionLine]:
    """Return the subscriptions, latest first."""
    names = names_on((each.organisation_id for each in found), on)
    return [_line(each, names[each.organisation_id]) for each in found]


def _line(each: Subscription, organisation: str) -> SubscriptionLine:
    return SubscriptionLine(
        pk=each.pk,
        label=each.label,
        organisation=organisation,
        address=each.address,
        owner=each.made_by.name,
        told=_told(each),
        trouble=str(_TROUBLES[each.trouble]) if each.trouble else "",
    )


def _told(each: Subscription) -> str:
    if each.told_at is None:
        return _t("chưa có tin nào được nhận")
    moment = timezone.localtime(each.told_at)
    return _t("tin gần nhất được nhận lúc %(moment)s") % {"moment": f"{moment:%H:%M %d/%m/%Y}"}
