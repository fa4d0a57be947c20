"""Terms of an organisation, its registers, and every number of a register."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ketnap.organisations.dated import Dated
from ketnap.organisations.plain_text import PlainTextField

LONGEST_SYMBOL = 20
LONGEST_TEXT = 60
LONGEST_SUMMARY = 300
LONGEST_REASON = 300


class Term(Dated):
    """A term (nhiệm kỳ): from the day after one congress closes until the next one closes."""

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="terms"
    )
    name = PlainTextField(_("tên nhiệm kỳ"), max_length=40)

    class Meta(Dated.Meta):
        verbose_name = _("nhiệm kỳ")
        verbose_name_plural = _("nhiệm kỳ")
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=("organisation", "valid_from"), name="registers_one_term_a_day"
            ),
            models.UniqueConstraint(
                fields=("organisation",),
                condition=Q(valid_until__isnull=True),
                name="registers_one_term_now",
            ),
            models.UniqueConstraint(
                fields=("organisation", "name"),
                name="registers_term_name_once",
                violation_error_message=_("Tổ chức đã có nhiệm kỳ mang tên này."),
            ),
        )

    def __str__(self) -> str:
        return self.name


class Register(models.Model):
    """A register (sổ văn bản): the numbers of one document type in one term of a body.

    `last_on_paper` is the last number the paper book had used when the register was opened, and
    `last_number` the last one used at all.
    """

    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="registers")
    document_type = models.CharField(max_length=LONGEST_SYMBOL)
    body_symbol = PlainTextField(_("ký hiệu cơ quan ban hành"), max_length=LONGEST_SYMBOL)
    last_on_paper = models.PositiveIntegerField(default=0)
    last_number = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(auto_now_add=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("sổ văn bản")
        verbose_name_plural = _("sổ văn bản")
        constraints = (
            models.UniqueConstraint(
                fields=("term", "document_type"),
                name="registers_one_of_a_type",
                violation_error_message=_("Nhiệm kỳ này đã có sổ cho thể loại ấy."),
            ),
            models.CheckConstraint(
                condition=Q(last_number__gte=F("last_on_paper")),
                name="registers_last_number_after_paper",
            ),
            models.CheckConstraint(condition=~Q(body_symbol=""), name="registers_symbol_not_empty"),
        )

    def __str__(self) -> str:
        return f"{self.document_type}/{self.body_symbol}"


class NumberState(models.TextChoices):
    """Where a number stands. One that was issued or voided never changes again."""

    RESERVED = "reserved", _("Đang giữ")
    UNACCOUNTED = "unaccounted", _("Chưa rõ")
    ISSUED = "issued", _("Đã ban hành")
    VOIDED = "voided", _("Đã hủy")


SETTLED = (NumberState.ISSUED, NumberState.VOIDED)
OPEN = (NumberState.RESERVED, NumberState.UNACCOUNTED)


class RegisterNumber(models.Model):
    """One number of a register; `text` is how papers print it, and stays whatever the register says.

    A number is unaccounted for when a later one came in from the paper book before it. Triggers in
    the database refuse to change a settled number, and to remove any.
    """

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="numbers")
    number = models.PositiveIntegerField()
    text = models.CharField(max_length=LONGEST_TEXT)
    state = models.CharField(max_length=12, choices=NumberState)
    summary = PlainTextField(_("trích yếu"), max_length=LONGEST_SUMMARY, blank=True)
    from_paper_book = models.BooleanField(default=False)
    taken_on = models.DateField()
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    settled_on = models.DateField(_("ngày trên văn bản"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    void_reason = PlainTextField(_("lý do hủy"), max_length=LONGEST_REASON, blank=True)

    class Meta:
        verbose_name = _("số văn bản")
        verbose_name_plural = _("số văn bản")
        constraints = (
            models.UniqueConstraint(fields=("register", "number"), name="registers_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="registers_number_from_one"),
            models.CheckConstraint(
                condition=Q(state__in=NumberState.values), name="registers_number_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=OPEN, settled_on__isnull=True, settled_by__isnull=True, void_reason=""
                )
                | Q(
                    state=NumberState.ISSUED,
                    settled_on__isnull=False,
                    settled_by__isnull=False,
                    void_reason="",
                )
                | (
                    Q(
                        state=NumberState.VOIDED,
                        settled_on__isnull=False,
                        settled_by__isnull=False,
                    )
                    & ~Q(void_reason="")
                ),
                name="registers_settled_with_day_and_reason",
            ),
        )
        indexes = (models.Index(fields=("register", "state"), name="registers_number_state"),)

    def __str__(self) -> str:
        return self.text

    @property
    def may_be_carried(self) -> bool:
        """Whether a paper may carry the number: not one that was voided, or that nobody can account for."""
        return self.state not in (NumberState.VOIDED, NumberState.UNACCOUNTED)
