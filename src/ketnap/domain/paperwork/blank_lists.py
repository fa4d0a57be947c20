"""The dictionary of a sheet: what its version prints or needs, as texts and lists with columns."""

from collections.abc import Iterator, Mapping

from ketnap.domain.casefile.wording import Language
from ketnap.domain.paperwork.blanks.catalogue import CATALOGUE
from ketnap.domain.paperwork.blanks.columns import column_name
from ketnap.domain.paperwork.dictionary import Dictionary
from ketnap.domain.paperwork.filling import LINE, label_of, recorded_name
from ketnap.domain.paperwork.sheet import BlankKind, Sheet, Version


def dictionary_of(sheet: Sheet, version: Version) -> Dictionary:
    """The blanks that a version of a form offers to a template.

    A template needs the required ones that the version prints, as it prints them.
    """
    names = frozenset((*version.names(), *sheet.required))
    lists = {name: frozenset(columns) for name in names if (columns := columns_of(sheet, name))}
    printed = {name for name in version.names() if recorded_name(name) in sheet.required}
    return Dictionary(names - set(lists), lists, frozenset(printed))


def labels_of(sheet: Sheet, dictionary: Dictionary, language: Language = "vi") -> Mapping[str, str]:
    """What each blank is called."""
    place = ("vi", "en").index(language)
    return {name: label_of(sheet, name)[place] for name in dictionary.names()}


def columns_of(sheet: Sheet, name: str, language: Language = "vi") -> Mapping[str, str]:
    """The columns of a list in their order, each with what it is called; none for a text.

    A long text is a list of its lines.
    """
    return {column: vi if language == "vi" else en for column, vi, en in _columns(sheet, name)}


def _columns(sheet: Sheet, name: str) -> Iterator[tuple[str, str, str]]:
    by_hand = next((blank for blank in sheet.by_hand if blank.name == name), None)
    recorded = CATALOGUE.get(recorded_name(name))
    for blank in (by_hand, recorded):
        if blank is not None and blank.kind is BlankKind.LONG:
            yield LINE, "đoạn", "paragraph"
    if by_hand is not None and by_hand.kind is BlankKind.ROWS:
        yield from ((column.name, column.vi, column.en) for column in by_hand.columns)
    if recorded is not None and recorded.kind is BlankKind.ROWS:
        yield from ((column, *column_name(name, column)) for column in recorded.columns)
