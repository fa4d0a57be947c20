"""What can be wrong with a set of rules before anyone is judged by them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise

from ketnap.domain.rulebook.rule import Rule, RuleValue, Unit
from ketnap.domain.rulebook.told import Told

_COUNTED = frozenset({Unit.WORKING_DAYS, Unit.MONTHS, Unit.YEARS, Unit.PEOPLE, Unit.TIMES})
_COMPARISONS = frozenset({"at_least", "more_than"})
_NOTE_IN_ONE_LANGUAGE = Told(
    "ghi chú phải có cả tiếng Việt và tiếng Anh", "a note must be in Vietnamese and in English"
)


def problems_of(rules: Iterable[Rule]) -> list[Told]:
    """Return every problem, naming its rule; an empty list means none.

    Looks for repeated ids, missing titles and sources, rules without a value, empty
    spans, gaps, overlaps, and values that do not fit their unit.
    """
    every_rule = list(rules)
    problems = [
        Told(f"mã quy định bị trùng ({times} lần)", f"the id of the rule stands {times} times").at(
            rule_id
        )
        for rule_id, times in Counter(rule.rule_id for rule in every_rule).items()
        if times > 1
    ]
    for rule in every_rule:
        problems.extend(problem.at(rule.rule_id) for problem in _problems_of_rule(rule))
    return problems


def _problems_of_rule(rule: Rule) -> Iterator[Told]:
    if not (rule.title_vi.strip() and rule.title_en.strip()):
        yield Told(
            "thiếu tên tiếng Việt hoặc tiếng Anh", "the Vietnamese or the English title is missing"
        )
    if bool(rule.note_vi) != bool(rule.note_en):
        yield _NOTE_IN_ONE_LANGUAGE
    if not rule.values:
        yield Told("chưa có giá trị nào", "there is no value yet")
    for value in rule.values:
        for problem in _problems_of_value(value, rule.unit):
            yield problem.since(value.valid_from.isoformat())
    for earlier, later in pairwise(rule.values):
        yield from _problems_between(earlier, later)


def _problems_of_value(value: RuleValue, unit: Unit | None) -> Iterator[Told]:
    if value.valid_to is not None and value.valid_to < value.valid_from:
        last = value.valid_to.isoformat()
        yield Told(
            f"ngày cuối {last} trước ngày đầu (khoảng rỗng)",
            f"the last day {last} lies before the first (an empty span)",
        )
    if not value.source.strip():
        yield Told("thiếu nguồn", "the source is missing")
    if bool(value.note_vi) != bool(value.note_en):
        yield _NOTE_IN_ONE_LANGUAGE
    if unit in _COUNTED and not _is_count(value.value):
        yield Told(
            f"phải là số nguyên không âm theo đơn vị {unit}",
            f"must be a whole number not below zero, by the unit {unit}",
        )
    if unit is Unit.SHARE and not _is_share(value.value):
        yield Told(
            "phải là một tỷ lệ gồm num, den, compare", "must be a share of num, den, compare"
        )


def _problems_between(earlier: RuleValue, later: RuleValue) -> Iterator[Told]:
    first, last = later.valid_from.isoformat(), earlier.valid_to
    if last is None or later.valid_from <= last:
        before = earlier.valid_from.isoformat()
        yield Told(
            f"giá trị từ {first} chồng lên giá trị từ {before}",
            f"the value from {first} overlaps the one from {before}",
        )
    elif later.valid_from - last > timedelta(days=1):
        yield Told(
            f"khoảng trống từ {_day_after(last)} đến trước {first}",
            f"a gap from {_day_after(last)} until before {first}",
        )


def _day_after(day: date) -> str:
    return (day + timedelta(days=1)).isoformat()


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_share(value: object) -> bool:
    if not isinstance(value, Mapping) or set(value) != {"num", "den", "compare"}:
        return False
    num, den = value["num"], value["den"]
    is_fraction = _is_count(num) and _is_count(den) and 0 < num <= den
    return is_fraction and value["compare"] in _COMPARISONS
