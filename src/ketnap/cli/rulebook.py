"""`ketnap rule` and `ketnap rules check`: what the rulebook says, and whether it is sound."""

import argparse
import json
from datetime import date

from ketnap.cli.printing import complain, say, say_json, tell
from ketnap.cli.refusal import REFUSED, Refusal
from ketnap.domain.casefile.wording import citation
from ketnap.domain.rulebook import NoRuleInForce, RuleValue, UnknownRule, plain
from ketnap.rules.load import load_rulebook, rule_problems


def rule(arguments: argparse.Namespace) -> int:
    """Print value, source and confidence of one rule on a day."""
    try:
        value = load_rulebook().value(arguments.id, arguments.on)
    except (UnknownRule, NoRuleInForce) as error:
        raise Refusal(error.vi, error.en, status=REFUSED) from None
    if arguments.json:
        say_json(_as_data(value, arguments.on))
    else:
        _print(value)
    return 0


def _as_data(value: RuleValue, on: date) -> dict[str, object]:
    return {
        "id": value.rule_id,
        "on": on.isoformat(),
        "value": plain(value.value),
        "source": value.source,
        "confidence": value.confidence.value,
        "from": value.valid_from.isoformat(),
        "to": value.valid_to.isoformat() if value.valid_to else None,
        "start_event": value.start_event,
    }


def _print(value: RuleValue) -> None:
    content = plain(value.value)
    say(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False))
    tell(f"căn cứ: {citation(value.source, 'vi')}", f"source: {value.source}")
    tell(f"độ tin cậy: {value.confidence}", f"confidence: {value.confidence}")


def rules(arguments: argparse.Namespace) -> int:
    """Check the rulebook: gaps, overlaps, unknown keys, missing sources."""
    problems = rule_problems()
    for problem in problems:
        complain(problem, problem.en)
    if problems:
        return REFUSED
    count = len(load_rulebook().rules)
    tell(
        f"Bộ quy định lành lặn: {count} quy định, không hở, không chồng, đủ căn cứ.",
        f"The rulebook is sound: {count} rules, no gap, no overlap, every source given.",
    )
    return 0
