"""What the host says (lời dẫn chương trình): plain sentences for each item, for screens and papers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ketnap.domain.ceremony import HELPER_CODE, OATH_CODE, READING_CODE


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the host must know of a ceremony; `assigned` are pairs of mentor and new member."""

    day: str
    names: str
    invitees: tuple[str, ...] = ()
    assigned: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One item: who carries it out, and the new member it is about, if one."""

    who: str = ""
    person: str = ""


def _salute(_scene: Scene, _turn: Turn) -> str:
    return _(
        "Kính mời các vị đại biểu và các đồng chí đứng dậy, chỉnh đốn trang phục làm lễ chào cờ."
    )


def _opening(scene: Scene, _turn: Turn) -> str:
    reason = _("Hôm nay, ngày %(day)s, chi bộ tổ chức lễ kết nạp đảng viên: %(names)s.") % {
        "day": scene.day,
        "names": scene.names,
    }
    if not scene.invitees:
        return reason
    return _("%(reason)s Xin trân trọng giới thiệu các vị đại biểu: %(invitees)s.") % {
        "reason": reason,
        "invitees": "; ".join(scene.invitees),
    }


def _reading(_scene: Scene, turn: Turn) -> str:
    who = turn.who or _("đại diện chi ủy")
    if not turn.person:
        return _("Xin mời đồng chí %(who)s đọc quyết định kết nạp.") % {"who": who}
    return _("Xin mời đồng chí %(who)s đọc và trao quyết định kết nạp cho %(name)s.") % {
        "who": who,
        "name": turn.person,
    }


def _oath(_scene: Scene, turn: Turn) -> str:
    return _("Xin mời %(name)s đọc lời tuyên thệ.") % {"name": turn.person or _("đảng viên mới")}


def _helper(scene: Scene, turn: Turn) -> str:
    assigned = "; ".join(
        _("đồng chí %(mentor)s giúp đỡ %(name)s") % {"mentor": mentor or "…", "name": name}
        for mentor, name in scene.assigned
    )
    return _(
        "Xin mời đồng chí %(who)s nêu nhiệm vụ, quyền hạn của đảng viên, nhiệm vụ của chi bộ, "
        "và phân công: %(assigned)s."
    ) % {"who": turn.who or _("đại diện chi ủy"), "assigned": assigned}


def _superior(_scene: Scene, turn: Turn) -> str:
    who = turn.who or _("đại diện cấp ủy cấp trên")
    return _("Xin trân trọng kính mời %(who)s phát biểu.") % {"who": who}


def _closing(_scene: Scene, _turn: Turn) -> str:
    return _(
        "Lễ kết nạp đảng viên đến đây kết thúc. Kính mời các vị đại biểu và các đồng chí "
        "đứng dậy làm lễ chào cờ bế mạc."
    )


PASSAGES: Mapping[str, Callable[[Scene, Turn], str]] = {
    "flag_salute_and_anthems": _salute,
    "opening_and_guests": _opening,
    READING_CODE: _reading,
    OATH_CODE: _oath,
    HELPER_CODE: _helper,
    "superior_committee_speaks_if_any": _superior,
    "closing_and_anthems": _closing,
}
"""What is said at each item, by the code of the rule that prescribes it."""
