"""The cases that one import opened or went on with."""

from typing import Any

from django.db.models import QuerySet

from ketnap.casefiles.models import BatchedCase


def cases_of_batch(batch_id: int) -> "QuerySet[BatchedCase, Any]":
    """Return their numbers, to be asked for with `in`; none once the batch is undone.

    Who may see them is for the asking query to say.
    """
    return BatchedCase.objects.filter(batch=batch_id).order_by().values("casefile")
