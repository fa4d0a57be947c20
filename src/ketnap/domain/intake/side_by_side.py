"""Two tables set side by side in one sheet: where the second begins, so that its columns stay out."""

from collections.abc import Callable, Mapping

_LEAST_ALIKE = 2
"""The name and one more heading: a single name repeated may be that of a mentor."""


def second_table_at(
    texts: Mapping[int, str], *, key: Callable[[str], str], is_name: Callable[[str], bool]
) -> int:
    """The first column of a table that names people once more beside the first; 0 where none does.

    `texts` are the headings by column, `key` says which of them mean the same. What stands right
    before the second name and stood before the first as well, as a serial number does, belongs to
    the second table.
    """
    columns = sorted(texts)
    keys = {column: key(texts[column]) for column in columns}
    names = [column for column in columns if is_name(keys[column])]
    first = next(iter(names), 0)
    told = {keys[each]: each for each in reversed(names)}
    second = next((each for each in names if told[keys[each]] < each), 0)
    if not second:
        return 0
    begins, before_name = second, {keys[each] for each in columns if each < first}
    while keys.get(begins - 1) in before_name and begins - 1 > first:
        begins -= 1
    before = {keys[each] for each in columns if each < begins}
    alike = sum(keys[each] in before for each in columns if each >= begins)
    return begins if alike >= _LEAST_ALIKE else 0
