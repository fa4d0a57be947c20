"""Packs what somebody has approved: names by consent or ground, everybody else withheld."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ketnap.domain.press.package import (
    NamedPerson,
    Paragraph,
    PressPackage,
    PublicPurpose,
    WithheldNames,
)
from ketnap.domain.press.release import Finding, Piece, PieceKind, Trouble, Weight, check_release
from ketnap.domain.press.telling.draft import marked_again
from ketnap.domain.press.withheld import withhold
from ketnap.domain.text import fold, nfc
from ketnap.press.consents import reference_of
from ketnap.press.gathering import Gathered, Mention
from ketnap.press.models import new_reference
from ketnap.press.references import cell_reference


@dataclass(frozen=True, slots=True)
class Wording:
    """The text as it is to be sent; an empty paragraph or caption falls away.

    `grounds` name officials, each with the legal ground for naming him.
    """

    section: str
    title: str
    lead: str
    paragraphs: tuple[str, ...]
    captions: tuple[str, ...]
    grounds: Mapping[str, str]


def allowed_names(gathered: Gathered, grounds: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names that may be printed: agreed to, or on a stated ground."""
    agreed = [one.name for one in gathered.new_members if one.may_be_named]
    known = {one.name for one in gathered.officials}
    return (*agreed, *(name for name, ground in grounds.items() if ground and name in known))


def withheld_names(gathered: Gathered, allowed: Sequence[str]) -> tuple[str, ...]:
    """Return everybody's name that may not be printed; of two who share one, neither is found."""
    printable = {fold(name) for name in allowed}
    everybody = (*gathered.new_members, *gathered.officials)
    return tuple(one.name for one in everybody if fold(one.name) not in printable)


def findings_in(gathered: Gathered, wording: Wording) -> tuple[Finding, ...]:
    """Return what stands against a text, as the portal's own gate will find it."""
    allowed = allowed_names(gathered, wording.grounds)
    withheld = withhold(withheld_names(gathered, allowed), salt=new_reference())
    return check_release(_pieces(wording), withheld=[withheld], at_hand=[withheld], allowed=allowed)


def stops(finding: Finding) -> bool:
    """Say whether a finding keeps a package here; a place to fill may leave, and is not published."""
    return finding.weight is Weight.BLOCKS and finding.trouble is not Trouble.PLACEHOLDER


def _pieces(wording: Wording) -> list[Piece]:
    paragraphs = enumerate(wording.paragraphs)
    captions = enumerate(wording.captions)
    return [
        Piece(PieceKind.TITLE, "title", wording.title),
        Piece(PieceKind.LEAD, "lead", wording.lead),
        *(Piece(PieceKind.TEXT, f"paragraph_{place}", text) for place, text in paragraphs),
        *(Piece(PieceKind.CAPTION, f"caption_{place}", text) for place, text in captions if text),
    ]


def packed(
    gathered: Gathered, wording: Wording, *, reference: str, grounds: Mapping[str, str]
) -> PressPackage:
    """Return the package; `grounds` are the references to the stated grounds, by name."""
    lead, paragraphs = _text(gathered, wording)
    shown = {mark.figure for one in (lead, *paragraphs) for mark in one.figures}
    return PressPackage(
        reference=reference,
        cell=cell_reference(gathered.cell.pk),
        occasion=gathered.occasion,
        held_on=gathered.held_on,
        place=nfc(gathered.place),
        section=wording.section,
        title=nfc(wording.title),
        lead=lead,
        paragraphs=paragraphs,
        figures=tuple(one for one in gathered.figures if one.key in shown),
        captions=tuple(nfc(text) for text in wording.captions if text),
        people=_people(gathered, grounds),
        withheld=_withheld(gathered, wording),
    )


def _withheld(gathered: Gathered, wording: Wording) -> WithheldNames:
    names = withheld_names(gathered, allowed_names(gathered, wording.grounds))
    return withhold(names, salt=new_reference())


def _text(gathered: Gathered, wording: Wording) -> tuple[Paragraph, tuple[Paragraph, ...]]:
    drafted = gathered.draft.paragraphs
    before = (*drafted, *[Paragraph("-")] * max(len(wording.paragraphs) - len(drafted), 0))
    paragraphs = tuple(
        marked_again(nfc(text), old)
        for text, old in zip(wording.paragraphs, before, strict=False)
        if text
    )
    return marked_again(nfc(wording.lead), gathered.draft.lead), paragraphs


def _people(gathered: Gathered, grounds: Mapping[str, str]) -> tuple[NamedPerson, ...]:
    agreed = [
        NamedPerson(reference_of(one.case, purpose), purpose, _printed(one, place))
        for place, one in enumerate(gathered.new_members, start=1)
        for purpose in PublicPurpose
        if one.case is not None and purpose in one.agreed
    ]
    named = [
        NamedPerson(reference, PublicPurpose.PORTAL_NAME, nfc(name))
        for name, reference in grounds.items()
    ]
    return (*agreed, *named)


def _printed(one: Mention, place: int) -> str:
    """The name, or how somebody is told apart who may be shown but not named."""
    return nfc(one.name) if one.may_be_named else f"{one.office} thứ {place}"
