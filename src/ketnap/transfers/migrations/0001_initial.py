"""Transfers of cases, and the installations with which sealed files are exchanged."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ketnap.organisations.plain_text


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("casefiles", "0007_search_by_part_of_a_number"),
        ("organisations", "0002_seats"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Installation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=200, unique=True, verbose_name="tên nơi cài đặt"
                    ),
                ),
                ("key_line", models.CharField(max_length=200, unique=True)),
                ("known_since", models.DateField()),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                (
                    "known_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "nơi cài đặt khác",
                "verbose_name_plural": "nơi cài đặt khác",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="transfers_installation_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Transfer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=64)),
                ("direction", models.CharField(max_length=3)),
                ("step_seq", models.PositiveIntegerField()),
                (
                    "other",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=200, verbose_name="nơi chuyển đến hoặc chuyển đi"
                    ),
                ),
                ("sent_on", models.DateField()),
                ("sealed", models.TextField(blank=True)),
                ("received_on", models.DateField(blank=True, null=True)),
                (
                    "casefile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transfers",
                        to="casefiles.casefile",
                    ),
                ),
                (
                    "installation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transfers",
                        to="transfers.installation",
                    ),
                ),
                (
                    "received_as",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="received_from",
                        to="casefiles.casefile",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "to_cell",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transfers_in",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần chuyển hồ sơ",
                "verbose_name_plural": "lần chuyển hồ sơ",
                "constraints": [
                    models.UniqueConstraint(fields=("number", "direction"), name="transfers_once"),
                    models.CheckConstraint(
                        condition=models.Q(("direction__in", ["out", "in"])),
                        name="transfers_direction_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("received_on__isnull", True),
                            ("received_on__gte", models.F("sent_on")),
                            _connector="OR",
                        ),
                        name="transfers_received_after_sent",
                    ),
                ],
            },
        ),
    ]
