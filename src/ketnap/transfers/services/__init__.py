"""Every write of transfers: send, call back, hand out, receive, take a receipt, get to know an installation."""

from ketnap.transfers.services.calling_back import call_back
from ketnap.transfers.services.handing_out import hand_out
from ketnap.transfers.services.installations import (
    keep_installation,
    withdraw_installation,
)
from ketnap.transfers.services.receipts import take_receipt
from ketnap.transfers.services.receiving import receive_file, receive_within
from ketnap.transfers.services.sending import send_out, send_within

__all__ = [
    "call_back",
    "hand_out",
    "keep_installation",
    "receive_file",
    "receive_within",
    "send_out",
    "send_within",
    "take_receipt",
    "withdraw_installation",
]
