"""Reading and writing `ketnap.casefile/1`, the interchange format of a case file.

Reading checks keys, types, codes, days and `seq`. What the steps say is never refused here.
"""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache, partial
from typing import Any, Final

from ketnap.domain.casefile.codes import ChainRole, StepKind
from ketnap.domain.casefile.kept_lines import check_cell, check_person
from ketnap.domain.casefile.shape import (
    Reader,
    ShapeError,
    code_reader,
    field_annotations,
    list_reader,
    only_keys,
    plain,
    read_each,
    read_list,
    read_object,
    record_data,
    record_reader,
    register,
    required_key,
)
from ketnap.domain.casefile.steps import (
    STEP_CLASSES,
    Casefile,
    CellFacts,
    Corrected,
    MemberIntroducer,
    OpinionCount,
    OpinionWaived,
    OrganisationIntroducer,
    PersonFacts,
    Step,
    TakenRun,
)
from ketnap.domain.text import has_forbidden_characters

FORMAT: Final = "ketnap.casefile/1"
MOST_STEPS: Final = 10_000
"""More steps than any person's file holds; a longer list is a broken file."""

_FIELDS_OF_EVERY_STEP: Final = frozenset(field.name for field in fields(Step))
_DOCUMENT_KEYS: Final = frozenset({"format", "person", "cell", "steps", "taken_over"})
_MEMBER_INTRODUCER: Final = "official_member"


class CasefileUnreadable(Exception):
    """A text is not a case file: where (a path such as `$.steps[3].on`) and why, in both languages."""

    def __init__(self, place: str, vi: str, en: str) -> None:
        super().__init__(f"{place}: {en}")
        self.place = place
        self.vi = vi
        self.en = en


# ---- reading ----


def read_casefile(text: str) -> Casefile:
    """The case file that a JSON text holds; raises `CasefileUnreadable`."""
    return casefile_from_data(read_json(text))


def casefile_from_data(data: Any) -> Casefile:
    """The case file that parsed JSON holds; raises `CasefileUnreadable`."""
    try:
        return _read_document(data)
    except ShapeError as error:
        raise _unreadable(error) from None


def step_from_data(data: Mapping[str, Any]) -> Step:
    """One step without its `seq`, as a replacement is written; raises `CasefileUnreadable`."""
    try:
        return _read_unnumbered_step(data)
    except ShapeError as error:
        raise _unreadable(error) from None


def _unreadable(error: ShapeError) -> CasefileUnreadable:
    return CasefileUnreadable("$" + error.place, error.vi, error.en)


def read_json(text: str) -> Any:
    """The values that a JSON text holds, every text in it clean and in one Unicode form.

    Raises `CasefileUnreadable`, also for a key that stands twice.
    """
    data = read_values(text)
    if not _is_clean(text):
        _refuse_unclean_text(data)
    return data


def read_values(text: str) -> Any:
    """The values that a JSON text holds, its texts as they stand.

    Raises `CasefileUnreadable`, also for a key that stands twice.
    """
    faults: list[_Fault] = []
    try:
        data = json.loads(
            text,
            object_pairs_hook=partial(_without_duplicates, faults),
            parse_constant=partial(_no_constant, faults),
            parse_int=partial(_whole_number, faults),
        )
    except json.JSONDecodeError as error:
        raise _incomplete(error) from None
    except RecursionError:
        raise CasefileUnreadable("$", "lồng nhau quá sâu", "nested too deeply") from None
    if faults:
        raise _first_fault(data)
    return data


def _incomplete(error: json.JSONDecodeError) -> CasefileUnreadable:
    line, column = error.lineno, error.colno
    reason = _REASONS.get(error.msg, error.msg)
    return CasefileUnreadable(
        "$",
        f"dòng {line}, cột {column}: không phải JSON hoàn chỉnh: {reason}",
        f"line {line}, column {column}: not complete JSON: {error.msg}",
    )


