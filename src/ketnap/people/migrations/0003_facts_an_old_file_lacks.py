"""Facts of persons as long as a case file may tell them, and empty where an old one says nothing."""

from typing import Any, ClassVar

from django.db import migrations

import ketnap.organisations.plain_text


class AlterLength(migrations.AlterField):
    """SQLite keeps texts of any length, and has triggers that a table made anew would leave behind."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        if schema_editor.connection.vendor == "postgresql":
            super().database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        self.database_forwards(app_label, schema_editor, from_state, to_state)


def _fact(name: str, label: str) -> AlterLength:
    field = ketnap.organisations.plain_text.PlainTextField(
        blank=True, max_length=500, verbose_name=label
    )
    return AlterLength(model_name="person", name=name, field=field)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("people", "0002_guests_and_merges")]

    operations: ClassVar = [
        _fact("ethnicity", "dân tộc"),
        _fact("occupation", "nghề nghiệp"),
        _fact("religion", "tôn giáo"),
        _fact("workplace", "nơi làm việc"),
    ]
