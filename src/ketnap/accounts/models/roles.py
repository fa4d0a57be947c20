"""The roles users hold in an organisation from a day until a day, also in somebody's place."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ketnap.accounts.models.users import User
from ketnap.domain.access import Role
from ketnap.organisations.dated import Dated, in_force
from ketnap.organisations.models import Organisation, Unit
from ketnap.organisations.plain_text import PlainTextField

ROLE_NAMES = {
    Role.CELL_SECRETARY: _("bí thư chi bộ"),
    Role.DEPUTY_CELL_SECRETARY: _("phó bí thư chi bộ"),
    Role.CELL_COMMITTEE_MEMBER: _("chi ủy viên"),
    Role.MENTOR: _("đảng viên được phân công giúp đỡ"),
    Role.OFFICIAL_MEMBER: _("đảng viên chính thức"),
    Role.UNIT_HEAD: _("trưởng đơn vị"),
    Role.YOUTH_UNION_OFFICER: _("cán bộ Đoàn"),
    Role.TRADE_UNION_OFFICER: _("cán bộ công đoàn"),
    Role.APPLICANT: _("người vào Đảng"),
    Role.COMMITTEE_OFFICER: _("cán bộ của cấp ủy"),
    Role.EDITOR: _("biên tập viên"),
    Role.INSPECTOR: _("người kiểm tra"),
    Role.SYSTEM_ADMINISTRATOR: _("quản trị hệ thống"),
}


class RoleHeld(Dated):
    """A role of a user in an organisation, for a span of days.

    `acting_for` is the role in whose holder's place it is held; it counts only while that one
    does. `basis` names the paper by which it was given. A role taken back on or before its
    first day has no day left to end on, and is withdrawn.

    One that an administrator gave and that opens case files counts from `confirmed_at` on: nobody
    confirmed it by name where it needed nobody, or where that was done at the machine. `refusal`
    says why it was not confirmed.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="roles")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(
        _("vai trò"), max_length=30, choices=[(role.value, ROLE_NAMES[role]) for role in Role]
    )
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("đơn vị"),
    )
    acting_for = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="delegations",
        null=True,
        blank=True,
        verbose_name=_("thay cho"),
    )
    basis = PlainTextField(_("căn cứ"), max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(_("rút lúc"), null=True, blank=True, editable=False)
    given_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )
    given_at = models.DateTimeField(auto_now_add=True, null=True)
    confirmed_at = models.DateTimeField(_("xác nhận lúc"), null=True, editable=False)
    confirmed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )
    refusal = PlainTextField(_("lý do từ chối"), max_length=200, blank=True)

    class Meta(Dated.Meta):
        verbose_name = _("vai trò được giao")
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["user", "organisation", "role"],
                condition=Q(valid_until__isnull=True, withdrawn_at__isnull=True),
                name="accounts_role_held_once",
            ),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role]), name="accounts_role_is_known"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=False)
                | (Q(acting_for__isnull=True) & ~Q(role=Role.INSPECTOR.value)),
                name="accounts_some_roles_must_end",
                violation_error_message=_("Vai trò này phải có ngày cuối."),
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=True) | Q(role=Role.UNIT_HEAD.value),
                name="accounts_only_unit_heads_have_units",
                violation_error_message=_("Chỉ trưởng đơn vị mới gắn với một đơn vị."),
            ),
            models.CheckConstraint(
                condition=Q(acting_for__isnull=True) | ~Q(acting_for=F("id")),
                name="accounts_nobody_acts_for_himself",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True)
                | (
                    Q(confirmed_at__isnull=False)
                    & ~Q(confirmed_by=F("user"))
                    & (Q(given_by__isnull=True) | ~Q(confirmed_by=F("given_by")))
                ),
                name="accounts_role_confirmed_by_somebody_else",
            ),
            models.CheckConstraint(
                condition=Q(refusal="") | Q(confirmed_at__isnull=True, withdrawn_at__isnull=False),
                name="accounts_refused_role_never_counts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.organisation_id}"

    @property
    def role_name(self) -> str:
        """Return the role in the reader's language, with in whose place it is held."""
        name = str(ROLE_NAMES[Role(self.role)])
        if self.acting_for is None:
            return name
        return _t("%(role)s (thay %(name)s)") % {"role": name, "name": self.acting_for.user.name}


def counting_on(day: date) -> Q:
    """Return the condition that a role gives its rights on a day.

    It is confirmed, and one held in somebody's place needs that somebody to hold it still, with
    an open account.
    """
    place_kept = in_force(day, "acting_for__") & Q(
        acting_for__withdrawn_at__isnull=True,
        acting_for__confirmed_at__isnull=False,
        acting_for__user__is_active=True,
    )
    given = Q(withdrawn_at__isnull=True, confirmed_at__isnull=False)
    return in_force(day) & given & (Q(acting_for__isnull=True) | place_kept)


def waiting_on(day: date) -> Q:
    """Return the condition that a role waits to be confirmed and is not over on a day."""
    not_over = Q(valid_until__isnull=True) | Q(valid_until__gte=day)
    return not_over & Q(withdrawn_at__isnull=True, confirmed_at__isnull=True)


class InspectedCase(models.Model):
    """A case file chosen for an inspection, which is an inspector's role with its days.

    The case is a number, as in the access log: the room of the case files stands above this one.
    """

    held = models.ForeignKey(RoleHeld, on_delete=models.PROTECT, related_name="inspected_cases")
    casefile_id = models.BigIntegerField()

    class Meta:
        verbose_name = _("hồ sơ được chọn để kiểm tra")
        constraints = (
            models.UniqueConstraint(
                fields=["held", "casefile_id"], name="accounts_case_inspected_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.held_id} {self.casefile_id}"
