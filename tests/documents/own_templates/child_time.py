"""How long child processes have worked; a busy machine makes them wait, not work longer."""

import resource

MOST_SECONDS = 6
"""A little more than the limit a template process has."""


def child_seconds() -> float:
    """Seconds of work of all child processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
