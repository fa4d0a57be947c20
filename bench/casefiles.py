"""Invented case files for measuring, all different, as the interchange format writes them."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from operator import itemgetter
from typing import Any

_Told = tuple[int, str, dict[str, Any]]
"""Days after the beginning, the kind of the step, and what it says."""

_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương")
_MIDDLE = ("Thị Minh", "Văn", "Hoàng", "Thị Thu", "Đức", "Ngọc", "Quang", "Thanh", "Thị Lan")
_GIVEN = ("An", "Ánh", "Bình", "Chi", "Dũng", "Đạt", "Giang", "Hà", "Khoa", "Linh", "Minh", "Yến")
_ETHNICITIES = ("Kinh", "Kinh", "Kinh", "Tày", "Thái", "Mường", "Khơ-me", "Nùng", "Hmông", "Dao")
_RELIGIONS = ("không", "không", "không", "Phật giáo", "Công giáo")
_SCHOOLING = ("university", "university", "master", "college", "vocational", "upper_secondary")
_OCCUPATIONS = ("công chức", "viên chức", "công nhân", "nông dân", "giáo viên", "y tá", "bộ đội")
_CHAIN = [
    {"body": "Đảng ủy Cơ quan Đo", "role": "propose"},
    {"body": "Ban Thường vụ Đảng ủy cấp trên Đo", "role": "decide"},
]
_MENTOR = {"name": "Phạm Văn Đo", "official_on": "2009-02-03"}


def twenty_steps(number: int = 0) -> dict[str, Any]:
    """A case of twenty steps, from the list to the ceremony and the papers after it."""
    return casefile(number, started=date(2022, 3, 7) + timedelta(days=number % 700), steps=20)


def whole_way(number: int = 0) -> dict[str, Any]:
    """A case with every paper its file can hold: introduced by a union, recognised after probation."""
    started = date(2022, 3, 7) + timedelta(days=number % 700)
    return casefile(number, started=started, steps=20, further=_further())


def some(count: int) -> Iterator[dict[str, Any]]:
    """Cases in every stage: of eight to twenty steps, begun over some six years."""
    for number in range(count):
        started = date(2020, 6, 1) + timedelta(days=number * 7 % 2100)
        yield casefile(number, started=started, steps=8 + number % 13)


def as_text(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False)


def casefile(
    number: int, *, started: date, steps: int, further: Sequence[_Told] = ()
) -> dict[str, Any]:
    """One case; `number` varies name, cell and days."""
    cell = f"Chi bộ Đo {number % 500 + 1}"
    told = sorted([*_way()[:steps], *further], key=itemgetter(0))
    return {
        "format": "ketnap.casefile/1",
        "person": _person(number),
        "cell": {
            "name": cell,
            "superior": "Đảng ủy Cơ quan Đo",
            "has_youth_union": True,
            "has_trade_union": True,
            "chain": _CHAIN,
        },
        "steps": [
            {"seq": seq, "kind": kind, "on": (started + timedelta(days=after)).isoformat(), **more}
            for seq, (after, kind, more) in enumerate(told, start=1)
        ],
    }


def _person(number: int) -> dict[str, Any]:
    name = " ".join(
        (
            _FAMILY[number % len(_FAMILY)],
            _MIDDLE[number // len(_FAMILY) % len(_MIDDLE)],
            _GIVEN[number // 7 % len(_GIVEN)],
        )
    )
    return {
        "full_name": name,
        "born_on": (date(1985, 1, 1) + timedelta(days=number % 5000)).isoformat(),
        "sex": "female" if number % 2 else "male",
        "ethnicity": _ETHNICITIES[number * 13 % 61 % len(_ETHNICITIES)],
        "religion": _RELIGIONS[number * 11 % 53 % len(_RELIGIONS)],
        "schooling": _SCHOOLING[number * 7 % 47 % len(_SCHOOLING)],
        "occupation": _OCCUPATIONS[number * 5 % 43 % len(_OCCUPATIONS)],
        "workplace": f"Phòng Đo {number % 40 + 1}",
        "youth_union_member": number % 3 == 0,
        "trade_union_member": number % 5 > 0,
        "married": number % 4 == 0,
    }


def _further() -> list[_Told]:
    """What the usual way leaves out: a union, the committee in between, probation and recognition."""
    union = {"kind": "youth_union", "name": "Đoàn cơ sở Đo", "agree": 9, "total": 9}
    committee = {"body": "Đảng ủy Cơ quan Đo", "level": "grassroots", "members": 15}
    counted = {"agree": 14, "disagree": 0, "resolution": "27-NQ/ĐU"}
    opinions = {"organisations": {"asked": 2, "agree": 2}, "residence": {"asked": 1, "agree": 1}}
    vote = {
        "matter": "recognition",
        "official_members": 12,
        "excluded": [],
        "present_official": 11,
        "agree": 11,
        "disagree": 0,
        "invalid": 0,
        "method": "secret_ballot",
    }
    decided = {
        "matter": "recognition",
        "outcome": "approved",
        "decision": "61-QĐ/ĐU",
        "body": "Ban Thường vụ Đảng ủy cấp trên Đo",
    }
    return [
        (365, "introduced", {"by": union}),
        (390, "committee_voted", {**committee, **counted, "matter": "admission"}),
        (806, "self_review_filed", {}),
        (807, "mentor_assessed", {"mentor": {"name": _MENTOR["name"]}}),
        (808, "probation_opinions_summarised", opinions),
        (812, "cell_voted", vote),
        (820, "committee_voted", {**committee, **counted, "matter": "recognition"}),
        (835, "decided", decided),
    ]


def _way() -> list[_Told]:
    member = {
        "kind": "official_member",
        "official_on": "2008-09-02",
        "shared_since": "2014-03-01",
        "shared_context": "work",
        "replacement": False,
    }
    opinions = {"organisations": {"asked": 2, "agree": 2}, "residence": {"asked": 1, "agree": 1}}
    vote = {
        "matter": "admission",
        "official_members": 12,
        "excluded": [],
        "present_official": 11,
        "agree": 11,
        "disagree": 0,
        "invalid": 0,
        "method": "secret_ballot",
    }
    return [
        (0, "nominated", {"by": {"kind": "youth_union", "name": "Đoàn cơ sở Đo"}}),
        (27, "listed_as_sympathiser", {"resolution": "03-NQ/CB"}),
        (27, "mentor_assigned", {"mentor": _MENTOR, "resolution": "04-NQ/CB"}),
        (50, "sent_to_course", {"course": "Lớp bồi dưỡng nhận thức về Đảng"}),
        (94, "course_certified", {"certificate": "0123/GCN", "issuer": "Trung tâm Chính trị Đo"}),
        (176, "mentor_reviewed", {"outcome": "progressing"}),
        (300, "file_opened", {"permitted_by": "Đảng ủy Cơ quan Đo"}),
        (305, "consent_given", {"purpose": "case_file", "text_version": "v1"}),
        (305, "application_filed", {}),
        (312, "cv_declared", {"own_side_member": False, "spouse_side_member": True}),
        (
            315,
            "verification_requested",
            {"subject": "own_side", "place": "Xã Đo", "abroad": False},
        ),
        (
            350,
            "verification_answered",
            {"subject": "own_side", "place": "Xã Đo", "result": "clear"},
        ),
        (357, "cv_certified", {"by": "Đảng ủy Cơ quan Đo"}),
        (363, "introduced", {"by": {**member, "name": "Trần Thị Đo"}}),
        (364, "introduced", {"by": {**member, "name": "Lê Văn Đo"}}),
        (369, "opinions_summarised", opinions),
        (377, "cell_voted", vote),
        (
            420,
            "decided",
            {
                "matter": "admission",
                "outcome": "approved",
                "decision": "57-QĐ/ĐU",
                "body": "Ban Thường vụ Đảng ủy cấp trên Đo",
            },
        ),
        (440, "ceremony_held", {"place": "Hội trường Đo", "mentor": _MENTOR}),
        (470, "member_record_filed", {}),
    ]
