"""Party organisations (tổ chức đảng), their names, parents and chains through time."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ketnap.organisations.dated import Dated
from ketnap.organisations.plain_text import PlainTextField


class OrganisationKind(models.TextChoices):
    """Where an organisation stands in the Party."""

    CELL = "cell", _("chi bộ")
    SECTIONAL_COMMITTEE = "sectional_committee", _("đảng ủy bộ phận")
    GRASSROOTS_COMMITTEE = "grassroots_committee", _("đảng ủy cơ sở")
    SUPERIOR_COMMITTEE = "superior_committee", _("cấp ủy cấp trên")
    STANDING_COMMITTEE = "standing_committee", _("ban thường vụ")
    ORGANISING_BOARD = "organising_board", _("ban tổ chức")


class ChainRole(models.TextChoices):
    """What a body above the cell does with a file."""

    APPRAISE = "appraise", _("thẩm định")
    PROPOSE = "propose", _("đề nghị")
    DECIDE = "decide", _("quyết định")


class MassKind(models.TextChoices):
    """A mass organisation that may introduce somebody."""

    YOUTH_UNION = "youth_union", _("Đoàn Thanh niên")
    TRADE_UNION = "trade_union", _("công đoàn")


class Organisation(models.Model):
    """One Party organisation; `path` is its place below the bodies it belongs to now."""

    kind = models.CharField(_("loại tổ chức"), max_length=30, choices=OrganisationKind)
    path = models.CharField(max_length=140, unique=True)

    class Meta:
        verbose_name = _("tổ chức đảng")
        verbose_name_plural = _("tổ chức đảng")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=OrganisationKind.values),
                name="organisations_kind_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.path}"


class OrganisationName(Dated):
    """What an organisation was called over a span of days."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="names")
    name = PlainTextField(_("tên"), max_length=200)

    class Meta(Dated.Meta):
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["organisation", "valid_from"], name="organisations_one_name_a_day"
            ),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(valid_until__isnull=True),
                name="organisations_one_name_now",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="organisations_name_not_empty"),
        )

    def __str__(self) -> str:
        return self.name


class OrganisationSeat(Dated):
    """The place from which an organisation dates its papers (địa danh) over a span of days."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="seats")
    place = PlainTextField(_("địa danh ghi trên văn bản"), max_length=100)

    class Meta(Dated.Meta):
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["organisation", "valid_from"], name="organisations_one_seat_a_day"
            ),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(valid_until__isnull=True),
                name="organisations_one_seat_now",
            ),
            models.CheckConstraint(condition=~Q(place=""), name="organisations_seat_not_empty"),
        )

    def __str__(self) -> str:
        return self.place


class OrganisationParent(Dated):
    """The body an organisation belonged to over a span of days."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="parents")
    parent = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="children")

    class Meta(Dated.Meta):
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["organisation", "valid_from"], name="organisations_one_parent_a_day"
            ),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(valid_until__isnull=True),
                name="organisations_one_parent_now",
            ),
            models.CheckConstraint(
                condition=~Q(organisation=F("parent")), name="organisations_not_own_parent"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} ⊂ {self.parent_id}"


class ChainBody(Dated):
    """One body in the chain above a cell (the bodies a file passes), lowest first."""

    cell = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="chain")
    body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=10, choices=ChainRole)

    class Meta(Dated.Meta):
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["cell", "valid_from", "position"], name="organisations_chain_position"
            ),
            models.UniqueConstraint(
                fields=["cell", "valid_from"],
                condition=Q(role=ChainRole.DECIDE),
                name="organisations_chain_one_decides",
            ),
            models.CheckConstraint(
                condition=Q(role__in=ChainRole.values), name="organisations_chain_role_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(cell=F("body")), name="organisations_chain_above_cell"
            ),
        )

    def __str__(self) -> str:
        return f"{self.cell_id} {self.position} {self.role} {self.body_id}"


class Unit(Dated):
    """A room or centre of the agency (phòng, trung tâm) that belongs to an organisation."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="units")
    name = PlainTextField(_("tên đơn vị"), max_length=200)

    class Meta(Dated.Meta):
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["organisation", "name", "valid_from"], name="organisations_unit_name"
            ),
        )

    def __str__(self) -> str:
        return self.name


class MassOrganisation(Dated):
    """A Youth Union branch or a trade union beside an organisation."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="mass_organisations"
    )
    kind = models.CharField(_("loại đoàn thể"), max_length=20, choices=MassKind)
    name = PlainTextField(_("tên đoàn thể"), max_length=200)

    class Meta(Dated.Meta):
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["organisation", "kind", "name", "valid_from"],
                name="organisations_mass_name",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=MassKind.values), name="organisations_mass_kind_is_known"
            ),
        )

    def __str__(self) -> str:
        return self.name
