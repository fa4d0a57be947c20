"""Findings as cards: what is wrong, what to do, and the rule behind it with its source."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketnap.domain.casefile.codes import Severity
from ketnap.domain.casefile.findings import Finding
from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.wording import (
    Language,
    citation,
    day_in_words,
    finding_detail,
    finding_title,
)
from ketnap.domain.rulebook import Confidence, RuleValue
from ketnap.rules.load import load_rulebook
from ketnap.web.case.facts import step_title
from ketnap.web.case.reading import OpenCase
from ketnap.web.language import reader_language

_KIND_AND_STATE: Mapping[Severity, tuple[str, str]] = {
    Severity.BLOCK: ("block", "block"),
    Severity.WARN: ("warn", "warn"),
    Severity.INFO: ("info", "note"),
}
_DOUBTS: Mapping[Confidence, str | Promise] = {
    Confidence.SECONDARY: _(
        "Nội dung này lấy từ tài liệu dẫn lại, chưa đối chiếu với văn bản gốc. "
        "Hệ thống chỉ nhắc, không chặn."
    ),
    Confidence.RECALLED: _(
        "Chưa đối chiếu được toàn văn của văn bản đang áp dụng. Hệ thống chỉ nhắc, không chặn."
    ),
    Confidence.DESIGN: _(
        "Đây là quy ước của hệ thống, không phải quy định. Hệ thống chỉ nhắc, không chặn."
    ),
}


@dataclass(frozen=True, slots=True)
class Source:
    """One rule a finding rests on, in words, with where it stands."""

    rule: str
    source: str
    valid_from: str
    valid_to: str
    unconfirmed: str | Promise
    href: str


@dataclass(frozen=True, slots=True)
class FindingCard:
    """A finding as the page shows it."""

    kind: str
    title: str
    text: str
    states: tuple[str, ...]
    sources: tuple[Source, ...]


def cards_of(findings: tuple[Finding, ...]) -> tuple[FindingCard, ...]:
    """The findings in the reader's language, the gravest first."""
    language = reader_language()
    gravest_first = sorted(findings, key=lambda item: list(Severity).index(item.severity))
    return tuple(card_of(item, language) for item in gravest_first)


@dataclass(frozen=True, slots=True)
class StepFinding:
    """A finding about something recorded, with the step it stands on."""

    card: FindingCard
    step: str
    on: str


def past_findings(case: OpenCase) -> tuple[StepFinding, ...]:
    """What the steps so far bring up, in the order of the steps; each names its step."""
    language = reader_language()
    steps = {step.seq: step for step in corrected_steps(case.casefile.steps)}
    shown = []
    for item in case.assessment.findings:
        step = steps.get(item.seq or 0)
        title = "" if step is None else step_title(step, language)
        on = "" if step is None else day_in_words(step.on)
        shown.append(StepFinding(card_of(item, language), title, on))
    return tuple(shown)


def card_of(finding: Finding, language: Language) -> FindingCard:
    """Return a finding as a card, with the rules it rests on."""
    kind, state = _KIND_AND_STATE[finding.severity]
    return FindingCard(
        kind=kind,
        title=finding_title(finding, language),
        text=finding_detail(finding, language),
        states=(state, "unconfirmed") if finding.needs_confirmation else (state,),
        sources=tuple(source_of(rule, language) for rule in finding.rules),
    )


def source_of(value: RuleValue, language: Language) -> Source:
    """Return where a value of a rule is written, in the language of the reader."""
    rule = load_rulebook().rules[value.rule_id]
    return Source(
        rule=rule.title_vi if language == "vi" else rule.title_en,
        source=citation(value.source, language),
        valid_from=day_in_words(value.valid_from),
        valid_to="" if value.valid_to is None else day_in_words(value.valid_to),
        unconfirmed=_DOUBTS.get(value.confidence, ""),
        href=reverse("rule", args=[value.rule_id]),
    )
