"""Two tables set side by side in one sheet: where the second begins, so that its columns stay out."""

from collections.abc import Callable, Mapping


def second_table_at(
    texts: Mapping[int, str], *, key: Callable[[str], str], is_name: Callable[[str], bool]
) -> int:
    """The first column of a table that names people once more beside the first; 0 where none does.

    `texts` are the headings by column, `key` says which of them mean the same; `is_name` whether
    that begins a name, which one table may have whole and the other in two parts. What stands
    right before the second name and stood before the first as well, as a serial number does,
    belongs to the second table.
    """
    keys = {column: key(texts[column]) for column in sorted(texts)}
    names = [column for column in keys if is_name(keys[column])]
    begun = (_begun_before(names[0], each, keys) for each in names[1:])
    return next((begins for begins in begun if _repeats(begins, keys, is_name)), 0)


def _begun_before(first: int, second: int, keys: Mapping[int, str]) -> int:
    """Where the table of the second name begins, with what stood before the first name as well."""
    before_name = {keys[each] for each in keys if each < first}
    begins = second
    while keys.get(begins - 1) in before_name and begins - 1 > first:
        begins -= 1
    return begins


def _repeats(begins: int, keys: Mapping[int, str], is_name: Callable[[str], bool]) -> bool:
    """Whether more than the name comes again: a name alone may be that of a mentor."""
    before = {keys[each] for each in keys if each < begins}
    return any(keys[each] in before and not is_name(keys[each]) for each in keys if each >= begins)
