"""What a site may set about its figures: the age bands, and what is too small to be shown."""

from functools import cache
from pathlib import Path

import yaml

from ketnap.domain.figures import AgeBands
from ketnap.domain.figures.bands import BandsBroken
from ketnap.domain.rulebook.schema import LIST, TEXT, WHOLE_NUMBER, Shape

FILE = Path(__file__).with_name("age_bands.yaml")
SUPPRESSION = Path(__file__).with_name("suppression.yaml")
_FILE = Shape(required={"from": LIST, "confidence": TEXT, "source": TEXT})
_SUPPRESSION = Shape(required={"least": WHOLE_NUMBER})


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


@cache
def load_least_shown() -> int:
    """The number of people below which a row tells too much of each; raises `ValueError`."""
    entry = yaml.safe_load(SUPPRESSION.read_text(encoding="utf-8"))
    problems = list(_SUPPRESSION.misfits(entry))
    if problems:
        raise ValueError(f"{SUPPRESSION.name}: {'; '.join(problems)}")
    return int(entry["least"])
