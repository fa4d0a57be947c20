"""How the access log tells what a fact about a person was before it was put right, and how that is read."""

from datetime import datetime

from ketnap.audit.queries import about_object

BECAME = " → "


def told_correction(label: str, before: str, after: str) -> str:
    """Return the line of the access log for one fact."""
    return f"{label}: {before}{BECAME}{after}"


def words_before(person_id: int, *, since: datetime) -> frozenset[str]:
    """Return what facts put right after a moment were before, as people read them."""
    entries = about_object("person", person_id).filter(at__gte=since, detail__contains=BECAME)
    told = (entry.detail.split(BECAME, 1)[0] for entry in entries)
    return frozenset(words.split(": ", 1)[-1] for words in told)
