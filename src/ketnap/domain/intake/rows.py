"""Rows of a sheet made into entries: what each says, and everything that stands against it."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache

from ketnap.domain.casefile.codes import Sex
from ketnap.domain.intake.cells import CellValue, Row, column_letters, is_blank
from ketnap.domain.intake.columns import LAYOUTS, Column, Kind, Layout
from ketnap.domain.intake.days import NoDay, read_day
from ketnap.domain.intake.doubts import doubt_about
from ketnap.domain.intake.headings import key_of
from ketnap.domain.intake.legacy import convert
from ketnap.domain.intake.membership_days import membership_troubles
from ketnap.domain.intake.phrases import words_of
from ketnap.domain.intake.problems import WRITTEN_ALREADY, Code, Problem
from ketnap.domain.intake.values import NoValue, Reading, Value, read_value
from ketnap.domain.rulebook import Rulebook
from ketnap.domain.text import fold, name_sort_key

_TOTAL = re.compile(
    r"(?:tổng cộng|tổng số|tong cong|tong so)(?: .*)?"
    r"|(?:cộng tổng|tổng|cộng|total)(?: (?:\d|số|trang|đảng viên|đồng chí|người).*)?"
)
_COUNT = re.compile(
    r"[\d.,]+(?: (?:đồng chí|đ c|người|đảng viên|quần chúng|nam|nữ))?(?: \d+ (?:nam|nữ))?"
)
_SIGNATURE = re.compile(
    r"(?:người lập(?: biểu| bảng| danh sách)?|thủ trưởng(?: đơn vị| cơ quan)?|t ?m .*|k t .*"
    r"|kt (?:phó )?(?:bí thư|thủ trưởng|giám đốc|hiệu trưởng|trưởng \w+)(?: .*)?"
    r"|xác nhận của .*|ký(?: và)? ghi rõ họ tên.*|ngày tháng năm)"
)
"""What begins the lines below a table that say who drew it up and who signs it."""
_OFFICE = re.compile(
    r"(?:phó )?bí thư(?: (?:chi bộ|đảng bộ|đảng (?:ủy|uỷ))(?: .*)?)?|chi (?:ủy|uỷ)(?: chi bộ(?: .*)?)?"
)
"""Who signs, where another such cell stands beside it: alone it is anybody's office, or a heading."""
_ENOUGH = 2
_LONGEST_FACT = 40
_MOST_KNOWN = 20_000
"""Different texts of a sheet whose values are kept at once."""
_PERSON_FLAGS = ("youth_union_member", "trade_union_member", "married")


