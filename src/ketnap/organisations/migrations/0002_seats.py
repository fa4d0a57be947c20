"""The place from which an organisation dates its papers."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

import ketnap.organisations.plain_text


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("organisations", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="OrganisationSeat",
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
                    "place",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=100, verbose_name="địa danh ghi trên văn bản"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
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
                        name="organisations_organisationseat_days_in_order",
                        violation_error_message="Ngày cuối không được trước ngày đầu.",
                    ),
                    models.UniqueConstraint(
                        fields=("organisation", "valid_from"), name="organisations_one_seat_a_day"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_until__isnull", True)),
                        fields=("organisation",),
                        name="organisations_one_seat_now",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("place", ""), _negated=True),
                        name="organisations_seat_not_empty",
                    ),
                ],
            },
        ),
    ]
