"""A trigram index on PostgreSQL, so that a part of a name is found without reading every row."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def add_trigram_index(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        editor.execute(
            "CREATE INDEX standing_name_trigrams ON casefiles_casestanding "
            "USING gin (name_fold gin_trgm_ops)"
        )


def drop_trigram_index(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP INDEX standing_name_trigrams")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("casefiles", "0002_append_only")]
    operations: ClassVar = [migrations.RunPython(add_trigram_index, drop_trigram_index)]
