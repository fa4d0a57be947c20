"""The orders of the table of cases, as the address writes them and as people call them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.queries import CaseOrder

_DOWN = "-"
_NAMES: Mapping[CaseOrder, tuple[str | Promise, str | Promise]] = {
    CaseOrder.NAME: (_("tên, từ A"), _("tên, từ cuối")),
    CaseOrder.STAGE: (_("giai đoạn, từ đầu"), _("giai đoạn, từ cuối")),
    CaseOrder.SINCE: (_("ngày vào giai đoạn, cũ trước"), _("ngày vào giai đoạn, mới trước")),
    CaseOrder.DUE: (_("thời hạn, gần trước"), _("thời hạn, xa trước")),
    CaseOrder.LAST: (_("bước ghi gần nhất, cũ trước"), _("bước ghi gần nhất, mới trước")),
}


@dataclass(frozen=True, slots=True)
class Sorting:
    """By what the table is sorted, and whether from the end."""

    order: CaseOrder = CaseOrder.NAME
    descending: bool = False

    @property
    def code(self) -> str:
        """The word for it in an address."""
        return f"{_DOWN if self.descending else ''}{self.order.value}"

    @property
    def name(self) -> str:
        return str(_NAMES[self.order][self.descending])

    def clicked(self, order: CaseOrder) -> "Sorting":
        """Return the sorting that the head of a column leads to: the other way where it is on."""
        return Sorting(order, descending=order is self.order and not self.descending)


SORTINGS: Mapping[str, Sorting] = {
    sorting.code: sorting
    for order in CaseOrder
    for sorting in (Sorting(order), Sorting(order, descending=True))
}
