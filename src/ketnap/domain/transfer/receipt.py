"""The receipt (giấy báo nhận) by which the receiver closes the giver's duty."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ketnap.domain.transfer.reading import content_of, day_in, text_in

_KEYS = frozenset({"number", "received_on"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Which transfer was received, and on which day."""

    number: str
    received_on: date


def receipt_to_data(receipt: Receipt) -> dict[str, Any]:
    """The receipt as JSON data, ready to be read again."""
    return {"number": receipt.number, "received_on": receipt.received_on.isoformat()}


def receipt_from_data(data: Any) -> Receipt:
    """The receipt that parsed JSON holds; raises `CapsuleUnreadable`."""
    content = content_of(data, _KEYS)
    return Receipt(number=text_in(content["number"]), received_on=day_in(content["received_on"]))
