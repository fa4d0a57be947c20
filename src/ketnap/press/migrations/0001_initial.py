"""Consent references, packages as sent, the outbox, sections and editors' duties."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ketnap.organisations.plain_text
import ketnap.press.models


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("accounts", "0004_role_names"),
        ("casefiles", "0001_initial"),
        ("organisations", "0002_seats"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="PortalSection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("section", models.CharField(max_length=100, unique=True)),
                ("title", ketnap.organisations.plain_text.PlainTextField(max_length=200)),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="OutboxCall",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("call", models.CharField(max_length=40)),
                ("about", models.CharField(max_length=22)),
                ("body", models.TextField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("claimed_until", models.DateTimeField(blank=True, null=True)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("tried_at", models.DateTimeField(blank=True, null=True)),
                ("last_error", models.CharField(blank=True, max_length=300)),
                ("delivered_at", models.DateTimeField(blank=True, null=True)),
                ("dropped_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("delivered_at__isnull", True), ("dropped_at__isnull", True)
                        ),
                        fields=["id"],
                        name="press_waiting",
                    ),
                    models.Index(fields=["about"], name="press_about"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "call__in",
                                [
                                    "/noi-bo/goi-tin",
                                    "/noi-bo/rut-dong-y",
                                    "/noi-bo/so-lieu",
                                ],
                            )
                        ),
                        name="press_call_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("delivered_at__isnull", True),
                            ("dropped_at__isnull", True),
                            _connector="OR",
                        ),
                        name="press_delivered_or_dropped",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SentPackage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        default=ketnap.press.models.new_reference, max_length=22, unique=True
                    ),
                ),
                ("occasion", models.CharField(max_length=10)),
                ("occasion_id", models.BigIntegerField()),
                ("held_on", models.DateField()),
                ("title", models.CharField(max_length=300)),
                ("content", models.TextField()),
                ("figures", models.JSONField(blank=True, default=dict)),
                ("sent_at", models.DateTimeField(auto_now_add=True)),
                ("state", models.CharField(blank=True, max_length=20)),
                ("editor_path", models.CharField(blank=True, max_length=300)),
                ("public_path", models.CharField(blank=True, max_length=300)),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                (
                    "dropped_because",
                    ketnap.organisations.plain_text.PlainTextField(blank=True, max_length=300),
                ),
                (
                    "cell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="press_packages",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "gói tin",
                "verbose_name_plural": "gói tin",
                "indexes": [
                    models.Index(fields=["cell", "-sent_at"], name="press_cell_sent"),
                    models.Index(fields=["occasion", "occasion_id"], name="press_occasion"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("occasion__in", ["ceremony", "course", "meeting", "plan"])
                        ),
                        name="press_occasion_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "",
                                    "draft",
                                    "with_secretary",
                                    "with_editor",
                                    "with_approver",
                                    "scheduled",
                                    "published",
                                    "taken_down",
                                    "deleted",
                                ],
                            )
                        ),
                        name="press_state_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StatedGround",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        default=ketnap.press.models.new_reference, max_length=22, unique=True
                    ),
                ),
                ("name", ketnap.organisations.plain_text.PlainTextField(max_length=120)),
                (
                    "ground",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=300, verbose_name="căn cứ"
                    ),
                ),
                (
                    "package",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grounds",
                        to="press.sentpackage",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ground", ""), _negated=True),
                        name="press_ground_is_stated",
                    ),
                    models.UniqueConstraint(fields=("package", "name"), name="press_ground_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsentReference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("purpose", models.CharField(max_length=20)),
                (
                    "reference",
                    models.CharField(
                        default=ketnap.press.models.new_reference, max_length=22, unique=True
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "casefile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="press_references",
                        to="casefiles.casefile",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("purpose__in", ["portal_name", "portal_picture"])),
                        name="press_purpose_is_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("casefile", "purpose"),
                        name="press_one_standing_reference",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SectionDuty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("duty", models.CharField(max_length=10)),
                ("section", models.CharField(blank=True, max_length=100)),
                (
                    "held",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="section_duties",
                        to="accounts.roleheld",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("held", "duty", "section"), name="press_duty_once_in_a_section"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("duty__in", ["editor", "approver"])),
                        name="press_duty_is_known",
                    ),
                ],
            },
        ),
    ]
