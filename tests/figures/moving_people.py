"""People who moved to another cell with their files, and naive counts over all of them.

Whoever moves leaves a file in the giving cell, and one in the receiving that begins with the steps
taken over. What the giver corrects later the receiver does not know. Nothing here is shared with
the product.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from figures.naive_stages import changes, stage_on
from figures.random_histories import CELLS, COUNTED, Case, histories, standing_steps

MINISTRY = "Đảng ủy Bộ"
SEED = 20_240_301
ALL_COUNTED = {
    **COUNTED,
    "put_forward": lambda step: step["kind"] == "nominated",
    "mentored": lambda step: step["kind"] == "mentor_assigned",
    "transferred_out": lambda step: step.get("direction") == "out",
    "transferred_in": lambda step: step.get("direction") == "in",
}


@dataclass(frozen=True)
class Life:
    """One person with the files kept of him, in the order in which they were begun."""

    files: tuple[Case, ...]

    @property
    def moved_on(self) -> date:
        """The day on which his file went to another cell; far off where it never did."""
        own = (step for step in self.files[-1]["steps"] if step.get("direction") == "in")
        return next((date.fromisoformat(step["on"]) for step in own), date.max)


def lives(count: int) -> list[Life]:
    chance = random.Random(SEED)  # noqa: S311 - nothing here is secret
    found = histories(count, rejoining=True)
    return [
        _moved(case, chance) if number % 3 else Life((case,)) for number, case in enumerate(found)
    ]


def facts(life: Life, figure: str, *, known_on: date = date.max) -> Iterator[tuple[date, Case]]:
    """The days on which somebody counts for a figure, each with the cell of the file that says so."""
    for file in life.files:
        taken = {seq for run in file.get("taken_over", ()) for seq in range(1, run["last_seq"] + 1)}
        for step in standing_steps(file, known_on):
            if step["seq"] not in taken and ALL_COUNTED[figure](step):
                yield date.fromisoformat(step["on"]), file["cell"]


def people_counted(
    people: list[Life],
    figure: str,
    days: tuple[date, date],
    place: str,
    *,
    known_on: date = date.max,
) -> int:
    """How many people a figure counts at or below a place, each once."""
    return sum(
        any(
            days[0] <= day <= days[1] and is_below(cell, place)
            for day, cell in facts(life, figure, known_on=known_on)
        )
        for life in people
    )


def counted_first(people: list[Life], figure: str, days: tuple[date, date], place: str) -> set[str]:
    """Who counts there by the first of all days that count."""
    found = set()
    for life in people:
        counting = [each for each in facts(life, figure) if days[0] <= each[0] <= days[1]]
        if counting and is_below(min(counting, key=lambda each: each[0])[1], place):
            found.add(life.files[0]["person"]["full_name"])
    return found


def moments_of_change(life: Life, file: Case, *, certificate_months: int) -> set[date]:
    """The days on which the stage of one of somebody's files may change."""
    told = changes(file, certificate_months=certificate_months)
    return {*(day for day, _before, _now in told), life.moved_on}


def stages_on(life: Life, day: date, place: str, *, certificate_months: int) -> list[str]:
    """In which stages somebody's files stand at or below a place on a day."""
    return [
        stage
        for file in life.files
        if is_below(file["cell"], place)
        for stage in [_stage(life, file, day, certificate_months)]
        if stage is not None
    ]


def is_below(cell: Case, place: str) -> bool:
    return place in (cell["name"], cell["superior"], MINISTRY)


def _stage(life: Life, file: Case, day: date, certificate_months: int) -> str | None:
    stage = stage_on(file, day, certificate_months=certificate_months)
    if stage is None or len(life.files) == 1:
        return stage
    has_moved = day >= life.moved_on
    if file is life.files[0]:
        return "closed" if has_moved else stage
    return stage if has_moved else None


def _moved(case: Case, chance: random.Random) -> Life:
    """The same person with two files, where there is a moment at which the first can be given away."""
    steps = case["steps"]
    places = [place for place in range(2, len(steps)) if _can_leave(steps[:place])]
    if not places:
        return Life((case,))
    place = chance.choice(places)
    taken, later = steps[:place], steps[place:]
    moment = taken[-1]["recorded_at"]
    out = _transfer("out", seq=place + 1, moment=moment)
    into = _transfer("in", seq=place + 2, moment=moment)
    corrected = {step["seq"] for step in taken}
    givers = [step for step in later if step.get("corrects") in corrected]
    receivers = [step for step in later if step.get("corrects") not in corrected]
    numbers = {step["seq"]: place + 3 + order for order, step in enumerate(receivers)}
    giver = case | {
        "steps": [*taken, out, *(step | {"seq": place + 2 + n} for n, step in enumerate(givers))]
    }
    receiver = case | {
        "cell": _next_cell(case["cell"]),
        "steps": [*taken, out, into, *(_renumbered(step, numbers) for step in receivers)],
        "taken_over": [{"first_seq": 1, "last_seq": place + 1}],
    }
    return Life((giver, receiver))


def _can_leave(taken: list[Case]) -> bool:
    """Before any removal or recognition, and without a correction, which the steps do not tell apart."""
    kinds = {step["kind"] for step in taken}
    return kinds.isdisjoint({"removed_from_list", "corrected"}) and not any(
        step.get("matter") == "recognition" for step in taken
    )


def _transfer(direction: str, *, seq: int, moment: str) -> Case:
    day = datetime.fromisoformat(moment).date()
    return {
        "kind": "transferred",
        "seq": seq,
        "on": day.isoformat(),
        "direction": direction,
        "other": "Chi bộ khác",
        "reason": "chuyển công tác",
        "recorded_at": moment,
    }


def _renumbered(step: Case, numbers: dict[int, int]) -> Case:
    corrects = {"corrects": numbers[step["corrects"]]} if "corrects" in step else {}
    return step | {"seq": numbers[step["seq"]]} | corrects


def _next_cell(cell: Case) -> Any:
    """The cell of the next number, which stands below the other committee."""
    number = int(cell["name"].split()[-1]) % CELLS + 1
    superior = f"Đảng ủy cơ sở {(number - 1) % 2 + 1}"
    chain = [{"body": superior, "role": "propose"}, {"body": MINISTRY, "role": "decide"}]
    return cell | {"name": f"Chi bộ {number}", "superior": superior, "chain": chain}
