"""Records that hold from a day until a day, both included."""

from datetime import date, timedelta
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Dated(models.Model):
    """A record with its first day and, once known, its last."""

    valid_from = models.DateField(_("từ ngày"))
    valid_until = models.DateField(_("đến hết ngày"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="%(app_label)s_%(class)s_days_in_order",
                violation_error_message=_("Ngày cuối không được trước ngày đầu."),
            ),
        )


def in_force(on: date, prefix: str = "") -> Q:
    """Return the condition that a dated record holds on a day."""
    open_ended = Q(**{f"{prefix}valid_until__isnull": True})
    not_over = Q(**{f"{prefix}valid_until__gte": on})
    return Q(**{f"{prefix}valid_from__lte": on}) & (open_ended | not_over)


def holds_on(record: Dated, day: date) -> bool:
    """Say whether a record that was read holds on a day."""
    return record.valid_from <= day and (record.valid_until is None or day <= record.valid_until)


def end_before(record: Dated, day: date) -> None:
    """Let a record hold up to the day before; refuses to leave it without any day."""
    if day <= record.valid_from:
        raise ValidationError(
            _("Ngày thay đổi phải sau ngày %(first)s, là ngày bắt đầu của bản ghi đang có."),
            code="change_before_start",
            params={"first": record.valid_from.strftime("%d/%m/%Y")},
        )
    record.valid_until = day - timedelta(days=1)
    store(record)


def store(record: models.Model) -> None:
    """Save a record if all its own checks hold.

    The database keeps its constraints anyway; which one spoke, and in what words, is asked only once
    it has refused. So another's record that came in between is told like any other.

    Raises:
        ValidationError: a check does not hold; nothing was saved.
    """
    record.clean_fields()
    record.clean()
    try:
        with transaction.atomic():
            record.save()
    except IntegrityError:
        record.validate_unique()
        record.validate_constraints()
        raise
