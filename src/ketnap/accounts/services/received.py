"""Lets the officers of a body outside its line open a case file that was sent to them."""

from ketnap.accounts.models import ReceivedCase
from ketnap.organisations.models import Organisation


def entrust_case(casefile_id: int, body: Organisation, *, cell_path: str) -> None:
    """Let a body open a file that it could not open by its place above the cell."""
    release_case(casefile_id)
    if not cell_path.startswith(body.path):
        ReceivedCase.objects.create(body=body, casefile_id=casefile_id)


def release_case(casefile_id: int) -> None:
    """Let nobody open a file because it was sent to him once."""
    ReceivedCase.objects.filter(casefile_id=casefile_id).delete()
