"""What each column of a sheet was taken for, as it is said at the machine."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ketnap.intake.sheet import Proposal


def columns_told(proposal: "Proposal", *, guess: bool) -> list[dict[str, Any]]:
    """Every column with a heading: what it is, whether that is guessed, whether it is taken in."""
    from ketnap.domain.intake.cells import column_letters

    return [
        {
            "column": column_letters(each.column),
            "heading": each.text,
            "code": each.known.code if each.known else None,
            "guessed": each.guessed,
            "taken": each.known is not None and (guess or not each.guessed),
            **({"repeats": column_letters(each.repeats)} if each.repeats else {}),
        }
        for each in (proposal.headings.found if proposal.headings else ())
    ]


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
    else:
        vi, en = "không nhập", "left out"
    return f"{file}: cột {place} {vi}.", f"{file}: column {place} {en}."
