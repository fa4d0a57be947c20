"""A pattern of personal data in Vietnamese prose.

Written with diacritics; a text that has none is read with the same pattern bared.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from ketnap.domain.press.release.bare import bare, is_bare


@dataclass(frozen=True)
class Pattern:
    """What to look for, and which matches mean something else."""

    written: str
    keeps: Callable[[re.Match[str]], bool] = bool

    @cached_property
    def accented(self) -> re.Pattern[str]:
        return re.compile(self.written)

    @cached_property
    def bared(self) -> re.Pattern[str]:
        """The same for texts typed without diacritics."""
        return re.compile(bare(self.written))

    def expression_for(self, text: str) -> re.Pattern[str]:
        """Return the one of the two by which a text is read."""
        return self.bared if is_bare(text) else self.accented