_REASONS: Final = {
    "Expecting value": "chỗ này phải có một giá trị",
    "Expecting ',' delimiter": "chỗ này thiếu dấu phẩy",
    "Expecting ':' delimiter": "chỗ này thiếu dấu hai chấm",
    "Expecting property name enclosed in double quotes": "chỗ này phải là tên mục trong ngoặc kép",
    "Unterminated string starting at": "chuỗi chữ không có ngoặc kép đóng",
    "Extra data": "sau phần JSON còn chữ thừa",
    "Invalid control character at": "trong chuỗi có ký tự điều khiển",
    "Invalid \\escape": "sau dấu \\ là ký tự không hợp lệ",
    "Invalid \\uXXXX escape": "sau \\u phải có bốn chữ số hệ mười sáu",
}


@dataclass(frozen=True, slots=True)
class _Fault:
    """Stands in the data where the text has what JSON does not know, until its place is known."""

    vi: str
    en: str


def _without_duplicates(faults: list[_Fault], pairs: list[tuple[str, Any]]) -> Any:
    data = dict(pairs)
    if len(data) == len(pairs):
        return data
    names = [name for name, _ in pairs]
    twice = next(name for name in names if names.count(name) > 1)
    # repr() shows what would otherwise steer the terminal: the text is not checked yet.
    return _noted(faults, f"mục {twice!r} có hai lần", f"the key {twice!r} stands twice")


def _no_constant(faults: list[_Fault], name: str) -> _Fault:
    return _noted(faults, f"{name} không phải là số của JSON", f"{name} is not a JSON number")


def _whole_number(faults: list[_Fault], digits: str) -> Any:
    try:
        return int(digits)
    except ValueError as error:
        return _noted(faults, "có con số dài quá mức đọc được", f"a number is too long: {error}")


def _noted(faults: list[_Fault], vi: str, en: str) -> _Fault:
    faults.append(_Fault(vi, en))
    return faults[-1]


def _first_fault(data: Any) -> CasefileUnreadable:
    place, fault = next((place, leaf) for place, leaf, _ in _leaves(data) if type(leaf) is _Fault)
    return CasefileUnreadable(place, fault.vi, fault.en)


def _is_clean(text: str) -> bool:
    """Whether no string in the text can hold anything that must be refused.

    Every part of an NFC text is NFC; only an escape can bring in what the text does not show.
    """
    return (
        "\\u" not in text
        and unicodedata.is_normalized("NFC", text)
        and not has_forbidden_characters(text)
    )


def _refuse_unclean_text(data: Any) -> None:
    for place, text, is_key in _leaves(data):
        if not isinstance(text, str):
            continue
        if has_forbidden_characters(text):
            raise _unclean(
                place,
                "có ký tự điều khiển hoặc ký tự hỏng; hãy gõ lại",
                "control or broken characters; type it again",
                is_key=is_key,
            )
        if not unicodedata.is_normalized("NFC", text):
            raise _unclean(
                place,
                "chữ có dấu ở dạng tổ hợp rời; hãy lưu lại tệp ở dạng Unicode dựng sẵn (NFC)",
                "decomposed accents; save the file as Unicode NFC",
                is_key=is_key,
            )


def _unclean(place: str, vi: str, en: str, *, is_key: bool) -> CasefileUnreadable:
    where_vi, where_en = (
        ("tên một mục ở đây", "the name of a key here") if is_key else ("mục này", "this entry")
    )
    return CasefileUnreadable(place, f"{where_vi} {vi}", f"{where_en} holds {en}")


def _leaves(data: Any) -> Iterator[tuple[str, Any, bool]]:
    """Every single value with its place and whether it is a key, in the order of the file."""
    waiting: list[tuple[str, Any, bool]] = [("$", data, False)]
    while waiting:
        place, value, is_key = waiting.pop()
        if isinstance(value, dict):
            for name, item in reversed(value.items()):
                waiting += [(f"{place}.{name}", item, False), (place, name, True)]
        elif isinstance(value, list):
            indexed = reversed(list(enumerate(value)))
            waiting += [(f"{place}[{index}]", item, False) for index, item in indexed]
        else:
            yield place, value, is_key


