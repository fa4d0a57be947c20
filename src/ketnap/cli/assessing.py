"""`ketnap assess`: what the domain says about case files as of a day."""

import argparse
from datetime import date
from typing import Any

from ketnap.cli.files import casefile_in
from ketnap.cli.printing import complain, say, say_json, tell
from ketnap.cli.refusal import BAD_INPUT, REFUSED, Refusal, spoken_language
from ketnap.domain.casefile.assess import Assessment, Gate, assess
from ketnap.domain.casefile.codes import Severity
from ketnap.domain.casefile.deadlines import Deadline
from ketnap.domain.casefile.findings import Finding
from ketnap.domain.casefile.wording import (
    citation,
    closing_name,
    day_in_words,
    deadline_name,
    finding_message,
    finding_source,
    gate_name,
    severity_name,
    stage_name,
    step_name,
)
from ketnap.rules.load import load_calendar, load_rulebook


def assess_files(arguments: argparse.Namespace) -> int:
    """Answer for every file that can be read; the status tells the worst of it."""
    status = 0
    for name in arguments.files:
        try:
            casefile = casefile_in(name)
        except Refusal as refusal:
            complain(*refusal.words)
            status = BAD_INPUT
            continue
        answer = assess(casefile, load_rulebook(), load_calendar(), on=arguments.on)
        if arguments.json:
            say_json(as_data(name, answer))
        else:
            _print(name, answer)
        status = max(status, REFUSED if _blocks(answer) else 0)
    return status


def _blocks(answer: Assessment) -> bool:
    return any(finding.severity is Severity.BLOCK for finding in answer.findings)


def as_data(name: str, answer: Assessment) -> dict[str, Any]:
    """The answer as the contract of the format writes it."""
    return {
        "file": name,
        "as_of": answer.as_of.isoformat(),
        "stage": answer.stage.value,
        "closed": answer.closed.value if answer.closed else None,
        "paused": answer.paused,
        "official_on": _iso(answer.official_on),
        "party_age_from": _iso(answer.party_age_from),
        "findings": [
            {"code": item.code, "severity": item.severity.value, "seq": item.seq} | _words(item)
            for item in answer.findings
        ],
        "gate": _gate_data(answer.gate),
        "deadlines": [_deadline_data(deadline) for deadline in answer.deadlines],
        "next_steps": [kind.value for kind in answer.next_steps],
    }


def _words(finding: Finding) -> dict[str, Any]:
    message = {"vi": finding_message(finding, "vi"), "en": finding_message(finding, "en")}
    return {"message": message, "source": finding_source(finding)}


def _gate_data(gate: Gate | None) -> dict[str, Any] | None:
    if gate is None:
        return None
    findings = [
        {"code": item.code, "severity": item.severity.value} | _words(item)
        for item in gate.findings
    ]
    return {"name": gate.name.value, "findings": findings}


def _deadline_data(deadline: Deadline) -> dict[str, Any]:
    return {
        "code": deadline.code.value,
        "seq": deadline.seq,
        "starts_on": deadline.starts_on.isoformat(),
        "due_on": deadline.due_on.isoformat(),
        "met_on": _iso(deadline.met_on),
        "source": deadline.rule.source,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


# ---- for people ----


def _print(name: str, answer: Assessment) -> None:
    language = spoken_language()
    closed = f" ({closing_name(answer.closed, language)})" if answer.closed else ""
    day = day_in_words(answer.as_of)
    stage = stage_name(answer.stage, language) + closed
    say(name)
    tell(f"  ngày {day}: {stage}", f"  {day}: {stage}")
    if answer.paused:
        tell("  đang tạm dừng", "  paused")
    for finding in answer.findings:
        _print_finding(finding)
    if answer.gate:
        heading = gate_name(answer.gate.name, language)
        tell(f"  trước bước “{heading}”:", f"  before “{heading}”:")
        for finding in answer.gate.findings:
            _print_finding(finding)
    for deadline in answer.deadlines:
        _print_deadline(deadline)
    if answer.next_steps:
        usual = "; ".join(step_name(kind, language) for kind in answer.next_steps)
        tell(f"  bước thường đến tiếp: {usual}", f"  usually next: {usual}")


def _print_finding(finding: Finding) -> None:
    language = spoken_language()
    severity = severity_name(finding.severity, language)
    seq = f" #{finding.seq}" if finding.seq else ""
    say(f"    [{severity}]{seq} {finding_message(finding, language)}")
    source = citation(finding_source(finding), language)
    tell(f"      căn cứ: {source}", f"      source: {source}")


def _print_deadline(deadline: Deadline) -> None:
    name = deadline_name(deadline.code, spoken_language())
    due = day_in_words(deadline.due_on)
    if deadline.met_on:
        met = day_in_words(deadline.met_on)
        tell(f"  {name}: hạn {due}, xong {met}", f"  {name}: due {due}, done {met}")
    else:
        tell(f"  {name}: hạn {due}", f"  {name}: due {due}")
