"""Reads the rules and the working days from their files, and refuses what is broken."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from ketnap.domain.calendar import WorkingCalendar
from ketnap.domain.rulebook.book import Rulebook
from ketnap.domain.rulebook.checks import problems_of
from ketnap.domain.rulebook.document import Document
from ketnap.domain.rulebook.errors import RulebookBroken
from ketnap.domain.rulebook.reading import read_documents, read_subject
from ketnap.domain.rulebook.relied_on import unmet_needs
from ketnap.domain.rulebook.rule import Rule
from ketnap.domain.rulebook.schema import DAY, LIST, TEXT, YES_OR_NO, Shape
from ketnap.domain.rulebook.told import Told

if TYPE_CHECKING:
    from holidays import HolidayBase

FOLDER = Path(__file__).parent
DOCUMENTS = "documents.yaml"
WORKING_DAYS = "working_days.yaml"

_DOCUMENTS_FILE = Shape(required={"documents": LIST})
_WORKING_DAYS_FILE = Shape(required={"announced_until": DAY, "days": LIST})
_SWAPPED_DAY = Shape(
    required={
        "day": DAY,
        "working": YES_OR_NO,
        "reason_vi": TEXT,
        "reason_en": TEXT,
        "source": TEXT,
    }
)
_HOLIDAY_LANGUAGES = {"vi": "vi", "en": "en_US"}
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class SwappedDay:
    """A day worked or taken off by decision, against the ordinary week."""

    day: date
    working: bool
    reason_vi: str
    reason_en: str
    source: str


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Our own table: the swapped days, and how far the official schedule is known."""

    announced_until: date
    days: Mapping[date, SwappedDay]


@cache
def load_rulebook() -> Rulebook:
    """Return the project's rules; raises `RulebookBroken` with every problem there is."""
    rules, problems = _read_project_rules()
    if problems:
        raise RulebookBroken(problems)
    return Rulebook(rules)


@cache
def load_documents() -> tuple[Document, ...]:
    """Return the documents behind the rules, layer by layer in the order of their days."""
    documents, problems = read_document_list(FOLDER)
    if problems:
        raise RulebookBroken(problems)
    return tuple(documents)


@cache
def load_calendar() -> WorkingCalendar:
    """Return the working days of State offices; reads no rules.

    Weekends are off, public holidays too, swapped days as decided. Beyond the years
    the package of holidays covers, only weekends are known.
    """
    return WorkingCalendar(_is_working_day, announced_until=_working_days().announced_until)


def holiday_name(day: date, *, language: str = "vi") -> str | None:
    """Return what day off this is, in Vietnamese or English (`en`); None for any other day."""
    swapped = _working_days().days.get(day)
    if swapped is not None:
        reason = swapped.reason_vi if language == "vi" else swapped.reason_en
        return None if swapped.working else reason
    holidays = _public_holidays(_HOLIDAY_LANGUAGES[language])
    return holidays.get(day) if _covers(holidays, day) else None


def rule_problems() -> list[Told]:
    """Return every problem in the files of this folder; an empty list means none."""
    problems = _read_project_rules()[1]
    problems += read_document_list(FOLDER)[1]
    problems += read_working_days(FOLDER)[1]
    return problems


def _read_project_rules() -> tuple[list[Rule], list[Told]]:
    """The rules of this folder; what the program lacks is asked only where all can be read."""
    rules, problems = read_rules(FOLDER)
    return rules, problems or unmet_needs(rules)


def read_rules(folder: Path) -> tuple[list[Rule], list[Told]]:
    """Return the rules of every subject file, in the order of subjects, and all problems."""
    problems: list[Told] = []
    subjects: list[tuple[int, list[Rule]]] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name not in {DOCUMENTS, WORKING_DAYS}:
            order, rules, found = _read_subject_file(path)
            problems += _named(path, found)
            subjects.append((order, rules))
    subjects.sort(key=lambda subject: subject[0])
    every_rule = [rule for _, rules in subjects for rule in rules]
    return every_rule, problems + _found_twice(every_rule)


