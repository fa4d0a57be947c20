"""Persons, and their membership of a cell."""

from dataclasses import fields
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ketnap.domain.casefile.kept_lines import LONGEST_FACT, LONGEST_NAME_OF_PERSON
from ketnap.domain.casefile.steps import PersonFacts
from ketnap.domain.text import fold, name_sort_key
from ketnap.organisations.dated import Dated
from ketnap.organisations.models import Organisation, Unit
from ketnap.organisations.plain_text import PlainTextField


class Sex(models.TextChoices):
    """Sex, as the case-file format spells it."""

    FEMALE = "female", _("Nữ")
    MALE = "male", _("Nam")


class Schooling(models.TextChoices):
    """Schooling (trình độ học vấn), lowest first."""

    NONE = "none", _("chưa biết chữ")
    LITERATE = "literate", _("biết đọc, biết viết")
    PRIMARY = "primary", _("tiểu học")
    LOWER_SECONDARY_COMPLETED = "lower_secondary_completed", _("học hết trung học cơ sở")
    LOWER_SECONDARY_DIPLOMA = "lower_secondary_diploma", _("có bằng trung học cơ sở")
    UPPER_SECONDARY = "upper_secondary", _("trung học phổ thông")
    VOCATIONAL = "vocational", _("trung cấp")
    COLLEGE = "college", _("cao đẳng")
    UNIVERSITY = "university", _("đại học")
    MASTER = "master", _("thạc sĩ")
    DOCTOR = "doctor", _("tiến sĩ")


class MemberStatus(models.TextChoices):
    """Standing of a Party member (đảng viên)."""

    PROBATIONARY = "probationary", _("đảng viên dự bị")
    OFFICIAL = "official", _("đảng viên chính thức")


class Person(models.Model):
    """A person a cell keeps a record of, member or not."""

    cell = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="persons",
        verbose_name=_("chi bộ"),
        db_index=False,
    )
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        related_name="persons",
        null=True,
        blank=True,
        verbose_name=_("đơn vị"),
    )
    full_name = PlainTextField(_("họ và tên"), max_length=LONGEST_NAME_OF_PERSON)
    name_fold = models.CharField(max_length=120, editable=False)
    sort_key = models.CharField(max_length=400, editable=False)
    born_on = models.DateField(_("ngày sinh"))
    sex = models.CharField(_("giới tính"), max_length=10, choices=Sex)
    # Old histories say nothing of some facts; whoever records a person today is asked for them all.
    ethnicity = PlainTextField(_("dân tộc"), max_length=LONGEST_FACT, blank=True)
    religion = PlainTextField(_("tôn giáo"), max_length=LONGEST_FACT, blank=True)
    schooling = models.CharField(_("trình độ học vấn"), max_length=30, choices=Schooling)
    occupation = PlainTextField(_("nghề nghiệp"), max_length=LONGEST_FACT, blank=True)
    workplace = PlainTextField(_("nơi làm việc"), max_length=LONGEST_FACT, blank=True)
    youth_union_member = models.BooleanField(_("là đoàn viên"), default=False)
    trade_union_member = models.BooleanField(_("là đoàn viên công đoàn"), default=False)
    married = models.BooleanField(_("đã kết hôn"), default=False)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="absorbed",
    )

    class Meta:
        verbose_name = _("người")
        verbose_name_plural = _("người")
        indexes = (
            models.Index(fields=["sort_key", "id"], name="people_sort_key"),
            models.Index(fields=["cell", "sort_key"], name="people_cell_sort_key"),
            models.Index(fields=["name_fold", "born_on"], name="people_name_birth"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(sex__in=Sex.values), name="people_sex_is_known"),
            models.CheckConstraint(
                condition=Q(schooling__in=Schooling.values), name="people_schooling_is_known"
            ),
            models.CheckConstraint(condition=~Q(full_name=""), name="people_name_not_empty"),
            models.CheckConstraint(
                condition=~Q(pk=F("merged_into")), name="people_not_merged_into_itself"
            ),
        )

    def __str__(self) -> str:
        return self.full_name

    @property
    def facts(self) -> PersonFacts:
        """What is recorded about the person now."""
        return PersonFacts(**{each.name: getattr(self, each.name) for each in fields(PersonFacts)})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the person with the keys that search and order by name."""
        self.name_fold = fold(self.full_name)
        self.sort_key = name_sort_key(self.full_name)
        super().save(*args, **kwargs)


class Membership(Dated):
    """A member's standing in a cell over a span of days; a change of standing is a new row."""

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="memberships", db_index=False
    )
    cell = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships", db_index=False
    )
    status = models.CharField(_("tư cách"), max_length=15, choices=MemberStatus)
    official_on = models.DateField(_("ngày chính thức"), null=True, blank=True)
    exempt = models.BooleanField(_("được miễn công tác và sinh hoạt đảng"), default=False)
    on_temporary_activity = models.BooleanField(
        _("đang sinh hoạt tạm thời nơi khác"), default=False
    )
    temporarily_at = PlainTextField(_("nơi sinh hoạt tạm thời"), max_length=200, blank=True)

    class Meta(Dated.Meta):
        verbose_name = _("đảng tịch tại chi bộ")
        indexes = (
            models.Index(
                fields=["cell", "valid_from", "valid_until", "status", "person"], name="people_roll"
            ),
        )
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(valid_until__isnull=True),
                name="people_one_membership_now",
            ),
            models.UniqueConstraint(
                fields=["person", "valid_from"], name="people_one_membership_a_day"
            ),
            models.CheckConstraint(
                condition=Q(status=MemberStatus.PROBATIONARY, official_on__isnull=True)
                | Q(status=MemberStatus.OFFICIAL),
                name="people_only_official_has_day",
            ),
            models.CheckConstraint(
                condition=Q(temporarily_at="") | Q(on_temporary_activity=True),
                name="people_place_of_temporary_activity",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.status}"


