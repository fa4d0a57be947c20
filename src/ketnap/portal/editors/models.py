"""Editors as the editing pages know them, and what each does in which section."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser, Group
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from ketnap.domain.press.ticket import EditorRole

ROLE_NAMES = {
    EditorRole.SECRETARY: _("Bí thư chi bộ"),
    EditorRole.EDITOR: _("Biên tập viên"),
    EditorRole.APPROVER: _("Người duyệt"),
}


class Editor(AbstractUser):
    """Somebody who writes or approves news (biên tập viên).

    Nobody signs in here with a password: the staff application vouches for its own people. The
    user name is an opaque reference of the account there. Tickets issued up to the second
    `tickets_from` (Unix time) count no more; `told_at` is when the staff zone last said that the
    account may be in, `roles_digest` stands for the roles it said last.
    """

    tickets_from = models.BigIntegerField(default=0)
    told_at = models.DateTimeField(null=True)
    roles_digest = models.CharField(max_length=64, blank=True)

    def get_full_name(self) -> str:
        """Return the name to show, which the last ticket brought."""
        return self.first_name or str(_("Trang tin"))

    @cached_property
    def cells_spoken_for(self) -> frozenset[str]:
        """Return the cells whose secretary this is, read once for a request.

        "" is among them for the secretary of any section: it stands for where no cell is named.
        """
        duties = Duty.objects.filter(group__in=self.groups.all(), role=EditorRole.SECRETARY)
        cells = frozenset(one.cell for one in SpokenFor.objects.filter(editor=self))
        return cells | {""} if duties.exists() else cells


class SpokenFor(models.Model):
    """A cell for which a secretary comes in (chi bộ mình phụ trách), by the reference of packages."""

    editor = models.ForeignKey(Editor, on_delete=models.CASCADE, related_name="cells")
    cell = models.CharField(max_length=64)

    objects: ClassVar[models.Manager["SpokenFor"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["editor", "cell"], name="cell_spoken_for_once")
        ]

    def __str__(self) -> str:
        return self.cell


class Duty(models.Model):
    """A role in one section (nhiệm vụ), and the group that holds its rights."""

    role = models.CharField(
        max_length=20, choices=[(role.value, name) for role, name in ROLE_NAMES.items()]
    )
    section = models.ForeignKey("news.SectionPage", on_delete=models.CASCADE, related_name="duties")
    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="duty")

    objects: ClassVar[models.Manager["Duty"]] = models.Manager()

    class Meta:
        verbose_name = _("Nhiệm vụ")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["role", "section"], name="one_group_for_a_duty"),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in EditorRole]),
                name="duty_has_a_known_role",
            ),
        ]

    def __str__(self) -> str:
        return str(self.group)
