"""The access log (nhật ký truy cập): who looked at, took out or changed what."""

from typing import Any, Never

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AppendOnly(Exception):
    """A written entry is never changed or removed."""


class Deed(models.TextChoices):
    """What somebody did."""

    VIEWED = "viewed", _("đã xem")
    EXPORTED = "exported", _("đã xuất ra tệp")
    PRINTED = "printed", _("đã in")
    SIGNED_IN = "signed_in", _("đã đăng nhập")
    SIGN_IN_FAILED = "sign_in_failed", _("có người nhập sai mật khẩu")
    ROLE_CHANGED = "role_changed", _("đã đổi vai trò")
    RECORD_CHANGED = "record_changed", _("đã đổi dữ liệu")


class AppendOnlyQuerySet(models.QuerySet["AccessEntry"]):
    """Refuses what would change entries in bulk."""

    def update(self, **kwargs: Any) -> Never:
        raise AppendOnly("Nhật ký truy cập chỉ được ghi thêm, không được sửa.")

    def delete(self) -> Never:
        raise AppendOnly("Nhật ký truy cập chỉ được ghi thêm, không được xóa.")


class AccessEntry(models.Model):
    """One line of the access log; triggers in the database refuse change and removal too."""

    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    deed = models.CharField(max_length=20, choices=Deed)
    object_kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField(null=True)
    casefile_id = models.BigIntegerField(null=True)
    detail = models.CharField(max_length=500, blank=True)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("dòng nhật ký truy cập")
        verbose_name_plural = _("nhật ký truy cập")
        indexes = (
            models.Index(fields=["casefile_id", "-at"], name="audit_casefile_at"),
            models.Index(fields=["object_kind", "object_id", "-at"], name="audit_object_at"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(deed__in=Deed.values), name="audit_deed_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.deed} {self.object_kind} {self.object_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly("Nhật ký truy cập chỉ được ghi thêm, không được sửa.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        raise AppendOnly("Nhật ký truy cập chỉ được ghi thêm, không được xóa.")

    @property
    def deed_text(self) -> str:
        """Return what was done, in the reader's language."""
        return str(Deed(self.deed).label)
