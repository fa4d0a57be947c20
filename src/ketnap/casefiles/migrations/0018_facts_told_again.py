"""Which facts a case tells more than once, so that figures count most people without telling them apart.

Of the facts derived before nothing is known, so all count as told again until `ketnap init`
derives them anew.
"""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add a column, and indexes by which figures are counted alone."""

    dependencies: ClassVar = [("casefiles", "0017_runs_of_stages")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="countedfact",
            name="again",
            field=models.BooleanField(default=True),
            preserve_default=False,
        ),
        migrations.RemoveIndex(model_name="countedfact", name="counted_fact_cell"),
        migrations.RemoveIndex(model_name="countedfact", name="counted_fact_day"),
        migrations.AddIndex(
            model_name="countedfact",
            index=models.Index(
                fields=["cell", "code", "on", "known_until", "known_from", "person"],
                name="counted_fact_cell",
            ),
        ),
        migrations.AddIndex(
            model_name="countedfact",
            index=models.Index(
                fields=["code", "on", "cell", "known_until", "known_from"],
                name="counted_fact_day",
            ),
        ),
        migrations.AddIndex(
            model_name="countedfact",
            index=models.Index(
                condition=models.Q(("again", True)),
                fields=["cell", "code", "on", "known_until", "person"],
                name="counted_fact_again",
            ),
        ),
    ]
