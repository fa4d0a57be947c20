"""Why a file is not taken as a picture; known to both processes, so without Django."""

from enum import StrEnum


class Trouble(StrEnum):
    """One reason for which an uploaded file is refused."""

    EMPTY = "empty"
    TOO_MANY_BYTES = "too_many_bytes"
    TOO_MANY_PIXELS = "too_many_pixels"
    NOT_A_PICTURE = "not_a_picture"
    PHONE_FORMAT = "phone_format"
    ANIMATED = "animated"
    BROKEN = "broken"
    TOO_MUCH_WORK = "too_much_work"


class Refused(Exception):
    """A file was not taken."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
