"""Numbers of papers against the register: another day, void, on several papers, another than recorded."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ketnap.domain.numbering import says_number
from ketnap.domain.paperwork.proofreading.remark import NumberFacts, Remark, rules_named
from ketnap.domain.paperwork.words import day_in_figures
from ketnap.domain.rulebook import Rulebook

SERIES = "document_number_series"
"""The rule by which a number stands on one paper of its body, type and term alone."""
_AS_REGISTERED = "number_as_registered"


def number_remarks(numbers: Iterable[NumberFacts], rulebook: Rulebook) -> Iterator[Remark]:
    """What is wrong with the numbers of a case's papers, by the rule in force on the day of each."""
    for facts in numbers:
        shared = rules_named(rulebook, SERIES, on=facts.on)
        registered = rules_named(rulebook, _AS_REGISTERED, on=facts.on)
        yield from (replace(remark, rules=shared) for remark in _shared(facts))
        yield from (replace(remark, rules=registered) for remark in _unlike_register(facts))


def _unlike_register(facts: NumberFacts) -> Iterator[Remark]:
    yield from _voided(facts)
    yield from _of_another_day(facts)
    yield from _recorded_otherwise(facts)


def _voided(facts: NumberFacts) -> Iterator[Remark]:
    if facts.voided:
        yield _remark(
            facts,
            "number_is_void",
            f"{facts.title_vi} mang số {facts.number}, số này đã hủy trong sổ văn bản.",
            f"{facts.title_en} carries number {facts.number}, which is void in the register.",
        )


def _of_another_day(facts: NumberFacts) -> Iterator[Remark]:
    if facts.entered_on is not None and facts.entered_on != facts.on and not facts.voided:
        yield _remark(
            facts,
            "number_of_another_day",
            f"{facts.title_vi} số {facts.number} ghi ngày {day_in_figures(facts.on)}; sổ văn bản ghi "
            f"số này ngày {day_in_figures(facts.entered_on)}.",
            f"{facts.title_en}, number {facts.number}, is dated {facts.on.isoformat()}; the register "
            f"has that number under {facts.entered_on.isoformat()}.",
        )


def _shared(facts: NumberFacts) -> Iterator[Remark]:
    if facts.others:
        yield _remark(
            facts,
            "number_on_several_papers",
            f"Số {facts.number} của {facts.title_vi.lower()} còn đứng trên {facts.others} giấy tờ "
            "khác của cùng cơ quan, thể loại và nhiệm kỳ.",
            f"Number {facts.number} of {facts.title_en.lower()} stands on {facts.others} more papers "
            "of the same body, type and term.",
        )


def _recorded_otherwise(facts: NumberFacts) -> Iterator[Remark]:
    if facts.recorded and not says_number(facts.recorded, facts.number):
        yield _remark(
            facts,
            "number_recorded_otherwise",
            f"{facts.title_vi} mang số {facts.number}, còn hồ sơ ghi số {facts.recorded}.",
            f"{facts.title_en} carries number {facts.number}; the file says {facts.recorded}.",
        )


def _remark(facts: NumberFacts, code: str, vi: str, en: str) -> Remark:
    return Remark(code=code, vi=vi, en=en, seq=facts.seq, paper_id=facts.paper_id)
