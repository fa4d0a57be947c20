"""A meeting of the cell, what it is about, who was there, and what was counted."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.models import Casefile
from ketnap.domain.casefile.codes import ExclusionGround, Matter, VoteMethod
from ketnap.domain.meeting.attendance import KEPT_AWAY
from ketnap.organisations.plain_text import PlainTextField

_LONGEST_CODE = 40


class MeetingState(models.TextChoices):
    """How far a meeting has come."""

    PLANNED = "planned", _("sắp họp")
    CLOSED = "closed", _("đã kết thúc")
    CALLED_OFF = "called_off", _("đã hoãn")


class CellMeeting(models.Model):
    """A meeting of a cell (họp chi bộ). `revision` counts its changes, so that none is overlooked."""

    cell = models.ForeignKey(
        "organisations.Organisation",
        on_delete=models.PROTECT,
        related_name="meetings",
        verbose_name=_("chi bộ"),
    )
    held_on = models.DateField(_("ngày họp"))
    begins_at = models.TimeField(_("giờ họp"))
    place = PlainTextField(_("địa điểm"), max_length=200)
    presiding = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="+", verbose_name=_("chủ trì")
    )
    secretary = models.ForeignKey(
        "people.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("thư ký cuộc họp"),
    )
    state = models.CharField(max_length=10, choices=MeetingState, default=MeetingState.PLANNED)
    revision = models.PositiveIntegerField(default=0)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("cuộc họp chi bộ")
        verbose_name_plural = _("cuộc họp chi bộ")
        indexes = (models.Index(fields=["cell", "-held_on"], name="meetings_cell_held_on"),)
        constraints = (
            models.UniqueConstraint(
                fields=["cell", "held_on", "begins_at"],
                condition=~Q(state=MeetingState.CALLED_OFF),
                name="meetings_one_at_a_time",
                violation_error_message=_("Chi bộ đã có một cuộc họp vào ngày giờ này."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=MeetingState.values), name="meetings_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state=MeetingState.CLOSED, closed_at__isnull=False)
                | (~Q(state=MeetingState.CLOSED) & Q(closed_at__isnull=True)),
                name="meetings_closed_has_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(presiding=F("secretary")),
                name="meetings_two_officers",
                violation_error_message=_("Chủ trì và thư ký phải là hai người."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.cell_id} {self.held_on:%Y-%m-%d}"

    @property
    def is_planned(self) -> bool:
        return self.state == MeetingState.PLANNED

    @property
    def is_closed(self) -> bool:
        return self.state == MeetingState.CLOSED


class AgendaItem(models.Model):
    """One thing a meeting is about (nội dung họp): a topic, or a vote on one person."""

    meeting = models.ForeignKey(CellMeeting, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    topic = PlainTextField(_("nội dung"), max_length=300, blank=True)
    casefile = models.ForeignKey(
        "casefiles.Casefile",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agenda_items",
    )
    matter = models.CharField(max_length=_LONGEST_CODE, blank=True)

    class Meta:
        verbose_name = _("nội dung họp")
        verbose_name_plural = _("nội dung họp")
        ordering = ("position", "pk")
        constraints = (
            models.CheckConstraint(
                condition=(Q(casefile__isnull=True, matter="") & ~Q(topic=""))
                | Q(casefile__isnull=False, matter__in=[code.value for code in Matter], topic=""),
                name="meetings_topic_or_vote",
            ),
        )

    def __str__(self) -> str:
        return self.topic or f"{self.matter} {self.casefile_id}"

    @property
    def is_vote(self) -> bool:
        return self.casefile_id is not None

    @property
    def case(self) -> Casefile:
        """The case that is voted on; a topic has none."""
        if self.casefile is None:
            raise LookupError(f"item {self.pk} is a topic")
        return self.casefile


class Attendance(models.Model):
    """One member called to a meeting, and whether he was there (điểm danh)."""

    meeting = models.ForeignKey(CellMeeting, on_delete=models.CASCADE, related_name="attendance")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    is_official = models.BooleanField()
    is_present = models.BooleanField()
    ground = models.CharField(max_length=_LONGEST_CODE, blank=True)
    reason = PlainTextField(_("lý do vắng"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("điểm danh")
        verbose_name_plural = _("điểm danh")
        constraints = (
            models.UniqueConstraint(fields=["meeting", "person"], name="meetings_called_once"),
            models.CheckConstraint(
                condition=Q(ground="") | Q(ground__in=[code.value for code in ExclusionGround]),
                name="meetings_ground_is_known",
            ),
            models.CheckConstraint(
                condition=Q(is_present=False)
                | (~Q(ground__in=sorted(code.value for code in KEPT_AWAY)) & Q(reason="")),
                name="meetings_present_needs_no_reason",
            ),
            models.CheckConstraint(
                condition=Q(is_official=True) | Q(ground=""), name="meetings_only_official_counts"
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.person_id}"


class Visitor(models.Model):
    """Somebody else who is at a meeting (khách dự họp): of no account for quorum, base and votes."""

    meeting = models.ForeignKey(CellMeeting, on_delete=models.CASCADE, related_name="visitors")
    position = models.PositiveSmallIntegerField()
    name = PlainTextField(_("họ và tên"), max_length=120)
    home = PlainTextField(_("nơi công tác hoặc sinh hoạt"), max_length=200)

    class Meta:
        verbose_name = _("khách dự họp")
        verbose_name_plural = _("khách dự họp")
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=["meeting", "position"], name="meetings_visitor_once"),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(home=""), name="meetings_visitor_not_empty"
            ),
        )

    def __str__(self) -> str:
        return self.name


class VoteCount(models.Model):
    """What was counted in one vote: numbers alone, never whose they were.

    `step_seq` is the step of the case that the vote was recorded as, once the meeting is closed.
    """

    item = models.OneToOneField(AgendaItem, on_delete=models.CASCADE, related_name="count")
    method = models.CharField(max_length=_LONGEST_CODE)
    issued = models.PositiveIntegerField(null=True, blank=True)
    returned = models.PositiveIntegerField(null=True, blank=True)
    agree = models.PositiveIntegerField()
    disagree = models.PositiveIntegerField()
    spoiled = models.PositiveIntegerField(default=0)
    blank = models.PositiveIntegerField(default=0)
    resolution = PlainTextField(_("số nghị quyết"), max_length=60, blank=True)
    override_reason = models.CharField(max_length=2000, blank=True)
    revision = models.PositiveIntegerField(default=1)
    step_seq = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("kết quả biểu quyết")
        verbose_name_plural = _("kết quả biểu quyết")
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    method=VoteMethod.SECRET_BALLOT.value,
                    issued__isnull=False,
                    returned__isnull=False,
                    issued__gte=F("returned"),
                    returned=F("agree") + F("disagree") + F("spoiled") + F("blank"),
                )
                | Q(
                    method=VoteMethod.PARTY_CARD.value,
                    issued__isnull=True,
                    returned__isnull=True,
                    spoiled=0,
                    blank=0,
                ),
                name="meetings_count_adds_up",
            ),
        )

    def __str__(self) -> str:
        return f"{self.item_id} {self.agree}/{self.disagree}"
