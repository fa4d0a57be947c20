"""Opaque references to consents and grounds, packages as sent, calls that wait, editors' duties."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ketnap.domain.press.calls import ArticleState, Call, Wait
from ketnap.domain.press.package import Occasion, PublicPurpose
from ketnap.domain.press.ticket import EditorRole
from ketnap.organisations.plain_text import PlainTextField
from ketnap.press.troubles import Failure, words_of

REFERENCE_CHARS = 22


def new_reference() -> str:
    """Return a random reference that tells nothing of what it stands for."""
    return secrets.token_urlsafe(16)


class ConsentReference(models.Model):
    """What the portal knows instead of a consent; a consent given anew gets a new one."""

    casefile = models.ForeignKey(
        "casefiles.Casefile", on_delete=models.PROTECT, related_name="press_references"
    )
    purpose = models.CharField(max_length=20)
    reference = models.CharField(max_length=REFERENCE_CHARS, unique=True, default=new_reference)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("tham chiếu sự đồng ý")
        verbose_name_plural = _("tham chiếu sự đồng ý")
        constraints = (
            models.CheckConstraint(
                condition=Q(purpose__in=[one.value for one in PublicPurpose]),
                name="press_purpose_is_known",
            ),
            models.UniqueConstraint(
                fields=("casefile", "purpose"),
                condition=Q(withdrawn_at__isnull=True),
                name="press_one_standing_reference",
            ),
        )

    def __str__(self) -> str:
        return f"{self.purpose} of casefile {self.casefile_id}"


class SentPackage(models.Model):
    """A press package (gói tin) as it was handed over, and how far its article has come.

    `figures` are the values the portal was told last; `content` is never changed.
    """

    reference = models.CharField(max_length=REFERENCE_CHARS, unique=True, default=new_reference)
    cell = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="press_packages"
    )
    occasion = models.CharField(max_length=10)
    occasion_id = models.BigIntegerField()
    held_on = models.DateField()
    title = models.CharField(max_length=300)
    content = models.TextField()
    figures = models.JSONField(default=dict, blank=True)
    sent_at = models.DateTimeField(auto_now_add=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=20, blank=True)
    editor_path = models.CharField(max_length=300, blank=True)
    public_path = models.CharField(max_length=300, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    dropped_because = PlainTextField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("gói tin")
        verbose_name_plural = _("gói tin")
        indexes = (
            models.Index(fields=("cell", "-sent_at"), name="press_cell_sent"),
            models.Index(fields=("occasion", "occasion_id"), name="press_occasion"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(occasion__in=[one.value for one in Occasion]),
                name="press_occasion_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["", *(one.value for one in ArticleState)]),
                name="press_state_is_known",
            ),
        )

    def __str__(self) -> str:
        return self.title


class StatedGround(models.Model):
    """A legal ground (căn cứ) on which an article names somebody without a consent."""

    package = models.ForeignKey(SentPackage, on_delete=models.PROTECT, related_name="grounds")
    reference = models.CharField(max_length=REFERENCE_CHARS, unique=True, default=new_reference)
    name = PlainTextField(max_length=120)
    ground = PlainTextField(_("căn cứ"), max_length=300)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = PlainTextField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(ground=""), name="press_ground_is_stated"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_because="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_because="")),
                name="press_ground_taken_back_with_a_reason",
            ),
            models.UniqueConstraint(fields=("package", "name"), name="press_ground_once"),
        )

    def __str__(self) -> str:
        return self.ground


class OutboxCall(models.Model):
    """A call (thư đi) to the portal, kept until the portal has answered it.

    `dropped_at` marks a call that must not leave any more, `is_refused` one that the portal
    answered with a refusal; `failure` is how the last try failed, `last_error` what the portal
    said to it. Whoever delivers claims a call for
    a while, so that no two deliver it at once and none leaves before an earlier one.
    """

    call = models.CharField(max_length=40)
    about = models.CharField(max_length=REFERENCE_CHARS)
    body = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=20, blank=True)
    last_error = models.CharField(max_length=300, blank=True)
    is_refused = models.BooleanField(default=False)
    delivered_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=("id",),
                condition=Q(delivered_at__isnull=True, dropped_at__isnull=True),
                name="press_waiting",
            ),
            models.Index(fields=("about",), name="press_about"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    call__in=[call.value for call in (Call.PACKAGE, Call.WITHDRAWAL, Call.FIGURES)]
                ),
                name="press_call_is_known",
            ),
            models.CheckConstraint(
                condition=Q(failure="") | Q(failure__in=[one.value for one in Failure]),
                name="press_failure_is_known",
            ),
            models.CheckConstraint(
                condition=Q(delivered_at__isnull=True) | Q(dropped_at__isnull=True),
                name="press_delivered_or_dropped",
            ),
        )

    def __str__(self) -> str:
        return f"{self.call} about {self.about}"

    @property
    def stands_refused(self) -> bool:
        """Whether it is a package that the portal refused for good: people send it again, or give it up."""
        return self.call == Call.PACKAGE.value and self.failure == Failure.REFUSED.value

    @property
    def trouble(self) -> str:
        """Return in the reader's language why the last try failed; nothing before one has."""
        # Calls that failed under an earlier release keep the words of then.
        return words_of(Failure(self.failure), self.last_error) if self.failure else self.last_error


class PortalSection(models.Model):
    """A section as the portal told it last: where packages and editors' duties may point to."""

    section = models.CharField(max_length=100, unique=True)
    title = PlainTextField(max_length=200)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.title


class PortalWait(models.Model):
    """An article that waits for somebody at the portal (bài chờ), as the portal told it last."""

    article = models.PositiveBigIntegerField()
    wait = models.CharField(max_length=10)
    section = models.CharField(max_length=100)
    title = PlainTextField(max_length=300)
    editor_path = models.CharField(max_length=300)
    since = models.DateTimeField()
    package = models.ForeignKey(
        SentPackage, null=True, blank=True, on_delete=models.PROTECT, related_name="waits"
    )
    account = models.CharField(max_length=64, blank=True)
    own = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = _("bài chờ")
        verbose_name_plural = _("bài chờ")
        constraints = (
            models.UniqueConstraint(fields=("article", "wait", "since"), name="press_wait_once"),
            models.CheckConstraint(
                condition=Q(wait__in=[one.value for one in Wait]), name="press_wait_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.wait}: {self.title}"


class EditorVisit(models.Model):
    """That somebody went into the portal's editor (lượt vào biên tập), and signed out here since."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="editor_visit"
    )
    entered_at = models.DateTimeField(db_index=True)
    left_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"visit of user {self.user_id}"


class SectionDuty(models.Model):
    """A duty (phân công) of somebody who holds the role of an editor, in one section or in all."""

    held = models.ForeignKey(
        "accounts.RoleHeld", on_delete=models.PROTECT, related_name="section_duties"
    )
    duty = models.CharField(max_length=10)
    section = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("held", "duty", "section"), name="press_duty_once_in_a_section"
            ),
            models.CheckConstraint(
                condition=Q(duty__in=[EditorRole.EDITOR.value, EditorRole.APPROVER.value]),
                name="press_duty_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.duty} of {self.section or 'every section'}"
