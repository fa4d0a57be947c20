"""Histories of many people at random, the same each time, and figures counted over them naively.

The counting here reads the interchange format as plain data and shares no code with the product.
"""

import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

SEED = 20_240_229
CELLS = 20
FIRST_DAY, DAYS = date(2018, 1, 1), 6 * 365
OFFSET = "+07:00"
Case = dict[str, Any]

WAY: tuple[tuple[str, dict[str, Any]], ...] = (
    ("nominated", {"by": {"kind": "youth_union", "name": "Đoàn cơ sở"}}),
    ("listed_as_sympathiser", {"resolution": "03-NQ/CB"}),
    ("mentor_assigned", {"mentor": {"name": "Lê Thị Chi"}, "resolution": "04-NQ/CB"}),
    ("sent_to_course", {"course": "Lớp nhận thức"}),
    ("course_certified", {"certificate": "01/GCN", "issuer": "Trung tâm"}),
    (
        "decided",
        {"matter": "admission", "outcome": "approved", "decision": "1-QĐ", "body": "Đảng ủy"},
    ),
    ("ceremony_held", {"place": "Hội trường", "mentor": {"name": "Lê Thị Chi"}}),
    (
        "decided",
        {"matter": "recognition", "outcome": "approved", "decision": "2-QĐ", "body": "Đảng ủy"},
    ),
)
COUNTED: dict[str, Callable[[Case], bool]] = {
    "put_forward": lambda step: step["kind"] == "nominated",
    "listed": lambda step: step["kind"] == "listed_as_sympathiser",
    "mentored": lambda step: step["kind"] == "mentor_assigned",
    "sent_to_course": lambda step: step["kind"] == "sent_to_course",
    "certified": lambda step: step["kind"] == "course_certified",
    "admitted": lambda step: _is_decided(step, "admission", "approved"),
    "recognised": lambda step: _is_decided(step, "recognition", "approved"),
    "removed": lambda step: step["kind"] == "removed_from_list",
}
FURTHER: dict[str, Callable[[Case], bool]] = {
    "refused": lambda step: _is_decided(step, "admission", "refused"),
    "struck_off": lambda step: _is_decided(step, "strike_off", "approved"),
    "withdrawn": lambda step: step["kind"] == "withdrawn",
    "new_member_certified": lambda step: step["kind"] == "new_member_course_certified",
}
"""What `further_steps` alone put into histories."""


def histories(count: int, *, rejoining: bool = False) -> list[Case]:
    """So many histories; where `rejoining`, most of those removed from the list begin anew."""
    chance = random.Random(SEED)  # noqa: S311 - nothing here is secret
    return [_history(number, chance, rejoining=rejoining) for number in range(count)]


def naive_count(
    cases: list[Case],
    figure: str,
    start: date,
    end: date,
    *,
    known_on: date = date.max,
    where: Callable[[Case, int], bool] = lambda case, age: True,
    there: Callable[[Case, date], bool] = lambda case, day: True,
) -> int:
    """How many people a figure counts; `where` may narrow them by their facts and their age.

    `there` says whether the cell stood where it is counted on the day of a fact.
    """
    found = 0
    for case in cases:
        days = [
            date.fromisoformat(step["on"])
            for step in standing_steps(case, known_on)
            if (COUNTED | FURTHER)[figure](step)
        ]
        counting = [day for day in days if start <= day <= end and there(case, day)]
        if counting and where(case, _age(case, min(counting))):
            found += 1
    return found


def _history(number: int, chance: random.Random, *, rejoining: bool) -> Case:
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    steps = []
    for kind, fields in WAY[: chance.randint(1, len(WAY))]:
        day += timedelta(days=chance.randint(1, 200))
        steps.append({"kind": kind, "on": day.isoformat(), **fields, "told": chance.randint(0, 90)})
    if chance.random() < 0.2:
        day += timedelta(days=chance.randint(1, 200))
        removal = {"kind": "removed_from_list", "on": day.isoformat(), "reason": "xin thôi"}
        steps.append({**removal, "told": chance.randint(0, 90)})
        if rejoining and chance.random() < 0.8:
            steps += _beginning_anew(day, chance)
    return {
        "format": "ketnap.casefile/1",
        "person": random_person(number, chance),
        "cell": _cell(number % CELLS),
        "steps": list(_recorded(steps, chance)),
    }


