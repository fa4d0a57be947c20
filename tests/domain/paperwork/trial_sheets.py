"""Sheets of a few blocks, to try one thing at a time."""

from datetime import date
from typing import Any

from ketnap.domain.paperwork.reading import Regime, read_sheet
from ketnap.domain.paperwork.sheet import Sheet

REGIMES = {"now": Regime(date(2020, 1, 1), None, "phép thử")}


def sheet_with(*blocks: Any, by_hand: tuple[Any, ...] = (), **more: Any) -> Sheet:
    version = {"regimes": ["now"], "shape": "unconfirmed", "blocks": list(blocks)}
    data = {"code": "T", "title_vi": "Thử", "title_en": "Trial", "subject": "case"}
    return read_sheet(data | {"by_hand": by_hand, "versions": [version]} | more, REGIMES)
