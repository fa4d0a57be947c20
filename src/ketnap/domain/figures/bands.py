"""Age bands (nhóm tuổi): into which band an age falls."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from ketnap.domain.figures.dimensions import UNKNOWN, is_age

_BEFORE_BIRTH = (-32768, -1)
_OLDEST = 32767
"""As far as an age can be stored."""


class BandsBroken(ValueError):
    """The bands leave ages out, or claim one twice."""


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Ages from `least` to `most` completed years, both included; the last band is open."""

    least: int
    most: int | None

    @property
    def code(self) -> str:
        return f"over_{self.least - 1}" if self.most is None else f"{self.least}-{self.most}"


@dataclass(frozen=True, slots=True)
class AgeBands:
    """Bands that follow on each other without a gap, youngest first."""

    bands: tuple[AgeBand, ...]

    @classmethod
    def starting_at(cls, ages: Iterable[int]) -> "AgeBands":
        """Bands by the age each begins with; raises `BandsBroken`."""
        starts = list(ages)
        if not starts or any(a >= b for a, b in pairwise(starts)):
            raise BandsBroken(f"ages must rise: {starts}")
        ends = [age - 1 for age in starts[1:]]
        return cls(tuple(map(AgeBand, starts, [*ends, None])))

    @property
    def below(self) -> str:
        """The code of whoever is younger than the first band."""
        return f"under_{self.bands[0].least}"

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(band.code for band in self.bands)

    def code_of(self, age: int) -> str:
        """The code of the band an age falls in; a day before the birth tells of no age."""
        if not is_age(age):
            return UNKNOWN
        fitting = (band for band in reversed(self.bands) if band.least <= age)
        return next((band.code for band in fitting), self.below)

    def ages_of(self, code: str) -> tuple[int, int] | None:
        """The ages that a code stands for, both included."""
        if code == self.below:
            return 0, self.bands[0].least - 1
        if code == UNKNOWN:
            return _BEFORE_BIRTH
        for band in self.bands:
            if band.code == code:
                return band.least, _OLDEST if band.most is None else band.most
        return None
