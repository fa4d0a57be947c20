"""Organisations, with their names, parents and chains through time."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

import ketnap.organisations.plain_text


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = []

    operations: ClassVar = [
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("cell", "chi bộ"),
                            ("sectional_committee", "đảng ủy bộ phận"),
                            ("grassroots_committee", "đảng ủy cơ sở"),
                            ("superior_committee", "cấp ủy cấp trên"),
                            ("standing_committee", "ban thường vụ"),
                            ("organising_board", "ban tổ chức"),
                        ],
                        max_length=30,
                        verbose_name="loại tổ chức",
                    ),
                ),
                ("path", models.CharField(max_length=140, unique=True)),
            ],
            options={
                "verbose_name": "tổ chức đảng",
                "verbose_name_plural": "tổ chức đảng",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "cell",
                                    "sectional_committee",
                                    "grassroots_committee",
                                    "superior_committee",
                                    "standing_committee",
                                    "organising_board",
                                ],
                            )
                        ),
                        name="organisations_kind_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MassOrganisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="từ ngày")),
                (
                    "valid_until",
                    models.DateField(blank=True, null=True, verbose_name="đến hết ngày"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("youth_union", "Đoàn Thanh niên"), ("trade_union", "công đoàn")],
                        max_length=20,
                        verbose_name="loại đoàn thể",
                    ),
                ),
                (
                    "name",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=200, verbose_name="tên đoàn thể"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mass_organisations",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True),
                            ("valid_until__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="organisations_massorganisation_days_in_order",
                        violation_error_message="Ngày cuối không được trước ngày đầu.",
                    ),
                    models.UniqueConstraint(
                        fields=("organisation", "kind", "name", "valid_from"),
                        name="organisations_mass_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["youth_union", "trade_union"])),
                        name="organisations_mass_kind_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChainBody",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="từ ngày")),
                (
                    "valid_until",
                    models.DateField(blank=True, null=True, verbose_name="đến hết ngày"),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("appraise", "thẩm định"),
                            ("propose", "đề nghị"),
                            ("decide", "quyết định"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "cell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chain",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True),
                            ("valid_until__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="organisations_chainbody_days_in_order",
                        violation_error_message="Ngày cuối không được trước ngày đầu.",
                    ),
                    models.UniqueConstraint(
                        fields=("cell", "valid_from", "position"),
                        name="organisations_chain_position",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("role", "decide")),
                        fields=("cell", "valid_from"),
                        name="organisations_chain_one_decides",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["appraise", "propose", "decide"])),
                        name="organisations_chain_role_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cell", models.F("body")), _negated=True),
                        name="organisations_chain_above_cell",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="từ ngày")),
                (
                    "valid_until",
                    models.DateField(blank=True, null=True, verbose_name="đến hết ngày"),
                ),
                (
                    "name",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=200, verbose_name="tên"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="names",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True),
                            ("valid_until__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="organisations_organisationname_days_in_order",
                        violation_error_message="Ngày cuối không được trước ngày đầu.",
                    ),
                    models.UniqueConstraint(
                        fields=("organisation", "valid_from"), name="organisations_one_name_a_day"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_until__isnull", True)),
                        fields=("organisation",),
                        name="organisations_one_name_now",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="organisations_name_not_empty",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationParent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="từ ngày")),
                (
                    "valid_until",
                    models.DateField(blank=True, null=True, verbose_name="đến hết ngày"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parents",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True),
                            ("valid_until__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="organisations_organisationparent_days_in_order",
                        violation_error_message="Ngày cuối không được trước ngày đầu.",
                    ),
                    models.UniqueConstraint(
                        fields=("organisation", "valid_from"), name="organisations_one_parent_a_day"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_until__isnull", True)),
                        fields=("organisation",),
                        name="organisations_one_parent_now",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("organisation", models.F("parent")), _negated=True),
                        name="organisations_not_own_parent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="từ ngày")),
                (
                    "valid_until",
                    models.DateField(blank=True, null=True, verbose_name="đến hết ngày"),
                ),
                (
                    "name",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=200, verbose_name="tên đơn vị"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True),
                            ("valid_until__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="organisations_unit_days_in_order",
                        violation_error_message="Ngày cuối không được trước ngày đầu.",
                    ),
                    models.UniqueConstraint(
                        fields=("organisation", "name", "valid_from"),
                        name="organisations_unit_name",
                    ),
                ],
            },
        ),
    ]
