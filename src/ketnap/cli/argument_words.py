"""What is wrong with the arguments of a command, said in Vietnamese: the library says it in English alone."""

import re
from collections.abc import Mapping

_IN_VIETNAMESE: Mapping[str, str] = {
    r"the following arguments are required: (?P<what>.+)": "còn thiếu {what}",
    r"one of the arguments (?P<what>.+) is required": "cần một trong {what}",
    r"unrecognized arguments: (?P<what>.+)": "không có {what}",
    r"argument (?P<of>.+?): invalid choice: (?P<what>.+?) \(choose from (?P<these>.+)\)": (
        "{of} không nhận {what}; hãy chọn một trong {these}"
    ),
    r"argument (?P<of>.+?): expected one argument": "{of} cần một giá trị",
    r"argument (?P<of>.+?): expected at least one argument": "{of} cần ít nhất một giá trị",
    r"argument (?P<of>.+?): not allowed with argument (?P<what>.+)": "{of} không dùng cùng {what}",
    r"argument (?P<of>.+?): invalid \w+ value: (?P<what>.+)": "{of} không nhận {what}",
    r"argument (?P<of>.+?): (?P<what>.+)": "{of}: {what}",
}


def in_vietnamese(message: str) -> str:
    """What the library says of arguments; what it has not been heard to say stays as it is."""
    for pattern, words in _IN_VIETNAMESE.items():
        said = re.fullmatch(pattern, message, re.DOTALL)
        if said is not None:
            return words.format(**said.groupdict())
    return message
