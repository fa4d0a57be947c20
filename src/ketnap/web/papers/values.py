"""The values that records give a paper, with whence they come, and those that are missing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.documents.printed import Difference
from ketnap.domain.paperwork.blanks.catalogue import CATALOGUE
from ketnap.domain.paperwork.filling import LINE, Filled, label_of, recorded_name
from ketnap.domain.paperwork.material import Row
from ketnap.domain.paperwork.proofreading import Differing
from ketnap.domain.paperwork.sheet import Sheet, Source
from ketnap.organisations.models import OrganisationKind
from ketnap.web.language import reader_language
from ketnap.web.papers.reading import OpenPaper
from ketnap.web.papers.ways import SOURCE_NAMES, source_of_blank, way_to

# Facts that every paper of a body or a person is expected to have; others are often rightly empty.
LONGEST_TOLD = 120
_OWN_NAME = "cell_name"
_EXPECTED = frozenset({Source.PERSON, Source.ORGANISATION})


@dataclass(frozen=True, slots=True)
class RecordedValue:
    """One value as printed; a list has its lines. Empty where the record says nothing."""

    label: str
    text: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordedPart:
    """The values of one source, and where they are put right."""

    title: str
    values: tuple[RecordedValue, ...]
    href: str


@dataclass(frozen=True, slots=True)
class MissingValue:
    """A required value nobody recorded, and the page that records it."""

    label: str
    href: str


def recorded_parts(request: HttpRequest, opened: OpenPaper) -> tuple[RecordedPart, ...]:
    """The values of a paper by their source."""
    filled, names = opened.paper.filled, _recorded_names(opened)
    parts = []
    kind = opened.subject.cell.kind
    for source, title in SOURCE_NAMES.items():
        own = [name for name in names if source_of_blank(name) is source]
        values = tuple(
            _values(opened.sheet, filled, own, kind=kind, with_empty=source in _EXPECTED)
        )
        if values:
            parts.append(RecordedPart(str(title), values, way_to(request, opened, source)))
    return tuple(parts)


def missing_values(request: HttpRequest, opened: OpenPaper) -> tuple[MissingValue, ...]:
    """The required values that are missing, each with the page that mends it."""
    return tuple(
        MissingValue(label_in(opened.sheet, name), _way_of(request, opened, name))
        for name in opened.paper.missing
    )


def label_in(sheet: Sheet, name: str) -> str:
    """What a blank is called in the reader's language."""
    vi, en = label_of(sheet, name)
    return vi if reader_language() == "vi" else en


def labels_of(sheet: Sheet, names: Iterable[str]) -> str:
    """What blanks are called, each once, in one line."""
    labels = dict.fromkeys(label_in(sheet, name) for name in names)
    return ", ".join(_lower_first(label) for label in labels)


def told(sheet: Sheet, differences: Iterable[Difference]) -> tuple[str, ...]:
    """What a paper says and what the record says now, blank by blank; of long values the name alone."""
    return tuple(_told(sheet, each) for each in differences)


def _told(sheet: Sheet, difference: Difference) -> str:
    vi, en = label_of(sheet, difference.blank)
    if max(len(difference.printed), len(difference.now)) > LONGEST_TOLD:
        return vi if reader_language() == "vi" else en
    differing = Differing(vi=vi, en=en, printed=difference.printed, now=difference.now)
    return differing.told_vi() if reader_language() == "vi" else differing.told_en()


def _way_of(request: HttpRequest, opened: OpenPaper, name: str) -> str:
    if recorded_name(name) not in CATALOGUE:
        return ""
    return way_to(request, opened, source_of_blank(name))


def _recorded_names(opened: OpenPaper) -> list[str]:
    """The blanks that a record may fill, a day once."""
    typed = {blank.name for blank in opened.hand_blanks}
    names = opened.paper.draft.version.names()
    known = [name for name in names if recorded_name(name) in CATALOGUE and name not in typed]
    by_blank = {recorded_name(name): name for name in reversed(known)}
    return [name for name in known if by_blank[recorded_name(name)] == name]


def _values(
    sheet: Sheet, filled: Filled, names: Iterable[str], *, kind: str, with_empty: bool
) -> Iterator[RecordedValue]:
    for name in names:
        rows = filled.rows.get(name) or ()
        text = filled.texts.get(name, "") or " ".join(row.get(LINE, "") for row in rows).strip()
        if text or rows or with_empty:
            lines = () if text else tuple(map(_line, rows))
            label = _own_name_of(kind) if name == _OWN_NAME else label_in(sheet, name)
            yield RecordedValue(label, text, lines)


def _own_name_of(kind: str) -> str:
    """What the name of the body is called that a paper belongs to: not every such body is a cell."""
    return _("Tên %(kind)s") % {"kind": OrganisationKind(kind).label}


def _line(row: Row) -> str:
    return " · ".join(filter(None, row.values()))


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