class Passed(StrEnum):
    """Why a row is none of the people or steps of a sheet."""

    BLANK = "blank"
    TOTAL = "total"
    HEADING = "heading"
    REMARK = "remark"
    SIGNATURE = "signature"
    NO_STEP = "no_step"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Place:
    """A column of the sheet, what it is read as, and the words over it."""

    column: Column
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """How a sheet is read: its layout, its columns by number, and what holds where cells are blank.

    `steps` are the usual words for what people write for a step, by their key; none where rows of
    such words are left out.
    """

    layout: Layout
    places: Mapping[int, Place]
    reading: Reading
    rulebook: Rulebook
    common: Mapping[str, CellValue] = field(default_factory=dict)
    steps: Mapping[str, str] = field(default_factory=dict)

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(place.column.code for place in self.places.values())

    def where(self, *codes: str) -> tuple[str, str]:
        """The letters and the heading of the first of some columns that the sheet has, or nothing."""
        for code in codes:
            for column, place in self.places.items():
                if place.column.code == code:
                    return column_letters(column), place.heading
        return "", ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: what it says by the codes of columns, and its problems. Sound without blocking ones."""

    row: int
    values: Mapping[str, Value]
    problems: tuple[Problem, ...] = ()

    @property
    def is_sound(self) -> bool:
        return all(problem.is_notice for problem in self.problems)

    @property
    def is_written_already(self) -> bool:
        """Whether the records hold all that a sound row says, or a row above says it."""
        return any(problem.code in WRITTEN_ALREADY for problem in self.problems)

    @property
    def name(self) -> str:
        return str(self.values.get("full_name", ""))

    @property
    def born_on(self) -> date | None:
        born = self.values.get("born_on")
        return born if isinstance(born, date) else None

    def key(self) -> tuple[str, date | None]:
        """Under what people are looked for in the records: the name without marks, and the day of birth."""
        return fold(self.name), self.born_on


@dataclass(slots=True)
class Tally:
    """How many rows were passed over, by why; those of signatures by their numbers too."""

    passed: dict[Passed, int] = field(default_factory=dict)
    signed: list[int] = field(default_factory=list)

    def note(self, why: Passed, row: int) -> None:
        self.passed[why] = self.passed.get(why, 0) + 1
        if why is Passed.SIGNATURE:
            self.signed.append(row)


def read_rows(
    rows: Iterable[tuple[int, Row]], sheet: Sheet, *, after: int, tally: Tally
) -> Iterator[Entry]:
    """The entries of the rows below the headings, in their order; the same person twice is a problem."""
    seen: _Seen = {}
    reader = _RowReader(sheet)
    signed = False
    for number, row in rows:
        if number <= after:
            continue
        why = passed_over(row, sheet, signed=signed)
        if why is not None:
            tally.note(why, number)
            signed = why is Passed.SIGNATURE or (signed and why is not Passed.HEADING)
            continue
        entry = reader.read(number, row)
        signed = signed and not _holds_a_day(row, sheet)
        if signed and not entry.is_sound:
            entry = Entry(number, entry.values, (Problem(number, Code.BELOW_SIGNATURES),))
        yield _told_of_repeats(entry, seen, sheet.layout)


def passed_over(row: Row, sheet: Sheet, *, signed: bool = False) -> Passed | None:
    """Why a row is no entry; nothing where it is one. `signed` right below signatures.

    Whoever signs is told from whoever stands in the table by people alone: two facts are an entry.
    """
    filled = {column: value for column, value in row.items() if not is_blank(value)}
    mapped = {column: value for column, value in filled.items() if column in sheet.places}
    if not filled:
        return Passed.BLANK
    if _is_total(filled, sheet):
        return Passed.TOTAL
    if _repeats_headings(mapped, sheet) or numbers_columns(filled):
        return Passed.HEADING
    if not mapped or len(mapped) < _ENOUGH <= len(sheet.places):
        return Passed.SIGNATURE if signed or _signs(filled, sheet) else Passed.REMARK
    return Passed.SIGNATURE if _signs(filled, sheet) else None


def _signs(filled: Mapping[int, CellValue], sheet: Sheet) -> bool:
    """Words of a signature, and nothing else in any column that is read: a secretary may stand there.

    What is read stands first, so that a row of the table is mostly told by its first cell.
    """
    signing = offices = 0
    for column in sorted(filled, key=lambda column: column not in sheet.places):
        value = filled[column]
        words = _as_words(value, sheet) if isinstance(value, str) else ""
        signs, is_office = bool(_SIGNATURE.fullmatch(words)), bool(_OFFICE.fullmatch(words))
        if column in sheet.places and not (signs or is_office):
            return False
        signing += signs
        offices += is_office
    return signing > 0 or offices >= _ENOUGH


def _holds_a_day(row: Row, sheet: Sheet) -> bool:
    """Whether anything stands in a column of days that may be meant as one."""
    return any(
        column in sheet.places
        and sheet.places[column].column.kind is Kind.DAY
        and not is_blank(value)
        and not (isinstance(value, str) and not any(map(str.isdigit, value)))
        for column, value in row.items()
    )


def _is_total(filled: Mapping[int, CellValue], sheet: Sheet) -> bool:
    """One label, with counts at most beside it: Công, Cộng and Tống are names of people too."""
    texts = (_as_words(value, sheet) for value in filled.values() if isinstance(value, str))
    labels = (text for text in texts if not _COUNT.fullmatch(text))
    if not _TOTAL.fullmatch(next(labels, "")) or next(labels, None) is not None:
        return False
    return not any(
        _is_day(value, sheet)
        for column, value in filled.items()
        if column in sheet.places and sheet.places[column].column.kind is Kind.DAY
    )


def _as_words(text: str, sheet: Sheet) -> str:
    encoding = sheet.reading.encoding
    return words_of(convert(text, encoding) if encoding else text)


def _is_day(value: CellValue, sheet: Sheet) -> bool:
    try:
        read_day(value, sheet.reading.days)
    except NoDay:
        return False
    return True


def _repeats_headings(mapped: Mapping[int, CellValue], sheet: Sheet) -> bool:
    """A row of the headings of before, or the lower of their two rows: then nothing else stands in it."""
    headings = {column: _known_key(sheet.places[column].heading) for column in mapped}
    pairs = [
        (_known_key(value), headings[column])
        for column, value in mapped.items()
        if isinstance(value, str) and _end_alike(value, headings[column])
    ]
    if sum(key == heading for key, heading in pairs) >= _ENOUGH:
        return True
    return len(pairs) == len(mapped) >= _ENOUGH and all(
        f" {heading}".endswith(f" {key}") for key, heading in pairs
    )


def _end_alike(text: str, heading: str) -> bool:
    """Whether a text may be a heading: its last letter tells most others apart at once."""
    last = text.rstrip()[-1:]
    return not last.isalnum() or heading.endswith(_bare_letter(last))


_known_key = lru_cache(maxsize=1000)(key_of)
_bare_letter = lru_cache(maxsize=1000)(fold)


def numbers_columns(filled: Mapping[int, CellValue]) -> bool:
    """The row of (1), (2), (3) below the headings."""
    numbers = (key_of(str(value)) for value in filled.values())
    return len(filled) > _ENOUGH and all(
        number.isdecimal() and int(number) <= len(filled) + _ENOUGH for number in numbers
    )


class _RowReader:
    """Reads the rows of one sheet; what stands in many of its cells is worked out once."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        columns = LAYOUTS[sheet.layout]
        self._common = [column for column in columns if column.code in sheet.common]
        self._required = [column for column in columns if column.required]
        self._known: dict[tuple[str, str], Value | None] = {}

    def read(self, number: int, row: Row) -> Entry:
        """One row as it stands, with every problem of its cells."""
        problems: list[Problem] = []
        values: dict[str, Value] = {}
        sheet = self._sheet
        for column, place in sheet.places.items():
            try:
                value = self._value(row.get(column), place.column)
            except NoValue as trouble:
                letters = column_letters(column)
                problems.append(Problem(number, trouble.code, letters, place.heading, trouble.fact))
                continue
            if value is None:
                continue
            values[place.column.code] = value
            if (doubt := doubt_about(row[column], place.column, sheet.reading)) is not None:
                fact = str(row[column])[:_LONGEST_FACT]
                problems.append(Problem(number, doubt, column_letters(column), place.heading, fact))
        problems += _joined_columns(number, values, sheet)
        self._fill_common(values)
        problems += _missing(number, values, problems, sheet, self._required)
        problems += _against_each_other(number, values, sheet)
        odd = _of_membership(number, values, problems, sheet)
        problems += [problem for problem in odd if problem not in problems]
        return Entry(number, values, tuple(problems))

    def _value(self, cell: CellValue, column: Column) -> Value | None:
        if not isinstance(cell, str) or column.kind is Kind.NAME:
            return read_value(cell, column, self._sheet.reading)
        key = column.code, cell
        if key not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[key] = read_value(cell, column, self._sheet.reading)
        return self._known[key]

    def _fill_common(self, values: dict[str, Value]) -> None:
        """What holds for every row whose cell is blank; the texts were checked when they were given."""
        for column in self._common:
            if column.code not in values:
                value = self._value(self._sheet.common[column.code], column)
                if value is not None:
                    values[column.code] = value


