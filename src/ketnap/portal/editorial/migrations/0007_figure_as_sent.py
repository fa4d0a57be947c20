"""A figure as the package had it, whatever the article and the record have made of it since."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import F


def keep_what_was_written(apps, schema_editor):  # type: ignore[no-untyped-def]
    """Before, only what the article was last said to give was kept: mostly that is what was sent."""
    apps.get_model("editorial", "TextFigure").objects.update(sent=F("written"))


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("editorial", "0006_change_of_a_figure"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="textfigure",
            name="sent",
            field=models.BigIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.RunPython(keep_what_was_written, migrations.RunPython.noop),
    ]
