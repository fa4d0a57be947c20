"""Blanks about the cell, the bodies above it, and who signs for them."""

from collections.abc import Callable

from ketnap.domain.paperwork.blanks.blank import Blank
from ketnap.domain.paperwork.bodies_of_step import STANDING_COMMITTEE, committee_of
from ketnap.domain.paperwork.material import Bodies
from ketnap.domain.paperwork.sheet import BlankKind, Source


def _text(name: str, vi: str, en: str, read: Callable[[Bodies], str]) -> Blank:
    return Blank(
        name,
        vi,
        en,
        Source.ORGANISATION,
        BlankKind.TEXT,
        lambda material: read(material.bodies) or None,
    )


def _signer_name(bodies: Bodies) -> str:
    return bodies.signer.name if bodies.signer is not None else ""


def _signer_position(bodies: Bodies) -> str:
    return bodies.signer.position if bodies.signer is not None else ""


def _addressed_cell(bodies: Bodies) -> str:
    """A paper to the cell goes to its committee where it has one."""
    name = bodies.cell
    if not bodies.has_committee:
        return name
    return "Chi ủy " + name if name.lower().startswith("chi bộ") else name


_COMMITTEE, _ORGANISATION = "Đảng ủy ", "Đảng bộ "


def party_organisation(committee: str) -> str:
    """Return the organisation (đảng bộ) that a committee (đảng ủy) leads, as a header names it.

    A standing committee (ban thường vụ) is that of the committee of the same organisation.
    """
    committee = committee_of(committee)
    if committee.startswith(_COMMITTEE):
        return _ORGANISATION + committee.removeprefix(_COMMITTEE)
    return committee


def _deciding_authority(bodies: Bodies) -> str:
    """In whose name a decision is signed."""
    if bodies.deciding.startswith(STANDING_COMMITTEE):
        return STANDING_COMMITTEE.strip()
    return _COMMITTEE.strip() if bodies.deciding else ""


BLANKS = (
    _text("cell_name", "Tên chi bộ", "Name of the cell", lambda bodies: bodies.cell),
    _text(
        "cell_superior",
        "Đảng bộ cấp trên của chi bộ",
        "Party organisation above the cell",
        lambda bodies: party_organisation(bodies.superior),
    ),
    _text("cell_addressed", "Nơi gửi trong chi bộ", "Whom in the cell", _addressed_cell),
    _text("seat", "Địa danh", "Place papers are dated from", lambda bodies: bodies.seat),
    _text(
        "grassroots_name", "Đảng ủy cơ sở", "Grassroots committee", lambda bodies: bodies.grassroots
    ),
    _text(
        "sectional_name", "Đảng ủy bộ phận", "Sectional committee", lambda bodies: bodies.sectional
    ),
    _text(
        "deciding_name", "Cấp ủy quyết định", "Deciding committee", lambda bodies: bodies.deciding
    ),
    _text(
        "grassroots_superior",
        "Đảng bộ cấp trên của đảng ủy cơ sở",
        "Party organisation above the grassroots committee",
        lambda bodies: party_organisation(bodies.grassroots_superior),
    ),
    _text(
        "sectional_superior",
        "Đảng bộ cấp trên của đảng ủy bộ phận",
        "Party organisation above the sectional committee",
        lambda bodies: party_organisation(bodies.sectional_superior),
    ),
    _text(
        "deciding_committee",
        "Đảng ủy ban hành quyết định",
        "Committee that issues the decision",
        lambda bodies: committee_of(bodies.deciding),
    ),
    _text(
        "deciding_superior",
        "Đảng bộ cấp trên của nơi quyết định",
        "Party organisation above the deciding committee",
        lambda bodies: party_organisation(bodies.deciding_superior),
    ),
    _text(
        "deciding_authority",
        "Quyết định được ký thay mặt ai",
        "In whose name the decision is signed",
        _deciding_authority,
    ),
    _text(
        "signer_name",
        "Người ký thay mặt chi bộ: họ và tên",
        "Who signs for the cell: full name",
        _signer_name,
    ),
    _text(
        "signer_position",
        "Người ký thay mặt chi bộ: chức vụ",
        "Who signs for the cell: position",
        _signer_position,
    ),
)
