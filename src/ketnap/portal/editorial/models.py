"""What the editorial work keeps beside an article: where it came from, and what is to be done."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageLogEntry

from ketnap.domain.press.package import PublicPurpose
from ketnap.portal.editorial.tasks import RoleTask
from ketnap.portal.news.models import ArticlePage, SectionPage

__all__ = [
    "AllowedName",
    "AnsweredWords",
    "ExportedPerson",
    "PressSource",
    "Rewriting",
    "RoleTask",
    "TextFigure",
    "WithdrawnConsent",
    "WithheldName",
    "WordMeant",
]

_REFERENCE_LENGTH = 64


class PressSource(models.Model):
    """The press package (gói tin) an article was drafted from."""

    article = models.OneToOneField(
        ArticlePage, null=True, on_delete=models.SET_NULL, related_name="press_source"
    )
    reference = models.CharField(max_length=_REFERENCE_LENGTH, unique=True)
    cell = models.CharField(max_length=_REFERENCE_LENGTH, blank=True)
    occasion = models.CharField(max_length=20)
    held_on = models.DateField(_("Ngày diễn ra"))
    captions = models.JSONField(_("Chú thích gợi ý"), default=list)
    received_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["PressSource"]] = models.Manager()

    class Meta:
        verbose_name = _("Gói tin")


class AllowedName(models.Model):
    """A name that a standing consent allows to be printed, or to be shown in a picture.

    When the consent is withdrawn the name goes and a digest takes its place (`WithheldName`).
    """

    source = models.ForeignKey(PressSource, on_delete=models.CASCADE, related_name="names")
    consent_reference = models.CharField(max_length=_REFERENCE_LENGTH, db_index=True)
    purpose = models.CharField(max_length=20)
    name = models.CharField(max_length=120)

    objects: ClassVar[models.Manager["AllowedName"]] = models.Manager()

    class Meta:
        ordering = ("pk",)
        verbose_name = _("Tên được nêu")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source", "consent_reference", "purpose"], name="consent_once_in_a_package"
            ),
            models.CheckConstraint(
                condition=models.Q(purpose__in=[purpose.value for purpose in PublicPurpose]),
                name="name_allowed_for_a_known_purpose",
            ),
        ]


class AnsweredWords(models.Model):
    """Words the gate asks about and an approver answers for (chỗ có căn cứ): a name, a number, a fact."""

    article = models.ForeignKey(
        ArticlePage, on_delete=models.CASCADE, related_name="answered_words"
    )
    words = models.CharField(max_length=120)
    ground = models.CharField(_("Căn cứ"), max_length=300)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["AnsweredWords"]] = models.Manager()

    class Meta:
        ordering = ("answered_at", "pk")
        verbose_name = _("Chỗ có căn cứ")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "words"], name="words_answered_for_once"),
            models.CheckConstraint(
                condition=~models.Q(words="") & ~models.Q(ground=""),
                name="answered_words_have_their_ground",
            ),
        ]


class WithheldName(models.Model):
    """A name that may not be printed, as a salted digest: found in a text, never read here.

    Those of withdrawn consents belong to no package: the whole name counts for every article, for
    ever. Where one word of it may mean its bearer, `WordMeant` says.
    """

    source = models.ForeignKey(
        PressSource, null=True, on_delete=models.CASCADE, related_name="withheld"
    )
    salt = models.CharField(max_length=_REFERENCE_LENGTH)
    digest = models.CharField(max_length=128)

    objects: ClassVar[models.Manager["WithheldName"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["salt", "digest"], name="withheld_name_once")
        ]


class WordMeant(models.Model):
    """Where one word of a withdrawn name may mean its bearer (nơi một tiếng có thể chỉ người ấy).

    In all articles of a cell, or in one article; with neither, in every article: where it is not
    known which cell the person is of.
    """

    withheld = models.ForeignKey(
        WithheldName, on_delete=models.CASCADE, related_name="meant_places"
    )
    cell = models.CharField(max_length=_REFERENCE_LENGTH, blank=True)
    article = models.ForeignKey(
        ArticlePage, null=True, on_delete=models.CASCADE, related_name="words_meant"
    )

    objects: ClassVar[models.Manager["WordMeant"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["withheld", "cell"],
                condition=models.Q(article=None),
                name="word_meant_once_in_a_cell",
            ),
            models.UniqueConstraint(
                fields=["withheld", "article"], name="word_meant_once_in_an_article"
            ),
            models.CheckConstraint(
                condition=models.Q(article=None) | models.Q(cell=""),
                name="word_meant_in_a_cell_or_an_article",
            ),
        ]


class WithdrawnConsent(models.Model):
    """A consent that was withdrawn (đồng ý đã rút), and how many articles that concerned."""

    consent_reference = models.CharField(max_length=_REFERENCE_LENGTH, unique=True)
    articles = models.PositiveIntegerField(default=0)
    withdrawn_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["WithdrawnConsent"]] = models.Manager()


class ExportedPerson(models.Model):
    """That an export of an article named or showed somebody (người có trong bài đã xuất), by the consent.

    Kept when the article is deleted or shows the person no longer: the file is elsewhere still.
    """

    export = models.ForeignKey(PageLogEntry, on_delete=models.CASCADE, related_name="people")
    section = models.ForeignKey(SectionPage, on_delete=models.CASCADE, related_name="+")
    consent_reference = models.CharField(max_length=_REFERENCE_LENGTH, db_index=True)

    objects: ClassVar[models.Manager["ExportedPerson"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["export", "consent_reference"], name="person_once_in_an_export"
            )
        ]


class TextFigure(models.Model):
    """A figure of an article (số liệu): as it was sent, as the article has it, and the record now."""

    source = models.ForeignKey(PressSource, on_delete=models.CASCADE, related_name="figures")
    key = models.CharField(max_length=80)
    label = models.CharField(max_length=300)
    path = models.CharField(max_length=500)
    sent = models.BigIntegerField()
    written = models.BigIntegerField()
    written_as_of = models.DateField()
    now = models.BigIntegerField()
    now_as_of = models.DateField()
    changed_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["TextFigure"]] = models.Manager()

    class Meta:
        ordering = ("pk",)
        verbose_name = _("Số liệu trong bài")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "key"], name="figure_once_in_a_package")
        ]

    @property
    def differs(self) -> bool:
        """Return whether the record has the figure otherwise by now."""
        return self.written != self.now


class Rewriting(models.Model):
    """That somebody must put an article in order (việc phải sửa) before it is seen again."""

    class Cause(models.TextChoices):
        CONSENT = "consent", _("Một người đã rút đồng ý: bài đã được gỡ ngay, cần viết lại.")
        REFUSED = "refused", _("Đến giờ đăng nhưng bài chưa qua được kiểm tra.")
        TAKEN_DOWN = "taken_down", _("Người duyệt đã gỡ bài.")
        LIKENESS = (
            "likeness",
            _("Một người đã rút đồng ý: bài có chữ giống tên người đó, cần xem lại."),
        )

    article = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, related_name="rewritings")
    cause = models.CharField(max_length=20, choices=Cause.choices)
    reason = models.TextField(_("Lý do"), blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Rewriting"]] = models.Manager()

    class Meta:
        ordering = ("asked_at", "pk")
        verbose_name = _("Việc phải sửa")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["article", "cause"],
                condition=models.Q(done_at=None),
                name="one_open_rewriting_for_a_cause",
            ),
            models.CheckConstraint(
                condition=models.Q(cause__in=["consent", "refused", "taken_down", "likeness"]),
                name="rewriting_has_a_known_cause",
            ),
        ]
