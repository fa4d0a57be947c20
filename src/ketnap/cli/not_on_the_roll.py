"""What is said of people who were admitted by their case and whom no roll of members shows."""

import shlex
from collections.abc import Mapping

from ketnap.cli.printing import complain


def say_not_on_the_roll(cells: Mapping[int, int]) -> None:
    """Say how many members by their case stand on no roll, by cell, and how to enter them."""
    where = str(*cells) if len(cells) == 1 else ""
    say_missing(sum(cells.values()), where)


def say_missing(number: int, organisation: str) -> None:
    """Say the same of people below an organisation, given as whoever asks names it."""
    if not number:
        return
    where = shlex.quote(organisation)
    vi, en = (where, where) if organisation else ("TỔ_CHỨC", "ORGANISATION")
    complain(
        f"{number} người đã kết nạp theo hồ sơ chưa được ghi đủ vào danh sách đảng viên, nên tăng giảm "
        f"và tỷ lệ chưa tính hết. Để ghi họ vào: ketnap enrol --organisation {vi}",
        f"Admitted by their case and not fully on the list of members, so that changes and rates leave "
        f"them out: {number}. To enter them: ketnap enrol --organisation {en}",
    )
