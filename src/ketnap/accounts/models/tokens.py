"""Access tokens (khóa truy cập), with which a program reads and writes in its owner's name."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ketnap.accounts.models.users import User
from ketnap.domain.access import TokenScope
from ketnap.organisations.plain_text import PlainTextField

DIGEST_CHARS = 64
TOKEN_SCOPE_NAMES = {
    TokenScope.ORGANISATIONS_READ: _("đọc cây tổ chức"),
    TokenScope.CASES_READ: _("đọc hồ sơ"),
    TokenScope.CASES_WRITE: _("mở hồ sơ và ghi bước"),
    TokenScope.CASES_EXPORT: _("lấy trọn hồ sơ ra"),
    TokenScope.FIGURES_READ: _("đọc số liệu"),
    TokenScope.RULES_READ: _("đọc quy định và tính ngày làm việc"),
    TokenScope.PEOPLE_READ: _("đọc danh sách người và đảng viên"),
    TokenScope.OCCASIONS_READ: _("đọc cuộc họp, lớp bồi dưỡng, lễ kết nạp"),
    TokenScope.OCCASIONS_WRITE: _("tổ chức cuộc họp, lớp bồi dưỡng và lễ kết nạp"),
    TokenScope.PAPERS_READ: _("đọc danh mục giấy tờ của hồ sơ"),
    TokenScope.PAPERS_PRINT: _("lập giấy tờ và tải về"),
    TokenScope.PLANS_READ: _("đọc kế hoạch và kết quả"),
    TokenScope.PLANS_WRITE: _("lập kế hoạch và đặt chỉ tiêu"),
    TokenScope.SUBMISSIONS_READ: _("đọc hộp hồ sơ của cấp ủy"),
    TokenScope.SUBMISSIONS_WRITE: _("trình, trả lại, thẩm định, quyết định hồ sơ"),
    TokenScope.IMPORTS_READ: _("xem các lần nhập dữ liệu"),
}


class AccessToken(models.Model):
    """A token of a user: the word itself is shown once and kept as a digest only."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="access_tokens")
    label = PlainTextField(_("dùng cho"), max_length=80)
    digest = models.CharField(max_length=DIGEST_CHARS, unique=True)
    scopes = models.JSONField(_("được làm gì"))
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("dùng đến"))
    ended_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("khóa truy cập")
        verbose_name_plural = _("khóa truy cập")
        ordering = ("-created_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")),
                name="access_token_expires_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.label}"

    def allows(self, scope: TokenScope) -> bool:
        """Whether the token was given for this."""
        return scope.value in self.scopes

    def is_live(self, at: datetime) -> bool:
        """Whether the token opens anything at a moment."""
        return self.ended_at is None and at < self.expires_at
