"""The least that a count of a step may be, where none would leave nothing to record."""

from collections.abc import Mapping

LEAST_COUNTS: Mapping[str, int] = {"official_members": 1, "members": 1, "working_days": 1}
"""By the field of the step: nobody entitled makes no vote, and no day more no longer deadline."""
