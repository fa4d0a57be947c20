"""Each index of what an import writes costs every row: none is there that another one begins with."""

from collections.abc import Iterator
from itertools import permutations

import pytest
from django.db import connection
from django.db.models import Model

from ketnap.casefiles.models import BatchedCase
from ketnap.intake.models import EnrolledPerson
from ketnap.intake.services.importing import WRITTEN

pytestmark = pytest.mark.django_db


def _superfluous(model: type[Model]) -> Iterator[str]:
    """The indexes of a table with whose columns another begins; of some rows alone none counts."""
    table = model._meta
    partial = {each.name for each in table.indexes if each.condition}
    partial |= {each.name for each in table.constraints if getattr(each, "condition", None)}
    with connection.cursor() as cursor:
        told = connection.introspection.get_constraints(cursor, table.db_table)
    whole = {
        name: each
        for name, each in told.items()
        if name not in partial
        and (each["index"] or each["unique"])
        and each.get("type") != "gin"  # searches for parts of words
    }
    for (name, one), (_, other) in permutations(whole.items(), 2):
        if not one["unique"] and other["columns"][: len(one["columns"])] == one["columns"]:
            yield name


def test_no_index_of_what_an_import_writes_is_the_beginning_of_another():
    models = (*WRITTEN, EnrolledPerson, BatchedCase)

    assert [name for model in models for name in _superfluous(model)] == []