def _joined_columns(number: int, values: dict[str, Value], sheet: Sheet) -> list[Problem]:
    """Columns that say one thing together: a name in two parts, a sex in two columns."""
    _join_names(values, sheet)
    sexes = _ticked(values)
    for code, sex in (("born_on_female", Sex.FEMALE), ("born_on_male", Sex.MALE)):
        born = values.pop(code, None)
        if born is not None:
            sexes.add(sex)
            values.setdefault("born_on", born)
    stated = values.get("sex")
    if len(sexes) > 1 or (sexes and isinstance(stated, Sex) and stated not in sexes):
        where = sheet.where("female", "sex", "born_on_female")
        return [Problem(number, Code.SEX_CONTRADICTED, *where)]
    if sexes:
        values["sex"] = sexes.pop()
    elif stated is None and len(columns := {"female", "male"} & sheet.codes) == 1:
        # In a column of women alone a blank means a man, and the other way round.
        values["sex"] = Sex.MALE if "female" in columns else Sex.FEMALE
    return []


def _join_names(values: dict[str, Value], sheet: Sheet) -> None:
    surname, given = values.pop("surname", None), values.pop("given_name", None)
    if "full_name" not in values and surname and given:
        values["full_name"] = f"{surname} {given}"
    elif "full_name" in values and given and "surname" not in sheet.codes:
        # Many sheets call the column of the whole surname "Họ và tên" and put the given name beside it.
        values["full_name"] = f"{values['full_name']} {given}"


