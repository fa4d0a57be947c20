"""The word to stop: given once to a process, heard between two steps of a job."""

import signal
from types import FrameType


class StopSign:
    """Whether this process was asked to stop.

    A plain mark: a handler of signals may set it at any moment, which no lock would survive.
    """

    def __init__(self) -> None:
        self.is_up = False

    def put_up(self) -> None:
        self.is_up = True

    def take_down(self) -> None:
        self.is_up = False


STOP = StopSign()


def stop_on_signals() -> None:
    """Put the sign up when the process is interrupted or told to end."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _hear)


def _hear(_number: int, _frame: FrameType | None) -> None:
    STOP.put_up()
