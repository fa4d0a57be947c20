"""Cases, and what is kept of each, are called in the language of the readers; the tables stay as they are."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("casefiles", "0013_counting_day"),
    ]

    operations: ClassVar = [
        migrations.AlterModelOptions(
            name="batchedcase",
            options={
                "verbose_name": "hồ sơ trong lô bước",
                "verbose_name_plural": "hồ sơ trong lô bước",
            },
        ),
        migrations.AlterModelOptions(
            name="casefile",
            options={"verbose_name": "hồ sơ", "verbose_name_plural": "hồ sơ"},
        ),
        migrations.AlterModelOptions(
            name="casestanding",
            options={"verbose_name": "tình trạng hồ sơ", "verbose_name_plural": "tình trạng hồ sơ"},
        ),
        migrations.AlterModelOptions(
            name="countedfact",
            options={"verbose_name": "điều được đếm", "verbose_name_plural": "điều được đếm"},
        ),
        migrations.AlterModelOptions(
            name="deadlinespan",
            options={
                "verbose_name": "thời hạn của hồ sơ",
                "verbose_name_plural": "thời hạn của hồ sơ",
            },
        ),
        migrations.AlterModelOptions(
            name="logentry",
            options={
                "ordering": ("casefile", "seq"),
                "verbose_name": "bước đã ghi",
                "verbose_name_plural": "bước đã ghi",
            },
        ),
        migrations.AlterModelOptions(
            name="stagespan",
            options={
                "verbose_name": "giai đoạn của hồ sơ",
                "verbose_name_plural": "giai đoạn của hồ sơ",
            },
        ),
        migrations.AlterModelOptions(
            name="takenover",
            options={
                "ordering": ("casefile", "first_seq"),
                "verbose_name": "bước do chi bộ trước ghi",
                "verbose_name_plural": "bước do chi bộ trước ghi",
            },
        ),
    ]
