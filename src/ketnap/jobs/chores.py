"""What a worker does every minute besides its jobs: rooms above say what."""

from collections.abc import Callable

Chore = Callable[[], object]

_CHORES: dict[str, Chore] = {}


def add_chore(name: str, act: Chore) -> None:
    """Let workers do something every minute; it must settle its own troubles."""
    _CHORES[name] = act


def chores_of_all_rooms() -> list[Chore]:
    """Return what the rooms have asked for, in the order in which they did."""
    return list(_CHORES.values())
