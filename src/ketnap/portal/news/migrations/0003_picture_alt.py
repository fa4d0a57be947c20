"""What is read out in the place of the main picture belongs to a version of the article."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def take_from_the_pictures(apps, schema_editor):
    articles = apps.get_model("news", "ArticlePage").objects.exclude(picture=None)
    pictures = apps.get_model("pictures", "Picture").objects.filter(pk=OuterRef("picture"))
    articles.update(picture_alt=Subquery(pictures.values("description")[:1]))


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("news", "0002_gone_address"),
        ("pictures", "0002_people"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="articlepage",
            name="picture_alt",
            field=models.CharField(
                blank=True,
                default="",
                help_text="Đọc cho người không nhìn thấy ảnh. Để trống thì lấy mô tả của ảnh.",
                max_length=255,
                verbose_name="Mô tả thay ảnh chính",
            ),
            preserve_default=False,
        ),
        migrations.RunPython(take_from_the_pictures, migrations.RunPython.noop),
    ]
