"""Where one word of a withdrawn name may mean its bearer; of those withdrawn before, nobody knows."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


def mean_everywhere(apps, schema_editor):  # type: ignore[no-untyped-def]
    """Names withdrawn so far are digests: which cell they came from cannot be told any more."""
    names = apps.get_model("editorial", "WithheldName").objects.filter(source=None)
    places = apps.get_model("editorial", "WordMeant")
    places.objects.bulk_create(places(withheld=name) for name in names)


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("editorial", "0008_no_way_for_other_pages"),
        ("news", "0008_left_address"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="WordMeant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("cell", models.CharField(blank=True, max_length=64)),
                (
                    "withheld",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meant_places",
                        to="editorial.withheldname",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="words_meant",
                        to="news.articlepage",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("article", None)),
                        fields=("withheld", "cell"),
                        name="word_meant_once_in_a_cell",
                    ),
                    models.UniqueConstraint(
                        fields=("withheld", "article"), name="word_meant_once_in_an_article"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("article", None), ("cell", ""), _connector="OR"),
                        name="word_meant_in_a_cell_or_an_article",
                    ),
                ],
            },
        ),
        migrations.RunPython(mean_everywhere, migrations.RunPython.noop),
    ]
