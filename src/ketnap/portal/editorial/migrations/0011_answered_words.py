"""What an approver answers for is words: a name, a number, a fact."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("editorial", "0010_exported_person")]

    operations: ClassVar = [
        migrations.RemoveConstraint("AnsweredName", "name_answered_for_once"),
        migrations.RemoveConstraint("AnsweredName", "answered_name_has_its_ground"),
        migrations.RenameModel("AnsweredName", "AnsweredWords"),
        migrations.RenameField("AnsweredWords", "name", "words"),
        migrations.AlterField(
            model_name="answeredwords",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="answered_words",
                to="news.articlepage",
            ),
        ),
        migrations.AlterModelOptions(
            name="answeredwords",
            options={"ordering": ("answered_at", "pk"), "verbose_name": "Chỗ có căn cứ"},
        ),
        migrations.AddConstraint(
            "AnsweredWords",
            models.UniqueConstraint(fields=["article", "words"], name="words_answered_for_once"),
        ),
        migrations.AddConstraint(
            "AnsweredWords",
            models.CheckConstraint(
                condition=~models.Q(words="") & ~models.Q(ground=""),
                name="answered_words_have_their_ground",
            ),
        ),
    ]
