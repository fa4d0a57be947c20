"""A sheet: one official paper as blocks and blanks, the single source of its Word file and PDF."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from ketnap.domain.paperwork.phrase import Gap, Phrase, Words, gaps_of


class Subject(StrEnum):
    """What a paper is about: whence its values come."""

    CASE = "case"
    MEETING = "meeting"
    COURSE = "course"
    CEREMONY = "ceremony"
    CELL = "cell"
    COMMITTEE = "committee"


class Shape(StrEnum):
    """How sure the shape of a sheet is: seen itself, seen in part, or built by the layout rules."""

    CONFIRMED = "confirmed"
    PARTLY = "partly"
    UNCONFIRMED = "unconfirmed"


class BlankKind(StrEnum):
    """What is written into a blank."""

    TEXT = "text"
    LONG = "long"
    DAY = "day"
    NUMBER = "number"
    ROWS = "rows"


class Source(StrEnum):
    """Where the value of a blank comes from."""

    CASE = "case"
    PERSON = "person"
    ORGANISATION = "organisation"
    MEETING = "meeting"
    DECISION = "decision"
    OCCASION = "occasion"
    PAPER = "paper"
    COMPUTED = "computed"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class HandBlank:
    """A blank that nobody's record holds: what the clerk may type before printing, or leave to a pen."""

    name: str
    vi: str
    en: str
    kind: BlankKind = BlankKind.TEXT
    hint_vi: str = ""
    hint_en: str = ""
    columns: tuple["HandColumn", ...] = ()
    to_write: tuple[str, ...] = ()
    """Of rows: what the first column says in each row that is printed to be written in by hand."""