def _read_document(data: Any) -> Casefile:
    document = read_object(data)
    only_keys(document, _DOCUMENT_KEYS)
    _read_format(document)
    person = _read_part(document, "person", _read_person)
    cell = _read_part(document, "cell", _read_cell)
    steps = _read_part(document, "steps", _read_steps)
    taken = ()
    if document.get("taken_over") is not None:
        taken = _read_part(document, "taken_over", _read_taken_runs)
        _check_taken_runs(taken, steps=len(steps))
    return Casefile(person=person, cell=cell, steps=steps, taken_over=taken)


def _check_taken_runs(runs: tuple[TakenRun, ...], *, steps: int) -> None:
    """The runs stand in order, apart from each other, and name steps of the file."""
    free = 1
    for index, run in enumerate(runs):
        if not free <= run.first_seq <= run.last_seq <= steps:
            raise ShapeError(
                f"phải là các bước nối tiếp nhau, từ bước {free} đến bước {steps}",
                f"must be steps in order, from step {free} to step {steps}",
                f".taken_over[{index}]",
            )
        free = run.last_seq + 1


def _read_format(document: Mapping[str, Any]) -> None:
    if document.get("format") != FORMAT:
        raise ShapeError(f"phải là “{FORMAT}”", f"must be “{FORMAT}”", ".format")


def _read_part(document: Mapping[str, Any], name: str, read: Reader) -> Any:
    value = required_key(document, name)
    try:
        return read(value)
    except ShapeError as error:
        raise error.below(f".{name}") from None


def _read_person(value: Any) -> PersonFacts:
    person: PersonFacts = _read_person_facts(value)
    check_person(person)
    return person


def _read_cell(value: Any) -> CellFacts:
    cell: CellFacts = _read_cell_facts(value)
    check_cell(cell)
    roles = [link.role for link in cell.chain]
    if roles.count(ChainRole.DECIDE) != 1 or roles[-1] is not ChainRole.DECIDE:
        raise ShapeError(
            "phải có đúng một cấp quyết định (decide) và là cấp cuối",
            "exactly one body decides, and it is the last",
            ".chain",
        )
    return cell


def _read_steps(value: Any) -> tuple[Step, ...]:
    items = read_list(value)
    if len(items) > MOST_STEPS:
        raise ShapeError(
            f"có {len(items)} bước; một hồ sơ chỉ nhận đến {MOST_STEPS} bước",
            f"holds {len(items)} steps; a case file takes at most {MOST_STEPS}",
        )
    steps = tuple(read_each(items, _read_numbered_step))
    for index, step in enumerate(steps):
        _check_seq(steps, index, step)
    return steps


def _check_seq(steps: tuple[Step, ...], index: int, step: Step) -> None:
    if step.seq != index + 1:
        raise ShapeError(
            f"phải là {index + 1}: số thứ tự đi từ 1, không cách quãng",
            f"must be {index + 1}: numbers run from 1 without a gap",
            f"[{index}].seq",
        )
    if isinstance(step, Corrected):
        _check_corrects(steps, index, step)


def _check_corrects(steps: tuple[Step, ...], index: int, step: Corrected) -> None:
    earlier = 0 < step.corrects < step.seq
    if not earlier or isinstance(steps[step.corrects - 1], Corrected):
        raise ShapeError(
            "phải là số của một bước đứng trước và không phải bước đính chính",
            "must be the number of an earlier step that is not itself a correction",
            f"[{index}].corrects",
        )


def _read_step(value: Any, readers: Mapping[StepKind, Reader]) -> Step:
    data = read_object(value)
    named = required_key(data, "kind")
    try:
        kind = _read_kind(named)
    except ShapeError as error:
        raise error.below(".kind") from None
    step: Step = readers[kind](data)
    return step


def _read_numbered_step(value: Any) -> Step:
    required_key(read_object(value), "seq")
    return _read_step(value, _STEP_READERS)


