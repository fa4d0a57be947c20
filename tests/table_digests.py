"""What every table of the installation holds, as one digest each: to prove that nothing was left."""

import hashlib
import json
from collections.abc import Iterable

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder

# They say that something was done, and go on saying so when it was undone.
ACCOUNTS_OF_WHAT_WAS_DONE = frozenset(
    {
        "audit.accessentry",
        "casefiles.stepbatch",
        "casefiles.removedstep",
        "intake.sheetimport",
        "jobs.job",
        "jobs.worker",
        "django_tasks_database.dbtaskresult",
    }
)
# Derived tables are written anew as a whole: what the rows say is compared, not their numbers.
DERIVED = {
    "casefiles.casestanding": {"updated_at"},
    "casefiles.stagespan": {"id"},
    "casefiles.stagerun": {"id"},
    "casefiles.deadlinespan": {"id"},
    "casefiles.countedfact": {"id"},
    "casefiles.countedadmission": {"id"},
    "casefiles.coursesending": {"id"},
    "casefiles.facttotal": {"id"},
    "casefiles.runtotal": {"id"},
    "people.cellstay": {"id"},
}


def table_digests(*, but: Iterable[str] = ()) -> dict[str, str]:
    """The digest of each table of records, by the name of its model."""
    left_out = ACCOUNTS_OF_WHAT_WAS_DONE | set(but)
    return {
        model._meta.label_lower: _digest(model)
        for model in apps.get_models()
        if model._meta.label_lower not in left_out
    }


def _digest(model) -> str:
    skipped = DERIVED.get(model._meta.label_lower, set())
    columns = [field.attname for field in model._meta.concrete_fields if field.name not in skipped]
    rows = sorted(
        json.dumps(list(row), cls=DjangoJSONEncoder, sort_keys=True)
        for row in model._base_manager.values_list(*columns)
    )
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()
