"""The checklist of a ceremony in its groups, with who did what and when."""

from itertools import groupby
from typing import Any

from django.utils import timezone

from ketnap.domain.ceremony import PreparationGroup
from ketnap.occasions.ceremonies.models import Preparation
from ketnap.occasions.ceremonies.words import GROUPS, PREPARATIONS
from ketnap.web.ceremonies.reading import OpenCeremony


def checklist_of(ceremony: OpenCeremony) -> dict[str, Any]:
    """Return the groups with their lines, and how many are done."""
    lines = list(
        ceremony.record.preparations.select_related("done_by__person").order_by("position")
    )
    by_group = sorted(lines, key=lambda line: list(PreparationGroup).index(_group(line)))
    return {
        "groups": [
            {"title": GROUPS[group], "lines": [_line(each) for each in members]}
            for group, members in groupby(by_group, key=_group)
        ],
        "done": sum(line.done_at is not None for line in lines),
        "total": len(lines),
    }


def _group(line: Preparation) -> PreparationGroup:
    return PreparationGroup(line.group)


def _line(line: Preparation) -> dict[str, Any]:
    return {
        "id": line.pk,
        "text": PREPARATIONS[line.code] if line.code else line.text,
        "is_done": line.done_at is not None,
        "who": line.done_by.name if line.done_by else "",
        "at": timezone.localtime(line.done_at) if line.done_at else None,
        "can_go": _group(line) is not PreparationGroup.DECORATION,
    }
