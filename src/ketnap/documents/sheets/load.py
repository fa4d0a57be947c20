"""Reads the sheets from their files, and refuses what is broken."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from ketnap.domain.paperwork.agreements import Agreements
from ketnap.domain.paperwork.reading import Regime, SheetBroken, read_agreements, read_sheet
from ketnap.domain.paperwork.sheet import Sheet

FOLDER = Path(__file__).parent
REGIMES = "regimes.yaml"
AGREEMENTS = "agreements.yaml"


class NoSuchForm(LookupError):
    """No sheet has this code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.vi = f"Không có mẫu nào mang ký hiệu “{code}”."
        self.en = f"There is no form “{code}”."


@cache
def load_sheets() -> Mapping[str, Sheet]:
    """Every sheet by its code, in the order of their files; raises `SheetBroken`."""
    regimes = load_regimes()
    sheets: dict[str, Sheet] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        if path.name in (REGIMES, AGREEMENTS):
            continue
        sheet = read_sheet(yaml.safe_load(path.read_text("utf-8")), regimes)
        if sheet.code in sheets:
            raise SheetBroken(f"{path.name}: {sheet.code} stands twice")
        sheets[sheet.code] = sheet
    return sheets


@cache
def load_regimes() -> Mapping[str, Regime]:
    """The guidances that forms and layouts came from, by their names in the sheets."""
    data = yaml.safe_load((FOLDER / REGIMES).read_text("utf-8"))
    return {
        name: Regime(regime["valid_from"], regime["valid_to"], regime["source"])
        for name, regime in data["regimes"].items()
    }


@cache
def load_agreements() -> Agreements:
    """What the papers of one case must say alike; raises `SheetBroken`."""
    data = yaml.safe_load((FOLDER / AGREEMENTS).read_text("utf-8"))
    return read_agreements(data, load_sheets())


def sheet_of(code: str) -> Sheet:
    """The sheet of a form; raises `NoSuchForm`. The code may be typed without its diacritics."""
    sheets = load_sheets()
    wanted = _plain(code)
    for known, sheet in sheets.items():
        if _plain(known) == wanted:
            return sheet
    raise NoSuchForm(code)


def _plain(code: str) -> str:
    return code.strip().upper().replace("Đ", "D")
