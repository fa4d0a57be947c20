"""Ends of ways that random histories do not take, put after them: refused, withdrawn, struck off."""

import random
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

Case = dict[str, Any]

SEED = 20_261_126
FURTHER: tuple[dict[str, Any], ...] = (
    {"kind": "new_member_course_certified", "certificate": "7/GCN", "issuer": "Trung tâm"},
    {"kind": "withdrawn", "reason": "xin thôi"},
    *(
        {"kind": "decided", "matter": matter, "outcome": outcome, "decision": "9-QĐ", "body": "ĐU"}
        for matter, outcome in (("admission", "refused"), ("strike_off", "approved"))
    ),
)


def with_further_steps(cases: Iterable[Case]) -> list[Case]:
    """The same histories, each with one or two of these steps at its end; some of them voided."""
    chance = random.Random(SEED)  # noqa: S311 - nothing here is secret
    return [case | {"steps": [*case["steps"], *_further(case, chance)]} for case in cases]


def _further(case: Case, chance: random.Random) -> Iterator[Case]:
    last = case["steps"][-1]
    seq, moment = last["seq"], datetime.fromisoformat(last["recorded_at"])
    for step in chance.sample(FURTHER, k=chance.randint(1, 2)):
        seq, moment = seq + 1, moment + timedelta(days=chance.randint(1, 150))
        on = moment.date() - timedelta(days=chance.randint(0, 40))
        yield {**step, "seq": seq, "on": on.isoformat(), "recorded_at": moment.isoformat()}
        if chance.random() < 0.25:
            voided, moment = seq, moment + timedelta(days=chance.randint(1, 60))
            seq += 1
            yield {
                "seq": seq,
                "kind": "corrected",
                "on": moment.date().isoformat(),
                "corrects": voided,
                "reason": "ghi nhầm",
                "recorded_at": moment.isoformat(),
            }
