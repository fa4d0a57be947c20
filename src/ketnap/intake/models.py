"""Imports of sheets: what was uploaded, how it is read, what came of it; and what headings mean here."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.models import StepBatch
from ketnap.domain.intake.columns import Layout
from ketnap.organisations.models import Organisation
from ketnap.people.models import Person

FILE_NAME_CHARS = 40


class ImportState(models.TextChoices):
    """How far an import has come; the last three are final."""

    UPLOADED = "uploaded", _("chọn trang tính")
    READ = "read", _("khớp cột")
    MATCHED = "matched", _("đang kiểm tra")
    CHECKED = "checked", _("xem trước")
    IMPORTED = "imported", _("đã nhập")
    UNDONE = "undone", _("đã hoàn tác")
    PUT_AWAY = "put_away", _("đã bỏ")


class SheetImport(models.Model):
    """An import (lần nhập) of one sheet into one cell.

    `matching` says how it is read and what each heading was taken for, `outcome` what the last
    check or the import itself found. The uploaded file goes as soon as an import is final, with whatever it held besides.
    """

    cell = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    layout = models.CharField(
        _("mỗi dòng là"), max_length=12, choices=[(each.value, each.value) for each in Layout]
    )
    file_name = models.CharField(_("tên tệp"), max_length=200)
    stored_name = models.CharField(max_length=FILE_NAME_CHARS, blank=True)
    sheets = models.JSONField(default=list)
    sheet = models.CharField(_("trang tính"), max_length=200, blank=True)
    matching: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField(default=dict)
    outcome: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.UPLOADED)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    imported_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    batch = models.OneToOneField(
        StepBatch, on_delete=models.PROTECT, null=True, related_name="sheet_import"
    )

    class Meta:
        verbose_name = _("lần nhập")
        verbose_name_plural = _("lần nhập")
        indexes = (models.Index(fields=["cell", "-uploaded_at"], name="intake_cell_latest"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=ImportState.values), name="intake_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(layout__in=[each.value for each in Layout]),
                name="intake_layout_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["imported", "undone"]) | Q(imported_at__isnull=False),
                name="intake_imported_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(state="undone", undone_at__isnull=False)
                | (~Q(state="undone") & Q(undone_at__isnull=True)),
                name="intake_undone_at_a_moment",
            ),
        )

    def __str__(self) -> str:
        return f"import {self.pk}: {self.layout}, {self.state}"

    @property
    def is_final(self) -> bool:
        return self.state in (ImportState.IMPORTED, ImportState.UNDONE, ImportState.PUT_AWAY)


class ImportedPerson(models.Model):
    """A person that an import recorded, by the row of the sheet."""

    sheet_import = models.ForeignKey(SheetImport, on_delete=models.PROTECT, related_name="persons")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    row = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("người được nhập từ bảng")
        verbose_name_plural = _("người được nhập từ bảng")
        constraints = (
            models.UniqueConstraint(fields=("person",), name="intake_person_imported_once"),
        )

    def __str__(self) -> str:
        return f"person {self.person_id} from row {self.row}"


class EnrolledPerson(models.Model):
    """A person known before whom an import entered on the roll of members, by the row of the sheet."""

    sheet_import = models.ForeignKey(SheetImport, on_delete=models.PROTECT, related_name="enrolled")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    row = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("người được ghi vào danh sách đảng viên từ bảng")
        verbose_name_plural = _("người được ghi vào danh sách đảng viên từ bảng")
        constraints = (
            models.UniqueConstraint(fields=("person",), name="intake_person_enrolled_once"),
        )

    def __str__(self) -> str:
        return f"person {self.person_id} enrolled from row {self.row}"
