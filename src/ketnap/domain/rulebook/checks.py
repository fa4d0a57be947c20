"""What can be wrong with a set of rules before anyone is judged by them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise

from ketnap.domain.rulebook.rule import Rule, RuleValue, Unit

_COUNTED = frozenset({Unit.WORKING_DAYS, Unit.MONTHS, Unit.YEARS, Unit.PEOPLE, Unit.TIMES})
_COMPARISONS = frozenset({"at_least", "more_than"})


def problems_of(rules: Iterable[Rule]) -> list[str]:
    """Return every problem, in Vietnamese and naming its rule; an empty list means none.

    Looks for repeated ids, missing titles and sources, rules without a value, empty
    spans, gaps, overlaps, and values that do not fit their unit.
    """
    every_rule = list(rules)
    problems = [
        f"{rule_id}: mã quy định bị trùng ({times} lần)"
        for rule_id, times in Counter(rule.rule_id for rule in every_rule).items()
        if times > 1
    ]
    for rule in every_rule:
        problems.extend(f"{rule.rule_id}: {problem}" for problem in _problems_of_rule(rule))
    return problems


def _problems_of_rule(rule: Rule) -> Iterator[str]:
    if not (rule.title_vi.strip() and rule.title_en.strip()):
        yield "thiếu tên tiếng Việt hoặc tiếng Anh"
    if bool(rule.note_vi) != bool(rule.note_en):
        yield "ghi chú phải có cả tiếng Việt và tiếng Anh"
    if not rule.values:
        yield "chưa có giá trị nào"
    for value in rule.values:
        yield from _problems_of_value(value, rule.unit)
    for earlier, later in pairwise(rule.values):
        yield from _problems_between(earlier, later)


def _problems_of_value(value: RuleValue, unit: Unit | None) -> Iterator[str]:
    since = f"giá trị từ {value.valid_from.isoformat()}"
    if value.valid_to is not None and value.valid_to < value.valid_from:
        yield f"{since}: ngày cuối {value.valid_to.isoformat()} trước ngày đầu (khoảng rỗng)"
    if not value.source.strip():
        yield f"{since}: thiếu nguồn"
    if bool(value.note_vi) != bool(value.note_en):
        yield f"{since}: ghi chú phải có cả tiếng Việt và tiếng Anh"
    if unit in _COUNTED and not _is_count(value.value):
        yield f"{since}: phải là số nguyên không âm theo đơn vị {unit}"
    if unit is Unit.SHARE and not _is_share(value.value):
        yield f"{since}: phải là một tỷ lệ gồm num, den, compare"


def _problems_between(earlier: RuleValue, later: RuleValue) -> Iterator[str]:
    first, last = later.valid_from.isoformat(), earlier.valid_to
    if last is None or later.valid_from <= last:
        yield f"giá trị từ {first} chồng lên giá trị từ {earlier.valid_from.isoformat()}"
    elif later.valid_from - last > timedelta(days=1):
        yield f"khoảng trống từ {_day_after(last)} đến trước {first}"


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
