"""Papers and what happened to them: rows are only ever added, and no content is kept."""

from functools import reduce
from operator import or_
from typing import Any, ClassVar, Never, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ketnap.domain.paperwork.life import PaperDeed
from ketnap.organisations.plain_text import PlainTextField

SALT_CHARS = 32
LONGEST_REASON = 300
SUBJECTS = ("casefile", "meeting", "ceremony", "course", "organisation")
"""What a paper may be about, by the name of its column."""

Row = TypeVar("Row", bound=models.Model)


class PaperIsKept(Exception):
    """Someone tried to change or remove a paper or something that happened to it."""

    def __init__(self) -> None:
        super().__init__("what became of a paper is never changed or removed; add what came after")


class KeptQuerySet(models.QuerySet[Row]):
    """Reads and adds; refuses what would change or remove rows."""

    def update(self, **_columns: Any) -> Never:
        raise PaperIsKept

    def delete(self) -> Never:
        raise PaperIsKept


class Kept(models.Model):
    """A row that is written once; triggers in the database refuse change and removal too."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise PaperIsKept
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> Never:
        raise PaperIsKept


class Confidentiality(models.TextChoices):
    """How far a paper may be shown. Of a secret one only a reference is kept."""

    ORDINARY = "ordinary", _("thường")
    INTERNAL = "internal", _("lưu hành nội bộ")
    SECRET = "secret", _("mật, chỉ giữ bản giấy")


def _one_subject() -> Q:
    """The condition that exactly one of the subjects is set."""
    return reduce(
        or_,
        (Q(**{f"{other}__isnull": other != subject for other in SUBJECTS}) for subject in SUBJECTS),
    )


class Paper(Kept):
    """One form drawn up of a case, an occasion or a body; `body` is whose records it belongs to.

    `fingerprints` holds, by blank, a keyed digest of what was filled in from the record, and `marks`
    of what other papers of its case must say too, typed or recorded; none from before marks were kept.
    """

    casefile = models.ForeignKey(
        "casefiles.Casefile",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
    )
    meeting = models.ForeignKey(
        "meetings.CellMeeting",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
    )
    ceremony = models.ForeignKey(
        "ceremonies.Ceremony",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
    )
    course = models.ForeignKey(
        "courses.Course",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
    )
    body = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    form_code = PlainTextField(max_length=30)
    version_from = models.DateField()
    dated_on = models.DateField()
    number = models.ForeignKey(
        "registers.RegisterNumber",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
    )
    confidentiality = models.CharField(
        max_length=10, choices=Confidentiality, default=Confidentiality.ORDINARY
    )
    salt = models.CharField(max_length=SALT_CHARS)
    fingerprints = models.JSONField(default=dict, blank=True)
    # Without a default: filling it in would rewrite rows that are never changed.
    marks = models.JSONField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects: ClassVar[models.Manager["Paper"]] = KeptQuerySet["Paper"].as_manager()

    class Meta:
        verbose_name = _("giấy tờ")
        verbose_name_plural = _("giấy tờ")
        constraints = (
            models.CheckConstraint(condition=_one_subject(), name="papers_of_one_subject"),
            models.CheckConstraint(
                condition=Q(confidentiality__in=Confidentiality.values),
                name="papers_confidentiality_is_known",
            ),
            models.CheckConstraint(condition=~Q(form_code=""), name="papers_form_not_empty"),
        )

    def __str__(self) -> str:
        return f"{self.form_code} {self.dated_on}"


class PaperEvent(Kept):
    """Something that happened to a paper, on a day; `seq` counts them from one.

    `name` and `position` are those of the signer, `note` says where the paper is kept or why it
    came back.
    """

    paper = models.ForeignKey(
        Paper, on_delete=models.PROTECT, related_name="events", db_index=False
    )
    seq = models.PositiveSmallIntegerField()
    deed = models.CharField(max_length=10)
    on = models.DateField()
    name = PlainTextField(_("họ tên người ký"), max_length=120, blank=True)
    position = PlainTextField(_("chức vụ người ký"), max_length=120, blank=True)
    note = PlainTextField(max_length=LONGEST_REASON, blank=True)
    replacement = models.ForeignKey(
        Paper, on_delete=models.PROTECT, null=True, blank=True, related_name="replaces"
    )
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)

    objects: ClassVar[models.Manager["PaperEvent"]] = KeptQuerySet["PaperEvent"].as_manager()

    class Meta:
        ordering = ("paper", "seq")
        constraints = (
            models.UniqueConstraint(fields=("paper", "seq"), name="papers_event_seq_once"),
            models.CheckConstraint(
                condition=Q(deed__in=[deed.value for deed in PaperDeed]),
                name="papers_deed_is_known",
            ),
            models.CheckConstraint(
                condition=(Q(deed=PaperDeed.SIGNED.value) & ~Q(name="") & ~Q(position=""))
                | (~Q(deed=PaperDeed.SIGNED.value) & Q(name="", position="")),
                name="papers_signed_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(deed__in=(PaperDeed.FILED.value, PaperDeed.RETURNED.value))
                | ~Q(note=""),
                name="papers_filed_somewhere_returned_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(deed=PaperDeed.REPLACED.value, replacement__isnull=False)
                | (~Q(deed=PaperDeed.REPLACED.value) & Q(replacement__isnull=True)),
                name="papers_replaced_by_another",
            ),
        )

    def __str__(self) -> str:
        return f"paper {self.paper_id} {self.deed} {self.on}"
