"""The unbroken times of members in their cells, by which members are counted without reading each."""

from typing import Any, ClassVar

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models.deletion import PROTECT

from ketnap.people.alike import alike_number
from ketnap.people.unbroken import Unbroken, unbroken

_AT_ONCE = 5_000
_RECORDED = (
    "sex", "ethnicity", "religion", "schooling", "occupation",
    "youth_union_member", "trade_union_member",
)  # fmt: skip
"""The columns as they are at this migration; what is kept of them later, `ketnap init` derives anew."""
_STANDING = ("person_id", "cell_id", "valid_from", "valid_until", "status")


def fill(apps: StateApps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Write the times of everybody who is or was a member, some thousand people at a time."""
    memberships = apps.get_model("people", "Membership").objects.order_by("person_id")
    people = list(memberships.values_list("person_id", flat=True).distinct())
    for start in range(0, len(people), _AT_ONCE):
        portion = people[start : start + _AT_ONCE]
        _fill(apps, first=portion[0], last=portion[-1])


def _fill(apps: StateApps, *, first: int, last: int) -> None:
    """Those of the people between two numbers, both included."""
    stay = apps.get_model("people", "CellStay")
    persons = apps.get_model("people", "Person").objects.filter(pk__gte=first, pk__lte=last)
    about = {
        pk: {"born_on": born_on, "alike": alike_number(tuple(facts))}
        for pk, born_on, *facts in persons.values_list("pk", "born_on", *_RECORDED)
    }
    memberships = apps.get_model("people", "Membership").objects.filter(
        person_id__gte=first, person_id__lte=last
    )
    rows = memberships.order_by("person_id", "valid_from").values_list(*_STANDING)
    stays = unbroken(Unbroken(*row) for row in rows)
    stay.objects.bulk_create(
        (stay(**_columns(each), **about[each.person]) for each in stays), batch_size=_AT_ONCE
    )


def _columns(of: Unbroken) -> dict[str, Any]:
    return {
        "person_id": of.person,
        "cell_id": of.cell,
        "valid_from": of.since,
        "valid_until": of.until,
        "status": of.status,
    }


class Migration(migrations.Migration):
    """Add the table and fill it; the index it makes needless goes."""

    dependencies: ClassVar = [
        ("organisations", "0002_seats"),
        ("people", "0006_memberships_that_ended"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="CellStay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("status", models.CharField(max_length=15)),
                ("born_on", models.DateField()),
                ("alike", models.BigIntegerField()),
                (
                    "cell",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=PROTECT,
                        related_name="stays",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "thời gian ở chi bộ",
                "verbose_name_plural": "thời gian ở chi bộ",
                "indexes": [
                    models.Index(
                        fields=[
                            "cell",
                            "valid_from",
                            "valid_until",
                            "alike",
                            "born_on",
                            "status",
                            "person",
                        ],
                        name="people_stays",
                    ),
                    models.Index(
                        condition=models.Q(("valid_until__isnull", False)),
                        fields=["valid_until", "valid_from", "person"],
                        name="people_stays_ended",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "valid_from"), name="people_one_stay_a_day"
                    ),
                ],
            },
        ),
        migrations.RemoveIndex(model_name="membership", name="people_roll_ended"),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