def _read_unnumbered_step(value: Any) -> Step:
    if "seq" in read_object(value):
        raise ShapeError(
            "mục này không có trong định dạng", "this key is not in the format", ".seq"
        )
    return _read_step(value, _STEP_READERS)


def _read_replacement(value: Any) -> Step:
    # Before anything else is read: corrections in corrections could go deeper than the reader can.
    if read_object(value).get("kind") == StepKind.CORRECTED:
        raise ShapeError(
            "bước thay thế không được là bước đính chính",
            "a replacement cannot be a correction",
            ".kind",
        )
    return _read_unnumbered_step(value)


def _read_introducer(value: Any) -> MemberIntroducer | OrganisationIntroducer:
    data = read_object(value)
    if data.get("kind") == _MEMBER_INTRODUCER:
        member: MemberIntroducer = _read_member_introducer(data)
        return member
    known = (_MEMBER_INTRODUCER, "youth_union", "trade_union")
    if data.get("kind") not in known:
        listed = ", ".join(known)
        raise ShapeError(f"phải là một trong: {listed}", f"must be one of: {listed}", ".kind")
    organisation: OrganisationIntroducer = _read_organisation_introducer(data)
    return organisation


def _read_residence(value: Any) -> OpinionCount | OpinionWaived:
    read = _read_opinion_waived if "waived" in read_object(value) else _read_opinion_count
    opinion: OpinionCount | OpinionWaived = read(value)
    return opinion


_read_person_facts = record_reader(PersonFacts)
_read_taken_runs = list_reader(record_reader(TakenRun))
_read_cell_facts = record_reader(CellFacts)
_read_kind = code_reader(StepKind)
_read_member_introducer = record_reader(MemberIntroducer, also=frozenset({"kind"}))
_read_organisation_introducer = record_reader(OrganisationIntroducer)
_read_opinion_count = record_reader(OpinionCount)
_read_opinion_waived = record_reader(OpinionWaived)
register(MemberIntroducer | OrganisationIntroducer, _read_introducer)
register(OpinionCount | OpinionWaived, _read_residence)
register(Step, _read_replacement)
_STEP_READERS: Final[Mapping[StepKind, Reader]] = {
    kind: record_reader(cls, also=frozenset({"kind"})) for kind, cls in STEP_CLASSES.items()
}


# ---- writing ----


def casefile_to_data(casefile: Casefile) -> dict[str, Any]:
    """The case file as JSON data, ready to be read again."""
    moved = {"taken_over": [record_data(run) for run in casefile.taken_over]}
    return {
        "format": FORMAT,
        "person": record_data(casefile.person),
        "cell": record_data(casefile.cell),
        "steps": [step_to_data(step) for step in casefile.steps],
        **(moved if casefile.taken_over else {}),
    }


def step_to_data(step: Step) -> dict[str, Any]:
    """One step as JSON data: seq (when it has one), kind, on, then its own fields."""
    data: dict[str, Any] = {"seq": step.seq} if step.seq else {}
    data |= {"kind": step.kind.value, "on": step.on.isoformat()}
    if step.recorded_at is not None:
        data["recorded_at"] = step.recorded_at.isoformat()
    return data | step_payload(step)


def step_payload(step: Step) -> dict[str, Any]:
    """The step's own fields alone, without seq, kind, day and moment of recording."""
    cls: type = type(step)
    values = ((name, getattr(step, name)) for name in _own_fields(cls))
    own = {name: plain(value) for name, value in values if value is not None}
    if isinstance(step, Corrected) and step.replacement is not None:
        own["replacement"] = step_to_data(step.replacement)
    elif "by" in own and isinstance(getattr(step, "by", None), MemberIntroducer):
        own["by"] = {"kind": _MEMBER_INTRODUCER} | own["by"]
    return own


@cache
def _own_fields(cls: type) -> tuple[str, ...]:
    return tuple(name for name in field_annotations(cls) if name not in _FIELDS_OF_EVERY_STEP)