@dataclass(frozen=True, slots=True)
class HandColumn:
    """A column of rows typed by hand."""

    name: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of a sheet; it stands only where the blank `when` has a value, or `unless` has none."""

    when: str | None = None
    unless: str | None = None

    def phrases(self) -> Iterator[Phrase]:
        """Every phrase in it, in reading order."""
        yield from ()

    def lists(self) -> Iterator[str]:
        """The blanks it takes row by row, or line by line."""
        yield from ()

    def names(self) -> Iterator[str]:
        """Every blank it prints or hangs on; the columns of rows are left out."""
        yield from (name for name in (self.when, self.unless) if name is not None)
        yield from self.lists()
        for phrase in self.phrases():
            yield from (gap.name for gap in gaps_of(phrase) if not is_column(gap))


ROW = "row."
"""What the name of a column begins with in a phrase."""


def is_column(gap: Gap) -> bool:
    """Whether a blank is a column of the rows around it."""
    return gap.name.startswith(ROW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header(Block):
    """The head of an official paper: who issues it, its number; the heading, place and day."""

    superior: Phrase = ()
    body: Phrase = ()
    star: bool = True
    number: Phrase = ()
    subject: Phrase = ()
    """What a letter (công văn) is about, under its number."""
    heading: tuple[str, ...]
    place_and_day: Phrase = ()

    def phrases(self) -> Iterator[Phrase]:
        yield from (self.superior, self.body, self.number, self.subject, self.place_and_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalHeader(Block):
    """The head of a paper that a person signs for himself: the heading alone."""

    heading: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Title(Block):
    """The type of the paper, and what it is about; `rule` are the five hyphens under it."""

    type: Phrase
    summary: tuple[Phrase, ...] = ()
    rule: bool = True

    def phrases(self) -> Iterator[Phrase]:
        yield self.type
        yield from self.summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressees(Block):
    """To whom it is sent (Kính gửi, Kính trình)."""

    label: str = "Kính gửi:"
    lines: tuple[Phrase, ...]

    def phrases(self) -> Iterator[Phrase]:
        yield from self.lines


INDENTED = ("justify", "left")
"""How a paragraph is set whose first line may be indented."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Block):
    """A paragraph of the body."""

    text: Phrase
    align: Literal["justify", "centre", "left", "right"] = "justify"
    indent: bool = True

    def phrases(self) -> Iterator[Phrase]:
        yield self.text

    @property
    def announces(self) -> bool:
        """Whether it heads what follows, and must not part from it: all bold, or with a colon."""
        parts = [piece for piece in self.text if isinstance(piece, Words | Gap)]
        last = self.text[-1] if self.text else None
        ends_open = isinstance(last, Words) and last.text.endswith(":")
        return ends_open or (len(parts) == len(self.text) > 0 and all(p.style.bold for p in parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Each(Block):
    """A paragraph for each row of a list."""

    rows: str
    text: Phrase
    indent: bool = True

    def phrases(self) -> Iterator[Phrase]:
        yield self.text

    def lists(self) -> Iterator[str]:
        yield self.rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries(Block):
    """Several paragraphs for each row of a list, and a column to write at length in its own lines.

    `lines` are the dotted lines that stand where the column is empty.
    """

    rows: str
    text: tuple[Phrase, ...]
    column: str
    lines: int

    def phrases(self) -> Iterator[Phrase]:
        yield from self.text
        yield (Gap(f"{ROW}{self.column}"),)

    def lists(self) -> Iterator[str]:
        yield self.rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing(Block):
    """A long text; where it is empty, or nobody types it, so many dotted lines to write on."""

    blank: str | None = None
    lines: int

    def lists(self) -> Iterator[str]:
        if self.blank is not None:
            yield self.blank


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table; `width` is its share, `align` of its cells."""

    head: str
    text: Phrase
    width: int
    align: Literal["left", "centre", "right"] = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    """A table with a row for each of a list; `empty_rows` to write in where the list is empty.

    Where the column `part` of a row has a value, a part of the table begins with it.
    """

    rows: str
    columns: tuple[Column, ...]
    empty_rows: int = 0
    part: str | None = None

    def phrases(self) -> Iterator[Phrase]:
        if self.part is not None:
            yield (Gap(f"{ROW}{self.part}"),)
        yield from (column.text for column in self.columns)

    def lists(self) -> Iterator[str]:
        yield self.rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Where somebody signs: in whose place, as what, and the name below the signature."""

    place_and_day: Phrase = ()
    authority: Phrase = ()
    position: Phrase = ()
    note: str = ""
    name: Phrase = ()

    def phrases(self) -> Iterator[Phrase]:
        yield from (self.place_and_day, self.authority, self.position, self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures(Block):
    """The foot of a paper: who gets it, or a second signature, on the left; who signs on the right."""

    recipients: tuple[Phrase, ...] = ()
    left: Signature | None = None
    right: Signature

    def phrases(self) -> Iterator[Phrase]:
        yield from self.recipients
        if self.left is not None:
            yield from self.left.phrases()
        yield from self.right.phrases()


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo(Block):
    """A frame for a portrait, in millimetres, with what belongs into it written inside."""

    width: int
    height: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Space(Block):
    """Room left free, in millimetres."""

    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak(Block):
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A sheet as one or several regimes of forms have it."""

    valid_from: date
    valid_to: date | None
    source: str
    shape: Shape
    blocks: tuple[Block, ...]
    page: str = "a4"
    """The size of paper, by its name in the layout."""
    landscape: bool = False
    _names: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Every paper asks for them several times over, and the blocks never change.
        names = dict.fromkeys(name for block in self.blocks for name in block.names())
        object.__setattr__(self, "_names", tuple(names))

    def names(self) -> tuple[str, ...]:
        """The blanks in their order, each once."""
        return self._names

    def always_printed(self) -> frozenset[str]:
        """The blanks that leave a place to write where they are empty; inside `[…]` alone they leave none."""
        lists = (name for block in self.blocks for name in block.lists())
        pieces = (piece for block in self.blocks for phrase in block.phrases() for piece in phrase)
        return frozenset((*lists, *(piece.name for piece in pieces if isinstance(piece, Gap))))

    def columns_of(self, rows: str) -> tuple[str, ...]:
        """The columns that the sheet prints of a list of rows."""
        blocks = [block for block in self.blocks if rows in block.lists()]
        gaps = [gap for block in blocks for phrase in block.phrases() for gap in gaps_of(phrase)]
        return tuple(dict.fromkeys(gap.name.removeprefix(ROW) for gap in gaps if is_column(gap)))


class NoVersionInForce(LookupError):
    """A form did not exist on a day."""

    def __init__(self, code: str, on: date) -> None:
        super().__init__(f"{code}: {on}")
        self.vi = f"Mẫu {code} chưa có bản nào áp dụng vào ngày {on:%d/%m/%Y}."
        self.en = f"Form {code} has no version in force on {on.isoformat()}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An official form: its code and title, what it is about, what it needs, its versions by day."""

    code: str
    title_vi: str
    title_en: str
    subject: Subject
    about: str = ""
    """Which recorded steps of the case it is about: one paper for each (see `about.py`)."""
    register_type: str = ""
    """The type of document under which it gets its number; none for a paper without one."""
    handwritten: bool = False
    """Whether it must be copied by hand: then what is printed is a guide to copy from."""
    required: tuple[str, ...] = ()
    by_hand: tuple[HandBlank, ...] = ()
    note_vi: str = ""
    note_en: str = ""
    versions: tuple[Version, ...] = field(default=())

    def on(self, day: date) -> Version:
        """The version in force on a day; raises `NoVersionInForce`."""
        for version in self.versions:
            if version.valid_from <= day and (version.valid_to is None or day <= version.valid_to):
                return version
        raise NoVersionInForce(self.code, day)