def _ticked(values: dict[str, Value]) -> set[Sex]:
    """The sexes that ticks say; a column of women in which nothing stands says that it is a man."""
    female, male = values.pop("female", None), values.pop("male", None)
    sexes = set()
    if female is True or male is False:
        sexes.add(Sex.FEMALE)
    if male is True or female is False:
        sexes.add(Sex.MALE)
    return sexes


def _letters_of(sheet: Sheet, codes: Collection[str]) -> Iterator[str]:
    for column, place in sheet.places.items():
        if place.column.code in codes:
            yield column_letters(column)


def _missing(
    number: int,
    values: dict[str, Value],
    problems: list[Problem],
    sheet: Sheet,
    required: Iterable[Column],
) -> list[Problem]:
    told = {problem.column for problem in problems}
    missing = []
    for column in required:
        if column.code in values:
            continue
        codes = (column.code, *_INSTEAD.get(column.code, ()))
        if told & set(_letters_of(sheet, codes)):
            continue  # what stands there could not be read, which is the problem
        letters, heading = sheet.where(*codes)
        told_as = heading if letters else column.title_vi
        missing.append(Problem(number, Code.MISSING, letters, told_as, column.code))
    return missing


_INSTEAD = {
    "full_name": ("surname", "given_name"),
    "born_on": ("born_on_male", "born_on_female"),
    "sex": ("female", "male", "born_on_male", "born_on_female"),
}


def _against_each_other(number: int, values: dict[str, Value], sheet: Sheet) -> list[Problem]:
    """Days in the future, and days before the birth."""
    found = []
    born, today = values.get("born_on"), sheet.reading.days.today
    for code, value in values.items():
        if not isinstance(value, date):
            continue
        trouble = None
        if value > today:
            trouble = Code.DAY_IN_FUTURE
        elif code != "born_on" and isinstance(born, date) and value <= born:
            trouble = Code.DAYS_OUT_OF_ORDER
        if trouble is not None:
            found.append(Problem(number, trouble, *sheet.where(code), f"{value:%d/%m/%Y}"))
    return found


def _of_membership(
    number: int, values: dict[str, Value], problems: list[Problem], sheet: Sheet
) -> list[Problem]:
    """What is odd about a membership; a recognition that could not be read is the problem by itself."""
    if sheet.layout is not Layout.MEMBERS:
        return []
    told = {problem.column for problem in problems}
    unread = told & set(_letters_of(sheet, ("official_on", "standing")))
    return [
        Problem(number, each.code, *sheet.where(each.column), each.fact)
        for each in membership_troubles(values, sheet.rulebook, today=sheet.reading.days.today)
        if not (unread and each.code is Code.PROBATION_OVER)
    ]


_Seen = dict[tuple[str, date | None], list[tuple[str, int]]]
"""The names seen, each with its first row, by what is left of them without marks and the day of birth."""


def _told_of_repeats(entry: Entry, seen: _Seen, layout: Layout) -> Entry:
    """Steps of one person fill many rows; a member or an applicant stands in one."""
    folded, born = entry.key()
    if layout is Layout.STEPS or not folded or born is None:
        return entry
    alike = seen.setdefault((folded.replace("’", "'"), born), [])
    for name, row in alike:
        # Hùng and Hưng are two people; Hòa and Hoà are one.
        if name_sort_key(name) == name_sort_key(entry.name):
            repeated = Problem(entry.row, Code.REPEATED_ROW, fact=str(row))
            return Entry(entry.row, entry.values, (*entry.problems, repeated))
    alike.append((entry.name, entry.row))
    return entry


def person_facts(entry: Entry) -> dict[str, object]:
    """What a sound entry says about the person, by the columns of a person's record."""
    codes = (
        "full_name", "born_on", "sex", "ethnicity", "religion", "schooling", "occupation", "workplace",
    )  # fmt: skip
    facts: dict[str, object] = {code: entry.values[code] for code in codes}
    return facts | {flag: entry.values.get(flag, False) for flag in _PERSON_FLAGS}
