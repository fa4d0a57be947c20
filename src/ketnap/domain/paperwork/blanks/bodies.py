"""Blanks about the cell, the bodies above it, and who signs for them."""

from collections.abc import Callable

from ketnap.domain.paperwork.blanks.blank import Blank
from ketnap.domain.paperwork.body_names import (
    SECRETARY,
    above_in_head,
    chief_of,
    in_full,
    issuer_named,
    signed_for,
)
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


def _committee_authority(bodies: Bodies) -> str:
    """In whose name the report of a committee is signed; a board's is signed by its chief."""
    is_headed_by_one = chief_of(bodies.cell) != SECRETARY
    return signed_for(bodies.cell) or ("" if is_headed_by_one else "Cấp ủy")


BLANKS = (
    _text("cell_name", "Tên chi bộ", "Name of the cell", lambda bodies: issuer_named(bodies.cell)),
    _text(
        "cell_superior",
        "Đảng bộ cấp trên của chi bộ",
        "Party organisation above the cell",
        lambda bodies: above_in_head(bodies.cell, bodies.superior),
    ),
    _text("cell_addressed", "Nơi gửi trong chi bộ", "Whom in the cell", _addressed_cell),
    _text("seat", "Địa danh", "Place papers are dated from", lambda bodies: bodies.seat),
    _text(
        "grassroots_name",
        "Đảng ủy cơ sở",
        "Grassroots committee",
        lambda bodies: in_full(bodies.grassroots),
    ),
    _text(
        "sectional_name",
        "Đảng ủy bộ phận",
        "Sectional committee",
        lambda bodies: in_full(bodies.sectional),
    ),
    _text(
        "deciding_name",
        "Cấp ủy quyết định",
        "Deciding committee",
        lambda bodies: in_full(bodies.deciding),
    ),
    _text(
        "grassroots_superior",
        "Đảng bộ cấp trên của đảng ủy cơ sở",
        "Party organisation above the grassroots committee",
        lambda bodies: above_in_head(bodies.grassroots, bodies.grassroots_superior),
    ),
    _text(
        "sectional_superior",
        "Đảng bộ cấp trên của đảng ủy bộ phận",
        "Party organisation above the sectional committee",
        lambda bodies: above_in_head(bodies.sectional, bodies.sectional_superior),
    ),
    _text(
        "deciding_committee",
        "Đảng ủy ban hành quyết định",
        "Committee that issues the decision",
        lambda bodies: issuer_named(bodies.deciding),
    ),
    _text(
        "deciding_superior",
        "Đảng bộ cấp trên của nơi quyết định",
        "Party organisation above the deciding committee",
        lambda bodies: above_in_head(bodies.deciding, bodies.deciding_superior),
    ),
    _text(
        "deciding_authority",
        "Quyết định được ký thay mặt ai",
        "In whose name the decision is signed",
        lambda bodies: signed_for(bodies.deciding),
    ),
    _text(
        "grassroots_committee",
        "Đảng ủy ban hành nghị quyết, văn bản",
        "Committee that issues the resolution or letter",
        lambda bodies: issuer_named(bodies.grassroots),
    ),
    _text(
        "grassroots_authority",
        "Văn bản của đảng ủy được ký thay mặt ai",
        "In whose name the committee's paper is signed",
        lambda bodies: signed_for(bodies.grassroots),
    ),
    _text(
        "sectional_issuer",
        "Nơi ban hành báo cáo thẩm định",
        "Who issues the appraisal",
        lambda bodies: issuer_named(bodies.sectional),
    ),
    _text(
        "sectional_authority",
        "Báo cáo thẩm định được ký thay mặt ai",
        "In whose name the appraisal is signed",
        lambda bodies: signed_for(bodies.sectional),
    ),
    _text(
        "committee_authority",
        "Báo cáo của cấp ủy được ký thay mặt ai",
        "In whose name the committee's report is signed",
        _committee_authority,
    ),
    _text(
        "committee_signer_position",
        "Người ký báo cáo của cấp ủy: chức vụ",
        "Who signs the committee's report: position",
        lambda bodies: chief_of(bodies.cell),
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
