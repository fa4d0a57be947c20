"""Papers of one case carry marks by which they are compared with each other."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("papers", "0002_papers_are_kept"),)

    operations = (migrations.AddField("paper", "marks", models.JSONField(blank=True, null=True)),)
