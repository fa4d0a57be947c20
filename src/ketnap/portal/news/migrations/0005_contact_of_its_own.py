"""A contact that the site itself gives, or none: the invented one of the beginning goes."""

from typing import Any, ClassVar

from django.db import migrations, models

_INVENTED = "bien-tap@chi-bo.example"


def _forget_the_invented_one(apps: Any, schema_editor: Any) -> None:
    apps.get_model("news", "HomePage").objects.filter(contact=_INVENTED).update(contact="")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("news", "0004_edition")]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="homepage",
            name="contact",
            field=models.EmailField(
                blank=True,
                help_text="Nơi nhận yêu cầu gỡ tên hoặc ảnh.",
                max_length=254,
                verbose_name="Thư điện tử liên hệ",
            ),
        ),
        migrations.RunPython(_forget_the_invented_one, migrations.RunPython.noop),
    ]
