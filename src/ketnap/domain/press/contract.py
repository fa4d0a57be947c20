"""The contract (giao kèo) of staff zone and portal: its format, and which versions this release speaks.

Version 1 is whatever names no version. Version 2 takes back stated grounds (`Withdrawal.is_ground`)
and tells of figures that differ from the record (`Wait.FIGURES`). Version 3 tells which editors
may still be in (`EditorsNow`), whether a ticket's visit is followed so (`Ticket.is_followed`), and
of whose cell a withdrawn name is (`Withdrawal.cell`).
"""

from typing import Final

FORMAT: Final = "ketnap.press/1"
VERSION: Final = 3
"""Raise it with every change that a release before could not read."""
FIRST_VERSION: Final = 1
SPOKEN: Final = range(FIRST_VERSION, VERSION + 1)
