"""Roles held before anybody had to confirm them count; the keys of accounts that open case files stay good."""

from typing import Any, ClassVar

from django.db import migrations
from django.db.models import F
from django.utils import timezone

OPENS_RECORDS = (
    "cell_secretary",
    "deputy_cell_secretary",
    "cell_committee_member",
    "mentor",
    "committee_officer",
    "inspector",
    "applicant",
)


def confirm(apps: Any, schema_editor: Any) -> None:
    """Where somebody held no such role, it is not known who else knows his password."""
    roles = apps.get_model("accounts", "RoleHeld").objects
    roles.update(confirmed_at=timezone.now(), given_at=None)
    holders = roles.filter(role__in=OPENS_RECORDS).values("user_id")
    apps.get_model("accounts", "User").objects.filter(pk__in=holders).update(keys_from=F("pk"))
    links = apps.get_model("accounts", "SignInLink").objects
    links.filter(user_id__in=holders).update(given_by=F("user_id"))


class Migration(migrations.Migration):
    dependencies: ClassVar = [("accounts", "0009_second_person")]

    operations: ClassVar = [migrations.RunPython(confirm, migrations.RunPython.noop)]
