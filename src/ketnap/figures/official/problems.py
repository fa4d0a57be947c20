"""What is wrong with an official table as somebody wrote it: nothing unknown may count as nought."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ketnap.domain.casefile.codes import Schooling, Sex
from ketnap.domain.figures.bridge import CAME_ALONG, LEFT_ALONG
from ketnap.domain.figures.official import Comparison, Counts, Of
from ketnap.domain.figures.suppression import CAME, CLOSING, LEFT, OPENING, Change
from ketnap.domain.rulebook.schema import LIST, TEXT, WHOLE_NUMBER, Shape
from ketnap.domain.rulebook.told import Told
from ketnap.figures import members

_TABLE = Shape(
    required={
        **dict.fromkeys(("code", "of", "vi", "en", "confidence", "source"), TEXT),
        "rows": LIST,
    }
)
_ROW = Shape(
    required=dict.fromkeys(("vi", "en", "counts"), TEXT),
    optional={"level": WHOLE_NUMBER, "group": TEXT, "where": LIST, "change": LIST},
)
# Stands in addresses and as the name of a sheet, which Excel holds to these many characters.
_CODE = re.compile(r"[^\W_](?:[\w .-]{0,29}[\w.])?")

_TEXTS = ("sex", "ethnicity", "religion", "schooling", "occupation", "unit")
_FACTS: Mapping[str, type] = {
    **dict.fromkeys(_TEXTS, str),
    **dict.fromkeys(("youth_union_member", "trade_union_member"), bool),
    "age": int,
}
_CODES: Mapping[str, frozenset[str]] = {"sex": frozenset(Sex), "schooling": frozenset(Schooling)}
MEMBER_WAYS: Mapping[Change, frozenset[str]] = {
    CAME: frozenset({members.ADMITTED, members.TRANSFERRED_IN, members.CAME, CAME_ALONG}),
    LEFT: frozenset({members.STRUCK_OFF, members.TRANSFERRED_OUT, members.LEFT, LEFT_ALONG}),
}
"""How a member comes and leaves."""
_ENDS = (OPENING, CLOSING)
_COUNTS: Mapping[Of, frozenset[Counts]] = {
    Of.ADMITTED: frozenset(Counts) - {Counts.CHANGE},
    Of.MEMBERS: frozenset(Counts) - {Counts.CHANGE},
    Of.CHANGES: frozenset({Counts.HEADING, Counts.CHANGE, Counts.BY_HAND}),
}


def problems_of(entry: Any) -> Iterator[Told]:
    """Yield everything about a table that cannot be counted as it stands."""
    misfits = list(_TABLE.misfits(entry))
    yield from misfits
    if misfits:
        return
    if not _CODE.fullmatch(entry["code"]):
        yield Told(
            "“code” chỉ gồm chữ, số, dấu chấm, gạch nối, dấu cách, nhiều nhất 31 ký tự",
            "“code” takes letters, digits, full stops, hyphens, spaces, 31 characters at most",
        )
    if entry["of"] not in list(Of):
        yield _unknown("of", entry["of"], Of)
        return
    for place, row in enumerate(entry["rows"], start=1):
        yield from (each.at(f"rows[{place}]") for each in _row_problems(row, Of(entry["of"])))


def _row_problems(row: Any, of: Of) -> Iterator[Told]:
    misfits = list(_ROW.misfits(row))
    yield from misfits
    if misfits:
        return
    if row["counts"] not in _COUNTS[of]:
        yield _unknown("counts", row["counts"], _COUNTS[of])
        return
    counts = Counts(row["counts"])
    if counts is Counts.REST and not row.get("group"):
        yield Told("“rest” cần “group”", "“rest” needs a “group”")
    if counts is Counts.CHANGE:
        yield from _change_problems(row.get("change", []))
    for condition in row.get("where", ()):
        yield from _condition_problems(condition)


def _change_problems(change: list[Any]) -> Iterator[Told]:
    way, hows = tuple(change[:1]), change[1:]
    if way in _ENDS and not hows:
        return
    if way not in MEMBER_WAYS:
        known = [name for (name,) in (*MEMBER_WAYS, *_ENDS)]
        yield _unknown("change", ", ".join(map(str, change)), known)
        return
    for how in hows:
        if how not in MEMBER_WAYS[way]:
            yield _unknown(f"change: {way[0]}", how, MEMBER_WAYS[way])


def _condition_problems(condition: Any) -> Iterator[Told]:
    fact = condition.get("fact") if isinstance(condition, dict) else None
    if not isinstance(fact, str) or fact not in _FACTS:
        yield _unknown("where: fact", condition, _FACTS)
        return
    tests = [key for key in condition if key != "fact"]
    if len(tests) != 1 or tests[0] not in list(Comparison):
        yield _unknown(f"where: {fact}", tests, Comparison)
        return
    values = condition[tests[0]]
    if not isinstance(values, list) or not values:
        yield Told(
            f"where: {fact}: “{tests[0]}” phải là danh sách có ít nhất một giá trị",
            f"where: {fact}: “{tests[0]}” must be a list of at least one value",
        )
        return
    yield from (each.at(f"where: {fact}") for each in _value_problems(fact, tests[0], values))


def _value_problems(fact: str, test: str, values: list[Any]) -> Iterator[Told]:
    wanted = _FACTS[fact]
    if test == Comparison.BETWEEN and (wanted is not int or not _is_range(values)):
        yield Told(
            "“between” cần hai số nguyên, số nhỏ trước, và chỉ dùng cho “age”",
            "“between” takes two whole numbers, the lesser first, and only for “age”",
        )
        return
    if test not in (Comparison.IS, Comparison.BETWEEN) and wanted is not str:
        yield Told(
            f"“{test}” so theo chữ, không dùng được ở đây",
            f"“{test}” compares words and cannot be used here",
        )
        return
    known = _CODES.get(fact)
    for value in values:
        if type(value) is not wanted:
            yield Told(f"giá trị “{value}” sai kiểu", f"the value “{value}” is of the wrong type")
        elif known and value not in known:
            yield _unknown("is", value, known)


def _is_range(values: list[Any]) -> bool:
    if [type(value) for value in values] != [int, int]:
        return False
    least, most = values
    return bool(least <= most)


def _unknown(key: str, value: object, known: Any) -> Told:
    names = ", ".join(sorted(str(each) for each in known))
    return Told(
        f"{key}: không có “{value}”; chỉ có: {names}",
        f"{key}: there is no “{value}”, only: {names}",
    )
