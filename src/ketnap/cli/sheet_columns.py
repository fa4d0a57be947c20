"""What each column of a sheet was taken for, and which it lacks, as it is said at the machine."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ketnap.domain.intake.columns import Layout
    from ketnap.domain.intake.days import DayReading
    from ketnap.intake.sheet import Proposal


def columns_told(proposal: "Proposal", days: "DayReading", *, guess: bool) -> list[dict[str, Any]]:
    """Every column with a heading: what it is, whether that is guessed, whether it is taken in.

    Of one that is left out, whether `days` stand in it that nothing says elsewhere.
    """
    from ketnap.domain.intake.cells import column_letters

    told = []
    for each in proposal.headings.found if proposal.headings else ():
        is_taken = each.known is not None and (guess or not each.guessed)
        said: dict[str, Any] = {
            "column": column_letters(each.column),
            "heading": each.text,
            "code": each.known.code if each.known else None,
            "guessed": each.guessed,
            "taken": is_taken,
        }
        if each.repeats:
            said["repeats"] = column_letters(each.repeats)
        elif each.beside:
            said["beside"] = column_letters(each.beside)
        elif not (is_taken or each.refused):
            said["days"] = _holds_days(proposal.samples.get(each.column), days)
        told.append(said)
    return told


def _holds_days(sample: str | None, days: "DayReading") -> bool:
    from ketnap.domain.intake.days import NoDay, read_day

    try:
        read_day(sample, days)
    except NoDay:
        return False
    return True


def days_left_line(file: str, columns: list[dict[str, Any]]) -> tuple[str, str] | None:
    """Which columns of days were left unread, and what to do, in both languages; nothing if none."""
    places = ", ".join(
        f"{each['column']} ({each['heading']})" for each in columns if each.get("days")
    )
    if not places:
        return None
    return (
        f"{file}: không đọc các cột có ngày: {places}. Bước nào chỉ có ngày ở đó thì không được "
        "ghi. Hãy đổi tiêu đề như trong tệp mẫu, thêm --guess nếu phần mềm đoán đúng, hoặc khớp "
        "cột trên màn hình.",
        f"{file}: columns of days left unread: {places}. What only they tell is not recorded. "
        "Change the headings to those of the template, add --guess if the guess is right, or "
        "match the columns on screen.",
    )


def column_line(file: str, column: dict[str, Any]) -> tuple[str, str]:
    """One column in words, in both languages."""
    place = f"{column['column']} ({column['heading']})"
    if column["taken"]:
        vi, en = f"là {column['code']}", f"is {column['code']}"
    elif column["guessed"]:
        vi = f"có lẽ là {column['code']}, không nhập; thêm --guess để nhận"
        en = f"may be {column['code']}, left out; add --guess to take it"
    elif "repeats" in column:
        vi = f"không nhập, vì cột {column['repeats']} đã là mục này"
        en = f"left out, for column {column['repeats']} is the same"
    elif "beside" in column:
        vi = (
            f"không nhập, vì thuộc bảng thứ hai đặt bên cạnh, từ cột {column['beside']}; "
            "hãy chép bảng ấy sang trang tính khác rồi nhập riêng"
        )
        en = (
            f"left out, for it belongs to a second table set beside the first, from column "
            f"{column['beside']}; copy that table to another sheet and import it by itself"
        )
    else:
        vi, en = "không nhập", "left out"
    return f"{file}: cột {place} {vi}.", f"{file}: column {place} {en}."


def columns_lacking(rows: Mapping[str, int], layout: "Layout") -> list[dict[str, Any]]:
    """The columns a sheet needs and does not have; `rows` says by their codes how many lack each."""
    from ketnap.domain.intake.columns import column_of

    columns = [(column_of(layout, code), lacking) for code, lacking in rows.items()]
    return [
        {
            "code": column.code,
            "title": {"vi": column.title_vi, "en": column.title_en},
            "rows": lacking,
            "common": column.common,
        }
        for column, lacking in columns
    ]


def lacking_line(file: str, column: dict[str, Any]) -> tuple[str, str]:
    """One column that is needed, and what to do, in both languages."""
    title, rows = column["title"], column["rows"]
    vi = f"{file}: bảng không có cột “{title['vi']}”, {rows} dòng thiếu. Hãy thêm cột ấy"
    en = f"{file}: the sheet has no column “{title['en']}”; rows lacking it: {rows}. Add it"
    if column["common"]:
        vi += f", hoặc --with {column['code']}=GIÁ_TRỊ nếu mọi dòng như nhau"
        en += f", or --with {column['code']}=VALUE if all rows have the same"
    return f"{vi}.", f"{en}."
