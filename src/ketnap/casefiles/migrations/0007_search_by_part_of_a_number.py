"""A trigram index on PostgreSQL, so that a part of a number or a workplace is found at once."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def add_trigram_index(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(
            "CREATE INDEX standing_text_trigrams ON casefiles_casestanding "
            "USING gin (search_text gin_trgm_ops)"
        )


def drop_trigram_index(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP INDEX standing_text_trigrams")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("casefiles", "0006_what_lists_sort_search_and_count_by")]
    operations: ClassVar = [migrations.RunPython(add_trigram_index, drop_trigram_index)]