class CellStay(models.Model):
    """A time a member stood in a cell without a break, however often his standing there changed.

    It follows from his memberships: `status` is that of the first day. The day of birth and a number
    that is the same for people of whom the same facts are recorded (`people.alike`) stand beside it,
    so that members are counted without reading each person.
    """

    is_derived = True

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="stays", db_index=False
    )
    cell = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    status = models.CharField(max_length=15)
    born_on = models.DateField()
    alike = models.BigIntegerField()

    class Meta:
        verbose_name = _("thời gian ở chi bộ")
        verbose_name_plural = _("thời gian ở chi bộ")
        indexes = (
            models.Index(
                fields=[
                    "cell",
                    "valid_from",
                    "valid_until",
                    "alike",
                    "born_on",
                    "status",
                    "person",
                ],
                name="people_stays",
            ),
            models.Index(
                fields=["valid_until", "valid_from", "person"],
                condition=Q(valid_until__isnull=False),
                name="people_stays_ended",
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=["person", "valid_from"], name="people_one_stay_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} in {self.cell_id} from {self.valid_from}"


class Guest(Dated):
    """A member of another cell on temporary activity here (đến sinh hoạt tạm thời), without a vote.

    Only the name and the home cell are kept: everything else is kept at home.
    """

    cell = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="guests")
    full_name = PlainTextField(_("họ và tên"), max_length=120)
    home = PlainTextField(_("chi bộ nơi chuyển đến"), max_length=200)

    class Meta(Dated.Meta):
        verbose_name = _("đảng viên đến sinh hoạt tạm thời")
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["cell", "full_name", "home", "valid_from"], name="people_guest_once"
            ),
            models.CheckConstraint(
                condition=~Q(full_name="") & ~Q(home=""), name="people_guest_not_empty"
            ),
        )

    def __str__(self) -> str:
        return self.full_name


class PersonMerge(models.Model):
    """Two records found to be of one person: which was kept, and what moved, so it can go back."""

    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    dropped = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = PlainTextField(_("lý do"), max_length=200)
    moved = models.JSONField(blank=True)
    merged_at = models.DateTimeField()
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("lần gộp bản ghi")
        constraints = (
            models.UniqueConstraint(
                fields=["dropped"],
                condition=Q(undone_at__isnull=True),
                name="people_merged_once",
            ),
            models.CheckConstraint(condition=~Q(kept=F("dropped")), name="people_merge_of_two"),
            models.CheckConstraint(condition=~Q(reason=""), name="people_merge_has_reason"),
        )

    def __str__(self) -> str:
        return f"{self.dropped_id} → {self.kept_id}"