def _beginning_anew(day: date, chance: random.Random) -> Iterator[Case]:
    for kind, fields in WAY[: chance.randint(1, 5)]:
        day += timedelta(days=chance.randint(20, 150))
        yield {"kind": kind, "on": day.isoformat(), **fields, "told": chance.randint(0, 90)}


def _recorded(steps: list[Case], chance: random.Random) -> Iterator[Case]:
    """The steps as they were told, some weeks late, and some of them corrected or voided later."""
    moment = ""
    told = []
    for seq, step in enumerate(steps, 1):
        late = date.fromisoformat(step["on"]) + timedelta(days=step.pop("told"))
        moment = max(moment, f"{late.isoformat()}T09:00:00{OFFSET}")
        told.append({**step, "seq": seq, "recorded_at": moment})
    yield from told
    for step in chance.sample(told, k=min(len(told), chance.choice((0, 0, 1, 2)))):
        later = datetime.fromisoformat(moment) + timedelta(days=chance.randint(1, 300))
        moment = later.isoformat()
        moved = (
            date.fromisoformat(step["on"]) - timedelta(days=chance.randint(1, 400))
        ).isoformat()
        kept = {key: step[key] for key in step if key not in ("seq", "recorded_at")}
        correction = {
            "seq": len(told) + 1,
            "kind": "corrected",
            "on": later.date().isoformat(),
            "corrects": step["seq"],
            "reason": "ghi nhầm",
            "recorded_at": moment,
        }
        if chance.random() < 0.6:
            correction["replacement"] = kept | {"on": moved}
        told.append(correction)
        yield correction


def standing_steps(case: Case, known_on: date = date.max) -> list[Case]:
    """What the log told at the end of a day, corrections applied."""
    known = [
        step
        for step in case["steps"]
        if datetime.fromisoformat(step["recorded_at"]).date() <= known_on
    ]
    standing = {step["seq"]: step for step in known if step["kind"] != "corrected"}
    for step in known:
        if step["kind"] == "corrected":
            corrected = step["corrects"]
            standing[corrected] = {**step.get("replacement", {}), "seq": corrected}
    return [step for step in standing.values() if "kind" in step]


def _is_decided(step: Case, matter: str, outcome: str) -> bool:
    if step["kind"] != "decided":
        return False
    return (step["matter"], step["outcome"]) == (matter, outcome)


def _age(case: Case, on: date) -> int:
    born = date.fromisoformat(case["person"]["born_on"])
    had_birthday = (on.month, on.day) >= (born.month, born.day)
    return on.year - born.year - (not had_birthday)


def random_person(number: int, chance: random.Random) -> Case:
    born = date(1960, 1, 1) + timedelta(days=chance.randrange(45 * 365))
    if (born.month, born.day) == (2, 29):
        born += timedelta(days=1)
    return {
        "full_name": f"Nguyễn Thị An {chr(ord('A') + number % 26)}{number // 26}",
        "born_on": born.isoformat(),
        "sex": chance.choice(("female", "male")),
        "ethnicity": chance.choice(("Kinh", "Kinh", "Tày", "Mường")),
        "religion": chance.choice(("không", "không", "Công giáo")),
        "schooling": chance.choice(("upper_secondary", "college", "university", "master")),
        "occupation": chance.choice(("viên chức", "công nhân")),
        "workplace": chance.choice(("Phòng A", "Phòng B")),
        "youth_union_member": chance.random() < 0.5,
        "trade_union_member": chance.random() < 0.8,
        "married": False,
    }


def _cell(number: int) -> Case:
    """One of twenty cells, under two committees of one superior."""
    superior = f"Đảng ủy cơ sở {number % 2 + 1}"
    chain = [{"body": superior, "role": "propose"}, {"body": "Đảng ủy Bộ", "role": "decide"}]
    return {
        "name": f"Chi bộ {number + 1}",
        "superior": superior,
        "has_youth_union": True,
        "has_trade_union": True,
        "chain": chain,
    }
