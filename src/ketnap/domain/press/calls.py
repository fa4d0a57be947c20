"""The calls from the staff zone to the portal: what each asks, and what it is answered with."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from ketnap.domain.press.contract import FIRST_VERSION, FORMAT, VERSION
from ketnap.domain.press.package import PressFigure, WithheldNames
from ketnap.domain.press.shape import (
    Record,
    read_as,
    require_reference,
    require_section,
    require_words,
    written,
)


class Call(StrEnum):
    """The address of a call at the portal; each is a POST with a signed body."""

    PACKAGE = "/noi-bo/goi-tin"
    WITHDRAWAL = "/noi-bo/rut-dong-y"
    FIGURES = "/noi-bo/so-lieu"
    STATES = "/noi-bo/trang-thai"
    EDITORS = "/noi-bo/bien-tap-vien"


DOOR: Final = "/cua/vao"
"""Where an editor hands in a ticket, as `?ve=`."""


class Wait(StrEnum):
    """What an article waits for: a step of its way, or that somebody takes it up again."""

    SECRETARY = "secretary"
    EDITOR = "editor"
    APPROVER = "approver"
    DRAFT = "draft"
    RETURNED = "returned"
    REWRITING = "rewriting"
    LIKENESS = "likeness"
    FIGURES = "figures"


class ArticleState(StrEnum):
    """How far an article has come at the portal."""

    DRAFT = "draft"
    WITH_SECRETARY = "with_secretary"
    WITH_EDITOR = "with_editor"
    WITH_APPROVER = "with_approver"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    TAKEN_DOWN = "taken_down"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Asks to hide at once whoever a reference stands for.

    `withheld` is the name, for a portal that never had it from a package; it may stand there all
    the same, and one word of it in articles of `cell`, the reference of the person's cell. A stated
    ground stands for a name in the article of its own package only.
    """

    consent: str
    withheld: WithheldNames | None = None
    is_ground: bool = False
    cell: str = ""

    def __post_init__(self) -> None:
        require_reference(self.consent, ".consent")
        if self.cell:
            require_reference(self.cell, ".cell")


@dataclass(frozen=True, slots=True)
class WithdrawalDone:
    """Answers with how many articles it concerned; the same however often it is asked."""

    consent: str
    articles: int


@dataclass(frozen=True, slots=True)
class FiguresNow:
    """The figures of a package as the record has them now."""

    reference: str
    figures: tuple[PressFigure, ...]

    def __post_init__(self) -> None:
        require_reference(self.reference, ".reference")


@dataclass(frozen=True, slots=True)
class FiguresTaken:
    """Answers with the keys of the figures that the article has otherwise."""

    reference: str
    differing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatesAsked:
    """Asks how far the articles of packages have come."""

    references: tuple[str, ...]

    def __post_init__(self) -> None:
        for index, reference in enumerate(self.references):
            require_reference(reference, f".references[{index}]")


@dataclass(frozen=True, slots=True)
class ArticleTold:
    """How far one article has come; addresses are paths of the portal, `public` once there is one."""

    reference: str
    state: ArticleState
    editor: str
    public: str = ""
    title: str = ""
    changed_at: datetime | None = None

    def __post_init__(self) -> None:
        require_reference(self.reference, ".reference")


@dataclass(frozen=True, slots=True)
class SectionTold:
    """A section of the portal: its address and its title."""

    section: str
    title: str

    def __post_init__(self) -> None:
        require_section(self.section, ".section")
        require_words(self.title, ".title")


@dataclass(frozen=True, slots=True)
class ArticleWaits:
    """An article that waits for somebody: which, for what, since when, by which of its packages.

    `account` is the one it was sent back to; `own` are those whose text it is, who pass it on only
    where nobody else can. Who must act the portal leaves to the staff zone, which knows people.
    """

    article: int
    wait: Wait
    section: str
    title: str
    editor: str
    since: datetime
    reference: str = ""
    account: str = ""
    own: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require_section(self.section, ".section")
        require_words(self.title, ".title")
        if self.reference:
            require_reference(self.reference, ".reference")


@dataclass(frozen=True, slots=True)
class StatesTold:
    """Answers with the articles there are, the sections, for duties to be given out, and what waits."""

    articles: tuple[ArticleTold, ...]
    sections: tuple[SectionTold, ...] = ()
    waiting: tuple[ArticleWaits, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Answers a call that was not carried out, in words for the people of the press desk."""

    reason: str


_NEW_WAITS: Final = frozenset({Wait.FIGURES})


def in_version(told: StatesTold, version: int) -> StatesTold:
    """Return the states without what a version of the contract has no word for."""
    if version > FIRST_VERSION:
        return told
    known = tuple(one for one in told.waiting if one.wait not in _NEW_WAITS)
    return replace(told, waiting=known)


def to_text(record: object, *, version: int = VERSION) -> str:
    """Return what is asked or answered as it crosses, in the version that the other side speaks."""
    return written(record, tag=FORMAT, version=version)


def from_text(cls: type[Record], text: str) -> Record:
    """Return what was asked or answered; raises `Unreadable`."""
    return read_as(cls, text, tag=FORMAT)
