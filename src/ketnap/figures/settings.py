"""What a site may set about its figures: the age bands."""

from functools import cache
from pathlib import Path

import yaml

from ketnap.domain.figures import AgeBands
from ketnap.domain.figures.bands import BandsBroken
from ketnap.domain.rulebook.schema import LIST, TEXT, Shape

FILE = Path(__file__).with_name("age_bands.yaml")
_FILE = Shape(required={"from": LIST, "confidence": TEXT, "source": TEXT})


@cache
def load_age_bands() -> AgeBands:
    """The bands ages are counted in; raises `BandsBroken`."""
    return read_age_bands(FILE)


def read_age_bands(path: Path) -> AgeBands:
    """The bands of one file; raises `BandsBroken` with every problem of it."""
    entry = yaml.safe_load(path.read_text(encoding="utf-8"))
    problems = list(_FILE.misfits(entry))
    if problems or not all(type(age) is int for age in entry["from"]):
        raise BandsBroken(f"{path.name}: {'; '.join(problems) or 'ages are whole numbers'}")
    return AgeBands.starting_at(entry["from"])
