"""The host's script (lời dẫn chương trình): plain sentences for each item, to be read or changed by hand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ketnap.domain.ceremony import HELPER_CODE, OATH_CODE, READING_CODE
from ketnap.web.ceremonies.reading import Item, OpenCeremony
from ketnap.web.day_words import full_day


@dataclass(frozen=True, slots=True)
class Passage:
    """What the host says at one item."""

    at: str
    title: str
    text: str


def script_of(ceremony: OpenCeremony) -> tuple[Passage, ...]:
    """Return a passage for every item of the programme."""
    return tuple(
        Passage(item.at, item.title, PASSAGES[item.code](ceremony, item)) for item in ceremony.items
    )


def _salute(_ceremony: OpenCeremony, _item: Item) -> str:
    return _(
        "Kính mời các vị đại biểu và các đồng chí đứng dậy, chỉnh đốn trang phục làm lễ chào cờ."
    )


def _opening(ceremony: OpenCeremony, _item: Item) -> str:
    reason = _("Hôm nay, ngày %(day)s, chi bộ tổ chức lễ kết nạp đảng viên: %(names)s.") % {
        "day": full_day(ceremony.record.held_on),
        "names": ceremony.names,
    }
    invitees = list(ceremony.record.invitees.order_by("position"))
    if not invitees:
        return reason
    named = "; ".join(", ".join(filter(None, (one.name, one.office))) for one in invitees)
    return _("%(reason)s Xin trân trọng giới thiệu các vị đại biểu: %(invitees)s.") % {
        "reason": reason,
        "invitees": named,
    }


def _reading(_ceremony: OpenCeremony, item: Item) -> str:
    who = item.who or _("đại diện chi ủy")
    if not item.person:
        return _("Xin mời đồng chí %(who)s đọc quyết định kết nạp.") % {"who": who}
    return _("Xin mời đồng chí %(who)s đọc và trao quyết định kết nạp cho %(name)s.") % {
        "who": who,
        "name": item.person,
    }


def _oath(_ceremony: OpenCeremony, item: Item) -> str:
    name = item.person or _("đảng viên mới")
    return _("Xin mời %(name)s đọc lời tuyên thệ.") % {"name": name}


def _helper(ceremony: OpenCeremony, item: Item) -> str:
    who = item.who or _("đại diện chi ủy")
    assigned = "; ".join(
        _("đồng chí %(mentor)s giúp đỡ %(name)s")
        % {"mentor": turn.mentor_name or "…", "name": turn.full_name}
        for turn in ceremony.turns
    )
    return _(
        "Xin mời đồng chí %(who)s nêu nhiệm vụ, quyền hạn của đảng viên, nhiệm vụ của chi bộ, "
        "và phân công: %(assigned)s."
    ) % {"who": who, "assigned": assigned}


def _superior(_ceremony: OpenCeremony, item: Item) -> str:
    who = item.who or _("đại diện cấp ủy cấp trên")
    return _("Xin trân trọng kính mời %(who)s phát biểu.") % {"who": who}


def _closing(_ceremony: OpenCeremony, _item: Item) -> str:
    return _(
        "Lễ kết nạp đảng viên đến đây kết thúc. Kính mời các vị đại biểu và các đồng chí "
        "đứng dậy làm lễ chào cờ bế mạc."
    )


PASSAGES: Mapping[str, Callable[[OpenCeremony, Item], str]] = {
    "flag_salute_and_anthems": _salute,
    "opening_and_guests": _opening,
    READING_CODE: _reading,
    OATH_CODE: _oath,
    HELPER_CODE: _helper,
    "superior_committee_speaks_if_any": _superior,
    "closing_and_anthems": _closing,
}