def read_document_list(folder: Path) -> tuple[list[Document], list[Told]]:
    """Return the documents and all problems of their file."""
    path = folder / DOCUMENTS
    problems: list[Told] = []
    data = _parse(path, problems)
    problems = problems or list(_DOCUMENTS_FILE.misfits(data))
    documents = [] if problems else read_documents(data["documents"], problems)
    return documents, _named(path, problems)


def read_working_days(folder: Path) -> tuple[WorkingDays, list[Told]]:
    """Return the table of swapped days and all problems of its file."""
    path = folder / WORKING_DAYS
    problems: list[Told] = []
    data = _parse(path, problems)
    problems = problems or list(_WORKING_DAYS_FILE.misfits(data))
    if problems:
        return WorkingDays(date.min, {}), _named(path, problems)
    days = _swapped_days(data["days"], problems)
    return WorkingDays(data["announced_until"], days), _named(path, problems)


def _read_subject_file(path: Path) -> tuple[int, list[Rule], list[Told]]:
    problems: list[Told] = []
    data = _parse(path, problems)
    if problems:
        return 0, [], problems
    order, rules = read_subject(path.stem, data, problems)
    return order, rules, problems + problems_of(rules)


def _swapped_days(entries: list[Any], problems: list[Told]) -> dict[date, SwappedDay]:
    days: dict[date, SwappedDay] = {}
    for entry in entries:
        misfits = list(_SWAPPED_DAY.misfits(entry))
        problems.extend(misfits)
        if misfits:
            continue
        swapped = SwappedDay(**entry)
        if swapped.day in days:
            day = swapped.day.isoformat()
            problems.append(Told(f"ngày {day} ghi hai lần", f"the day {day} stands twice"))
        days[swapped.day] = swapped
    return days


@cache
def _working_days() -> WorkingDays:
    working_days, problems = read_working_days(FOLDER)
    if problems:
        raise RulebookBroken(problems)
    return working_days


@cache
def _public_holidays(language: str) -> "HolidayBase":
    # Imported here: it takes longer than everything else a small command does.
    from holidays import country_holidays

    return country_holidays("VN", language=language)


def _is_working_day(day: date) -> bool:
    swapped = _working_days().days.get(day)
    if swapped is not None:
        return swapped.working
    holidays = _public_holidays("vi")
    if not _covers(holidays, day):
        return day.weekday() < _SATURDAY
    return holidays.is_working_day(day)


def _covers(holidays: "HolidayBase", day: date) -> bool:
    return holidays.start_year <= day.year <= holidays.end_year


class KeyTwice(yaml.constructor.ConstructorError):
    """A mapping holds one key twice."""

    def __init__(self, key: str, mark: Any) -> None:
        super().__init__(None, None, f"khóa “{key}” ghi hai lần", mark)
        self.en = f"the key “{key}” stands twice\n{mark}"


class _StrictLoader(yaml.CSafeLoader):
    """YAML without the liberty of writing one key twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        if len(set(keys)) < len(keys):
            repeated = next(key for key in keys if keys.count(key) > 1)
            raise KeyTwice(repeated, node.start_mark)
        return super().construct_mapping(node, deep=deep)


def _parse(path: Path, problems: list[Told]) -> Any:
    try:
        return yaml.load(path.read_bytes(), _StrictLoader)  # noqa: S506 - a safe loader, made stricter
    except (yaml.YAMLError, ValueError) as error:
        problems.append(Told(f"không đọc được: {error}", f"cannot be read: {_in_english(error)}"))
        return None


def _in_english(error: Exception) -> str:
    return error.en if isinstance(error, KeyTwice) else str(error)


def _named(path: Path, problems: Iterable[Told]) -> list[Told]:
    return [problem.at(path.name) for problem in problems]


def _found_twice(rules: Iterable[Rule]) -> list[Told]:
    problems: list[Told] = []
    first_seen: dict[str, str] = {}
    for rule in rules:
        subject = first_seen.setdefault(rule.rule_id, rule.subject.code)
        if subject != rule.subject.code:
            trouble = Told(f"mã đã có trong {subject}.yaml", f"the id stands in {subject}.yaml too")
            problems.append(trouble.at(f"{rule.subject.code}.yaml: {rule.rule_id}"))
    return problems
