"""How a guest is told of by what he holds: an office is somebody's, a body is represented."""

from typing import Final

_OFFICES: Final = (
    *("bí thư", "phó", "chủ tịch", "chủ nhiệm", "giám đốc", "trưởng", "quyền", "chánh", "thư ký"),
    *("ủy viên", "uỷ viên", "tổng bí thư", "tổng giám đốc", "tổng biên tập", "thường trực"),
    *("đảng ủy viên", "đảng uỷ viên", "chi ủy viên", "chi uỷ viên", "cán bộ", "chuyên viên"),
    *("nguyên", "kế toán trưởng", "đảng viên"),
)
_HEAD: Final = "trưởng"
"""Ends the word for the head of a body: `Cục trưởng`, `Vụ trưởng`."""
_TOLD_ALREADY: Final = ("đại diện ", "đồng chí ")


def tell_guest(office: str) -> str:
    """Return a guest as a sentence has it: `đồng chí Phó Bí thư Đảng ủy`, `đại diện Đảng ủy`."""
    small = office.lower()
    if small.startswith(_TOLD_ALREADY):
        return office[0].lower() + office[1:]
    return f"đồng chí {office}" if _is_an_office(small) else f"đại diện {office}"


def _is_an_office(small: str) -> bool:
    return f"{small} ".startswith(tuple(f"{one} " for one in _OFFICES)) or (
        small.split()[1:2] == [_HEAD]
    )
