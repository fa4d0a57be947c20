"""What headings meant is kept with the import that they were read in, and goes when it is undone."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def keep_with_imports(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Give what a cell remembered to the last import that stands in it."""
    imports = apps.get_model("intake", "SheetImport").objects
    for memory in apps.get_model("intake", "ColumnMemory").objects.order_by("pk"):
        standing = imports.filter(cell=memory.cell_id, layout=memory.layout, state="imported")
        last = standing.order_by("imported_at", "pk").last()
        if last is not None:
            last.matching.setdefault("headings", {})[memory.heading] = memory.code
            last.save(update_fields=["matching"])


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("intake", "0003_people_entered_on_the_roll"),
    ]

    operations: ClassVar = [
        migrations.RunPython(keep_with_imports, migrations.RunPython.noop),
        migrations.DeleteModel(name="ColumnMemory"),
    ]
