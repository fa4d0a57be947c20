"""The network taken from a program that opens files of others, where the kernel allows it."""

import shutil
import subprocess
from collections.abc import Sequence
from functools import cache

# A user namespace is what lets anybody have a network of his own: it holds nothing but itself.
_OWN_NETWORK = ("unshare", "--user", "--map-current-user", "--net")


def without_network(command: Sequence[str]) -> list[str]:
    """The command in a network that leads nowhere; as it stands where no such network is given."""
    return [*_OWN_NETWORK, *command] if can_take_network() else list(command)


@cache
def can_take_network() -> bool:
    """Whether this machine gives a program a network of its own."""
    if shutil.which(_OWN_NETWORK[0]) is None:
        return False
    tried = subprocess.run(  # noqa: S603 - a fixed command, no shell, nothing from outside
        [*_OWN_NETWORK, "true"],
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return tried.returncode == 0
