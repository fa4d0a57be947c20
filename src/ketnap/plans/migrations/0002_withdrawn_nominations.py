"""Nominations that were withdrawn before the cell answered them."""

from typing import ClassVar

from django.conf import settings
from django.db import migrations, models

import ketnap.organisations.plain_text


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("casefiles", "0007_search_by_part_of_a_number"),
        ("organisations", "0001_initial"),
        ("plans", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.RemoveConstraint(
            model_name="nomination",
            name="plans_nomination_answer_fits_its_state",
        ),
        migrations.AlterField(
            model_name="nomination",
            name="reason",
            field=ketnap.organisations.plain_text.PlainTextField(
                blank=True, max_length=300, verbose_name="lý do"
            ),
        ),
        migrations.AlterField(
            model_name="nomination",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "Chờ chi bộ xem"),
                    ("taken_up", "Chi bộ đã tiếp nhận"),
                    ("declined", "Chi bộ chưa tiếp nhận"),
                    ("withdrawn", "Bên giới thiệu đã rút"),
                ],
                default="waiting",
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="nomination",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("answered_by__isnull", True),
                        ("answered_on__isnull", True),
                        ("casefile__isnull", True),
                        ("reason", ""),
                        ("state", "waiting"),
                    ),
                    models.Q(
                        ("answered_by__isnull", False),
                        ("answered_on__isnull", False),
                        ("casefile__isnull", False),
                        ("reason", ""),
                        ("state", "taken_up"),
                    ),
                    models.Q(
                        ("answered_by__isnull", False),
                        ("answered_on__isnull", False),
                        ("casefile__isnull", True),
                        ("state__in", ("declined", "withdrawn")),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="plans_nomination_answer_fits_its_state",
            ),
        ),
    ]
