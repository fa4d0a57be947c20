"""A wrong password leaves a line in the access log too."""

from importlib import import_module
from typing import ClassVar

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

KEPT = import_module("ketnap.audit.migrations.0002_append_only")
DEEDS = [
    "viewed",
    "exported",
    "printed",
    "signed_in",
    "sign_in_failed",
    "role_changed",
    "record_changed",
]


def refuse_changes_again(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """SQLite writes a table anew to change it, and loses its triggers."""
    if editor.connection.vendor == "sqlite":
        for statement in KEPT.SQLITE:
            editor.execute(statement)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("audit", "0002_append_only")]

    operations: ClassVar = [
        migrations.RunPython(migrations.RunPython.noop, refuse_changes_again),
        migrations.AlterField(
            model_name="accessentry",
            name="deed",
            field=models.CharField(
                choices=[
                    ("viewed", "đã xem"),
                    ("exported", "đã xuất ra tệp"),
                    ("printed", "đã in"),
                    ("signed_in", "đã đăng nhập"),
                    ("sign_in_failed", "có người nhập sai mật khẩu"),
                    ("role_changed", "đã đổi vai trò"),
                    ("record_changed", "đã đổi dữ liệu"),
                ],
                max_length=20,
            ),
        ),
        migrations.RemoveConstraint(model_name="accessentry", name="audit_deed_is_known"),
        migrations.AddConstraint(
            model_name="accessentry",
            constraint=models.CheckConstraint(
                condition=models.Q(deed__in=DEEDS), name="audit_deed_is_known"
            ),
        ),
        migrations.RunPython(refuse_changes_again, migrations.RunPython.noop),
    ]
