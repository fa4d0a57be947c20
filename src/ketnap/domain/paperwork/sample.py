"""A sheet filled with invented values, to show what a form looks like; nobody in it exists."""

from collections.abc import Mapping
from types import MappingProxyType

from ketnap.domain.paperwork.blanks.blank import Blank
from ketnap.domain.paperwork.blanks.catalogue import CATALOGUE
from ketnap.domain.paperwork.filling import LINE, Filled, recorded_name
from ketnap.domain.paperwork.material import Row
from ketnap.domain.paperwork.sheet import BlankKind, Sheet, Version

_ROWS = 2
_COUNT = "12"
_DAY, _DAY_IN_WORDS = "03/02/2031", "ngày 03 tháng 02 năm 2031"

_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "person_name": "Nguyễn Thị Mẫu",
        "person_sex": "Nữ",
        "person_ethnicity": "Kinh",
        "person_religion": "không",
        "person_schooling": "Đại học",
        "person_occupation": "viên chức",
        "person_workplace": "Phòng Kế hoạch",
        "cell_name": "Chi bộ Phòng Kế hoạch",
        "listed_at": "Chi bộ Phòng Kế hoạch",
        "admission_cell": "Chi bộ Phòng Kế hoạch",
        "admitted_at": "Chi bộ Phòng Kế hoạch",
        "recognition_cell": "Chi bộ Phòng Kế hoạch",
        "cell_superior": "Đảng bộ Viện Mẫu",
        "cell_addressed": "Chi ủy Chi bộ Phòng Kế hoạch",
        "seat": "Hà Nội",
        "grassroots_name": "Đảng ủy Viện Mẫu",
        "sectional_name": "Đảng ủy bộ phận Khối Hành chính",
        "deciding_name": "Ban Thường vụ Đảng ủy cấp trên",
        "grassroots_committee": "Đảng ủy Viện Mẫu",
        "grassroots_superior": "Đảng bộ cấp trên",
        "grassroots_authority": "Đảng ủy",
        "sectional_issuer": "Đảng ủy bộ phận Khối Hành chính",
        "sectional_superior": "Đảng bộ Viện Mẫu",
        "sectional_authority": "Đảng ủy bộ phận",
        "deciding_committee": "Đảng ủy cấp trên",
        "deciding_authority": "Ban Thường vụ",
        "committee_authority": "Đảng ủy",
        "committee_signer_position": "Bí thư",
        "signer_name": "Trần Văn Ví Dụ",
        "signer_position": "Bí thư",
        "paper_number": "05-NQ/CB",
        "paper_day_in_words": _DAY_IN_WORDS,
        "vote_agree_percent": "91,7",
        "vote_disagree_percent": "8,3",
        "vote_method": "Bỏ phiếu kín",
        "vote_carried": "đạt",
        # Empty, so that the lines for reasons are shown.
        "board_unopposed": "",
        "nobody_absent": "",
        "opinions_unopposed": "",
        "organisations_unopposed": "",
        "residence_unopposed": "",
        "vote_unopposed": "",
    }
)


def sample_of(sheet: Sheet, version: Version) -> Filled:
    """What records fill, with invented values; what is typed or written by hand stays empty."""
    texts: dict[str, str] = {}
    rows: dict[str, tuple[Row, ...]] = {}
    hand = {blank.name: blank.kind for blank in sheet.by_hand}
    for name in dict.fromkeys((*version.names(), *sheet.required)):
        blank = CATALOGUE.get(recorded_name(name))
        kind = blank.kind if blank is not None else hand[name]
        is_list = kind in (BlankKind.ROWS, BlankKind.LONG)
        if blank is None or name in hand:
            _put(name, is_list, "", (), texts, rows)
        else:
            _put(name, is_list, _text(blank, name), _lines(blank, version, name), texts, rows)
    return Filled(texts, rows, frozenset())


def _put(
    name: str,
    is_list: bool,
    text: str,
    lines: tuple[Row, ...],
    texts: dict[str, str],
    rows: dict[str, tuple[Row, ...]],
) -> None:
    if is_list:
        rows[name] = lines
    else:
        texts[name] = text


def _text(blank: Blank, name: str) -> str:
    match blank.kind:
        case BlankKind.DAY:
            return _DAY_IN_WORDS if name != blank.name else _DAY
        case BlankKind.NUMBER:
            return _COUNT
        case _:
            return _TEXTS.get(name, f"({blank.vi[:1].lower()}{blank.vi[1:]})")


def _lines(blank: Blank, version: Version, name: str) -> tuple[Row, ...]:
    columns = version.columns_of(name) or (LINE,)
    return tuple(
        {column: str(place) if column == "number" else f"({blank.vi})" for column in columns}
        for place in range(1, _ROWS + 1)
    )
