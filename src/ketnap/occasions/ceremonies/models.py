"""A ceremony, its new members, programme, invitees and preparations."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ketnap.organisations.plain_text import PlainTextField

LONGEST_ITEM = 240
LONGEST_ITEM_MINUTES = 180


class Ceremony(models.Model):
    """An admission ceremony (lễ kết nạp) of one cell; `recorded_at` is set once it was held."""

    cell = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="ceremonies"
    )
    held_on = models.DateField(_("ngày tổ chức"))
    starts_at = models.TimeField(_("giờ bắt đầu"), null=True, blank=True)
    place = PlainTextField(_("địa điểm"), max_length=200)
    host = PlainTextField(_("người dẫn chương trình"), max_length=120, blank=True)
    recorded_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("lễ kết nạp")
        verbose_name_plural = _("lễ kết nạp")
        constraints = (
            models.CheckConstraint(
                condition=Q(recorded_at__isnull=True, recorded_by__isnull=True)
                | Q(recorded_at__isnull=False, recorded_by__isnull=False),
                name="ceremonies_recorded_by_somebody",
            ),
        )
        indexes = (models.Index(fields=("cell", "-held_on"), name="ceremonies_cell_day"),)

    def __str__(self) -> str:
        return f"{self.held_on} {self.place}"


class NewMember(models.Model):
    """Somebody admitted at a ceremony; `position` is the turn, `step_seq` the step in the case."""

    ceremony = models.ForeignKey(Ceremony, on_delete=models.CASCADE, related_name="new_members")
    casefile = models.ForeignKey(
        "casefiles.Casefile", on_delete=models.PROTECT, related_name="ceremony_places"
    )
    position = models.PositiveSmallIntegerField()
    mentor = models.ForeignKey(
        "people.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người giúp đỡ trong thời gian dự bị"),
    )
    late_consent = PlainTextField(
        _("văn bản đồng ý của cấp ủy cấp trên"), max_length=200, blank=True
    )
    late_reason = PlainTextField(_("lý do tổ chức muộn"), max_length=300, blank=True)
    step_seq = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("người được kết nạp tại buổi lễ")
        verbose_name_plural = _("người được kết nạp tại buổi lễ")
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("ceremony", "casefile"), name="ceremonies_person_once"),
            models.UniqueConstraint(fields=("ceremony", "position"), name="ceremonies_turn_once"),
            models.UniqueConstraint(
                fields=("casefile",),
                condition=Q(step_seq__isnull=True),
                name="ceremonies_one_planned_for_a_person",
            ),
            models.UniqueConstraint(
                fields=("casefile", "step_seq"), name="ceremonies_step_of_one_ceremony"
            ),
        )

    def __str__(self) -> str:
        return f"casefile {self.casefile_id} at ceremony {self.ceremony_id}"


class ProgrammeLine(models.Model):
    """One item of the programme; its order and code come from the rule, the rest is free."""

    ceremony = models.ForeignKey(Ceremony, on_delete=models.CASCADE, related_name="programme")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=80)
    new_member = models.ForeignKey(
        NewMember, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    minutes = models.PositiveSmallIntegerField(_("số phút"))
    who = PlainTextField(_("người thực hiện"), max_length=LONGEST_ITEM, blank=True)
    hands_over = PlainTextField(_("trao gì"), max_length=LONGEST_ITEM, blank=True)
    detail = PlainTextField(_("ghi chú"), max_length=LONGEST_ITEM, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("ceremony", "position"), name="ceremonies_line_once"),
            models.CheckConstraint(condition=Q(minutes__gte=1), name="ceremonies_line_takes_time"),
        )

    def __str__(self) -> str:
        return f"{self.position} {self.code}"


class Invitee(models.Model):
    """Somebody invited, with the office held."""

    ceremony = models.ForeignKey(Ceremony, on_delete=models.CASCADE, related_name="invitees")
    position = models.PositiveSmallIntegerField()
    name = PlainTextField(_("họ và tên"), max_length=120)
    office = PlainTextField(_("chức vụ, đơn vị"), max_length=LONGEST_ITEM, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(
                fields=("ceremony", "position"), name="ceremonies_invitee_once"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Preparation(models.Model):
    """One line of the checklist: by its code, or in the cell's own words."""

    ceremony = models.ForeignKey(Ceremony, on_delete=models.CASCADE, related_name="preparations")
    position = models.PositiveSmallIntegerField()
    group = models.CharField(max_length=20)
    code = models.CharField(max_length=80, blank=True)
    text = PlainTextField(_("việc cần chuẩn bị"), max_length=LONGEST_ITEM, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(
                fields=("ceremony", "position"), name="ceremonies_preparation_once"
            ),
            models.CheckConstraint(
                condition=Q(code="", text__gt="") | Q(code__gt="", text=""),
                name="ceremonies_preparation_says_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="ceremonies_done_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return self.code or self.text
