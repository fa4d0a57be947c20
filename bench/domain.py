"""How fast cases are read, replayed and assessed on one core, beside just parsing their JSON."""

import argparse
import json
from datetime import date
from statistics import median

from bench.casefiles import as_text, twenty_steps
from bench.timing import seconds_each, spread
from ketnap.domain.casefile.assess import assess
from ketnap.domain.casefile.format import read_casefile
from ketnap.domain.casefile.replay import replay
from ketnap.rules.load import load_calendar, load_rulebook

_CASES = 500
_AS_OF = date(2026, 11, 25)
_MICRO = 1e-6


def measure(_chosen: argparse.Namespace) -> None:
    texts = [as_text(twenty_steps(number)) for number in range(_CASES)]
    casefiles = [read_casefile(text) for text in texts]
    rulebook, calendar = load_rulebook(), load_calendar()

    parsing = _each(lambda: [json.loads(text) for text in texts])
    reading = _each(lambda: [read_casefile(text) for text in texts])
    replaying = _each(lambda: [replay(one.steps, on=_AS_OF) for one in casefiles])
    assessing = _each(lambda: [assess(one, rulebook, calendar, on=_AS_OF) for one in casefiles])

    print(
        f"{_CASES} different cases of twenty steps; µs of processor time a case: median (least–most)"
    )
    print(f"  json.loads alone            {spread(parsing, unit=_MICRO)}")
    print(f"  read: parsed and checked    {spread(reading, unit=_MICRO)}")
    print(f"  replayed                    {spread(replaying, unit=_MICRO)}")
    print(f"  replayed and assessed       {spread(assessing, unit=_MICRO)}")
    print(f"  replayed and assessed: {1 / median(assessing):,.0f} cases a second on one core")
    print(f"  assessing : parsing JSON = {median(assessing) / median(parsing):.1f}")
    whole = median(reading) + median(assessing)
    print(
        f"  text to answer: {1 / whole:,.0f} cases a second, {whole / median(parsing):.1f} × JSON"
    )


def _each(call: object) -> list[float]:
    return [seconds / _CASES for seconds in seconds_each(call, times=2)]  # type: ignore[arg-type]
