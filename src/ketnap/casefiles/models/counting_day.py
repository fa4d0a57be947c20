"""On which day an admission counts in this installation, as it was chosen from time to time."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ketnap.organisations.plain_text import PlainTextField

CHOICES = (("decision", _("ngày quyết định")), ("ceremony", _("ngày lễ")))


class CountingDay(models.Model):
    """One choice (ngày tính kết nạp), with what it is based on; the latest holds."""

    count_by = models.CharField(_("kết nạp tính theo"), max_length=10, choices=CHOICES)
    basis = PlainTextField(_("căn cứ"), max_length=300)
    chosen_at = models.DateTimeField(auto_now_add=True)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("ngày tính kết nạp")
        verbose_name_plural = _("ngày tính kết nạp")
        constraints = (
            models.CheckConstraint(
                condition=Q(count_by__in=[code for code, _name in CHOICES]),
                name="counting_day_is_known",
            ),
            models.CheckConstraint(condition=~Q(basis=""), name="counting_day_has_a_basis"),
        )

    def __str__(self) -> str:
        return f"{self.count_by} since {self.chosen_at}"
