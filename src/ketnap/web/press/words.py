"""What occasions, states and places of a text are called, and how addresses name occasions."""

from collections.abc import Mapping
from types import MappingProxyType

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketnap.domain.press.calls import ArticleState, Wait
from ketnap.domain.press.package import Occasion, PublicPurpose
from ketnap.press.models import OutboxCall

SLUGS: Mapping[Occasion, str] = MappingProxyType(
    {
        Occasion.CEREMONY: "le-ket-nap",
        Occasion.COURSE: "lop",
        Occasion.MEETING: "hop-chi-bo",
        Occasion.PLAN: "ke-hoach",
    }
)
OCCASIONS: Mapping[Occasion, Promise] = MappingProxyType(
    {
        Occasion.CEREMONY: _("Lễ kết nạp"),
        Occasion.COURSE: _("Lớp bồi dưỡng"),
        Occasion.MEETING: _("Họp chi bộ"),
        Occasion.PLAN: _("Kế hoạch"),
    }
)
STATES: Mapping[ArticleState, Promise] = MappingProxyType(
    {
        ArticleState.DRAFT: _("Bản nháp"),
        ArticleState.WITH_SECRETARY: _("Bí thư đang xem"),
        ArticleState.WITH_EDITOR: _("Đang biên tập"),
        ArticleState.WITH_APPROVER: _("Chờ duyệt"),
        ArticleState.SCHEDULED: _("Hẹn giờ đăng"),
        ArticleState.PUBLISHED: _("Đã đăng"),
        ArticleState.TAKEN_DOWN: _("Đã gỡ"),
        ArticleState.DELETED: _("Đã xóa"),
    }
)
WAITS: Mapping[Wait, Promise] = MappingProxyType(
    {
        Wait.SECRETARY: _("Chờ bí thư xem"),
        Wait.EDITOR: _("Chờ biên tập"),
        Wait.APPROVER: _("Chờ duyệt đăng"),
        Wait.DRAFT: _("Bản nháp chờ biên tập rồi gửi duyệt"),
        Wait.RETURNED: _("Bị trả lại, chờ sửa"),
        Wait.REWRITING: _("Đã gỡ hoặc chưa đăng được, chờ sửa"),
        Wait.LIKENESS: _("Có chữ giống tên người đã rút đồng ý, chờ xem lại"),
        Wait.FIGURES: _("Số liệu trong bài khác với hồ sơ, chờ xem lại"),
    }
)
"""What an article waits for at the portal."""

CONSENTS: Mapping[PublicPurpose, tuple[Promise, Promise]] = MappingProxyType(
    {
        PublicPurpose.PORTAL_NAME: (_("Đồng ý nêu tên"), _("Chưa đồng ý nêu tên")),
        PublicPurpose.PORTAL_PICTURE: (_("Đồng ý đăng ảnh"), _("Chưa đồng ý đăng ảnh")),
    }
)
"""How a consent reads when it stands, and when it does not."""


def occasion_named(slug: str) -> Occasion:
    """Return the occasion that an address names; a word that names none is a 404."""
    for occasion, name in SLUGS.items():
        if name == slug:
            return occasion
    raise Http404(slug)


def state_words(state: str, *, dropped: bool, waiting: OutboxCall | None) -> str:
    """Return how far a package has come, in words."""
    if dropped:
        return str(_("Không gửi"))
    if waiting is not None and waiting.stands_refused:
        return str(_("Trang tin không nhận"))
    if waiting is not None and not state:
        return str(_("Chờ chuyển"))
    return str(STATES[ArticleState(state)]) if state else str(_("Đã chuyển"))
