import json
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from domain.casefile.build import (
    BINH,
    YOUTH_UNION,
    casefile,
    corrected,
    papers_of_probation,
    step,
    way_to_the_ceremony,
)
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.format import (
    MOST_STEPS,
    CasefileUnreadable,
    casefile_from_data,
    casefile_to_data,
    read_casefile,
    step_from_data,
    step_payload,
    step_to_data,
)
from ketnap.domain.casefile.steps import TakenRun

WAIVED = {"waived": "nơi cư trú mới thành lập"}
EVERY_OPTION = [
    step("mentor_assigned", "2018-01-08", mentor={"name": "Dũng"}, replaces="Giang"),
    step("introduced", "2018-01-08", by=YOUTH_UNION, resolution="05-NQ/ĐTN"),
    step("introduced", "2018-01-08", by=BINH | {"official_on": None, "replacement": True}),
    step("opinions_summarised", "2018-01-08", residence=WAIVED),
    step("probation_opinions_summarised", "2018-01-08", residence=WAIVED),
    step(
        "cell_voted",
        "2018-01-08",
        excluded=[{"count": 1, "ground": "suspended_from_activity"}],
        resolution="06-NQ/CB",
    ),
    step("committee_voted", "2018-01-08", level="standing", resolution="07-NQ/ĐU"),
    step("decided", "2018-01-08", received_on="2018-01-10"),
    step("ceremony_held", "2018-01-08", late_consent="12-CV/ĐU"),
    corrected(1, step("withdrawn", "2018-01-08")),
]


def data_of(*steps: Any) -> dict[str, Any]:
    return casefile_to_data(casefile(*steps))


def refusal_of(data: Any) -> CasefileUnreadable:
    with pytest.raises(CasefileUnreadable) as refusal:
        read_casefile(data if isinstance(data, str) else json.dumps(data, ensure_ascii=False))
    return refusal.value


@pytest.mark.parametrize("kind", StepKind)
def test_step_of_every_kind_is_read_as_it_was_written(kind):
    file = casefile(step("nominated", "2018-01-02"), step(kind, "2018-01-08"))

    again = read_casefile(json.dumps(casefile_to_data(file), ensure_ascii=False))

    assert again == file


@pytest.mark.parametrize("one", EVERY_OPTION)
def test_step_with_its_optional_fields_is_read_as_it_was_written(one):
    file = casefile(step("nominated", "2018-01-02"), one)

    assert casefile_from_data(casefile_to_data(file)) == file


def test_moment_of_recording_is_kept():
    recorded_at = datetime(2018, 3, 5, 8, 30, tzinfo=UTC)
    file = casefile(replace(step("nominated", "2018-03-02"), recorded_at=recorded_at))

    data = casefile_to_data(file)

    assert data["steps"][0]["recorded_at"] == "2018-03-05T08:30:00+00:00"
    assert casefile_from_data(data) == file


def test_whole_file_is_read_as_it_was_written():
    file = casefile(*way_to_the_ceremony(), *papers_of_probation(), corrected(3), corrected(3))

    assert casefile_from_data(casefile_to_data(file)) == file


def test_file_that_moved_keeps_which_steps_were_taken_over():
    moved = replace(
        casefile(*way_to_the_ceremony()), taken_over=(TakenRun(first_seq=1, last_seq=3),)
    )

    assert casefile_from_data(casefile_to_data(moved)) == moved
    assert "taken_over" not in casefile_to_data(replace(moved, taken_over=()))


@pytest.mark.parametrize("runs", [[(0, 1)], [(2, 1)], [(1, 3)], [(1, 2), (2, 2)]])
def test_steps_taken_over_are_steps_of_the_file_in_order(runs):
    data = data_of(step("withdrawn", "2018-01-08"), step("withdrawn", "2018-01-09"))
    data["taken_over"] = [{"first_seq": first, "last_seq": last} for first, last in runs]

    refusal = refusal_of(data)

    assert refusal.place == f"$.taken_over[{len(runs) - 1}]"


def test_step_without_seq_is_written_without_it():
    data = step_to_data(step("withdrawn", "2018-01-08", reason="xin rút"))

    assert data == {"kind": "withdrawn", "on": "2018-01-08", "reason": "xin rút"}
    assert step_from_data(data) == step("withdrawn", "2018-01-08", reason="xin rút")


def test_payload_holds_the_fields_of_the_kind_alone():
    correction = corrected(1, step("paused", "2018-01-08", reason="ốm"))

    assert step_payload(replace(correction, seq=2)) == {
        "corrects": 1,
        "replacement": {"kind": "paused", "on": "2018-01-08", "reason": "ốm"},
        "reason": "theo nguyện vọng",
    }


def test_empty_list_of_steps_is_a_case_file():
    assert read_casefile(json.dumps(data_of())).steps == ()


@pytest.mark.parametrize(
    "path",
    [
        "$.note",
        "$.person.note",
        "$.cell.note",
        "$.cell.chain[1].note",
        "$.steps[0].note",
        "$.steps[0].by.note",
        "$.steps[1].excluded[0].note",
        "$.steps[2].residence.note",
        "$.steps[3].replacement.note",
        "$.steps[3].replacement.seq",
    ],
)
def test_unknown_key_is_refused_with_its_path(path):
    data = data_of(
        step("introduced", "2018-01-08"),
        EVERY_OPTION[5],
        step("opinions_summarised", "2018-01-08"),
        corrected(1, step("withdrawn", "2018-01-08")),
    )
    *parents, key = path.removeprefix("$.").replace("]", "").replace("[", ".").split(".")
    place: Any = data
    for parent in parents:
        place = place[int(parent) if parent.isdecimal() else parent]
    place[key] = 1

    refusal = refusal_of(data)

    assert (refusal.place, refusal.en) == (path, "this key is not in the format")


@pytest.mark.parametrize("key", ["format", "person", "cell", "steps"])
def test_every_key_of_a_file_is_required(key):
    data = data_of()
    del data[key]

    assert refusal_of(data).place == f"$.{key}"


@pytest.mark.parametrize("part", ["person", "cell"])
def test_every_key_about_person_and_cell_is_required(part):
    for key in data_of()[part]:
        data = data_of()
        data[part][key] = None

        assert refusal_of(data).place == f"$.{part}.{key}"


@pytest.mark.parametrize("kind", StepKind)
def test_every_field_of_a_step_without_brackets_is_required(kind):
    whole = step_to_data(replace(step(kind, "2018-01-08"), seq=1))
    for key in whole:
        data = data_of()
        data["steps"] = [{name: value for name, value in whole.items() if name != key}]

        assert refusal_of(data).place == f"$.steps[0].{key}"


@pytest.mark.parametrize("chain", [[], ["propose"], ["decide", "propose"], ["decide", "decide"]])
def test_chain_without_one_deciding_body_at_its_end_is_refused(chain):
    data = data_of()
    data["cell"]["chain"] = [{"body": "Đảng ủy", "role": role} for role in chain]

    assert refusal_of(data).place == "$.cell.chain"


@pytest.mark.parametrize(
    ("seqs", "place"),
    [
        ([0], "$.steps[0].seq"),
        ([2], "$.steps[0].seq"),
        ([1, 3], "$.steps[1].seq"),
        ([1, 1], "$.steps[1].seq"),
        ([2, 1], "$.steps[0].seq"),
        ([True], "$.steps[0].seq"),
        ([1.0], "$.steps[0].seq"),
        ([None], "$.steps[0].seq"),
    ],
)
def test_seq_runs_from_one_without_a_gap(seqs, place):
    data = data_of()
    data["steps"] = [step_to_data(step("paused", "2018-01-08")) | {"seq": seq} for seq in seqs]

    assert refusal_of(data).place == place


def test_wrong_seq_is_told_the_right_one():
    data = data_of(step("paused", "2018-01-08"), step("resumed", "2018-01-09"))
    data["steps"][1]["seq"] = 7

    refusal = refusal_of(data)

    assert refusal.vi == "phải là 2: số thứ tự đi từ 1, không cách quãng"
    assert refusal.en == "must be 2: numbers run from 1 without a gap"


@pytest.mark.parametrize("corrects", [0, -1, 2, 3, 4, 99])
def test_correction_points_to_an_earlier_step_that_is_no_correction(corrects):
    data = data_of(
        step("nominated", "2018-01-08"), corrected(1), corrected(1), step("paused", "2018-01-09")
    )
    data["steps"][2]["corrects"] = corrects

    refusal = refusal_of(data)

    assert refusal.place == "$.steps[2].corrects"


@pytest.mark.parametrize("depth", [1, 2, 300])
def test_replacement_that_is_a_correction_is_refused_however_deep(depth):
    replacement = step_to_data(step("withdrawn", "2018-01-08"))
    for _ in range(depth):
        replacement = step_to_data(corrected(1)) | {"replacement": replacement}
    data = data_of(step("nominated", "2018-01-02"), corrected(1))
    data["steps"][1]["replacement"] = replacement

    assert refusal_of(data).place == "$.steps[1].replacement.kind"


def test_list_of_more_steps_than_any_file_holds_is_refused():
    data = data_of()
    data["steps"] = [{}] * (MOST_STEPS + 1)

    refusal = refusal_of(data)

    assert refusal.place == "$.steps"
    assert str(MOST_STEPS) in refusal.en


@pytest.mark.parametrize(
    ("text", "place", "vi", "en"),
    [
        ("", "$", "dòng 1, cột 1", "line 1, column 1"),
        ('{"format":\n "x', "$", "dòng 2, cột 2", "line 2, column 2"),
        ("[] []", "$", "chữ thừa", "Extra data"),
        ('"\\x"', "$", "ký tự không hợp lệ", "Invalid"),
        ("[]", "$", "phải là một đối tượng", "must be an object"),
        ("null", "$", "phải là một đối tượng", "must be an object"),
        ("NaN", "$", "NaN không phải là số", "NaN is not a JSON number"),
        ("[-Infinity]", "$[0]", "-Infinity không phải là số", "-Infinity is not a JSON number"),
        ("9" * 5000, "$", "con số dài quá mức", "a number is too long"),
        ("[" * 100_000, "$", "lồng nhau quá sâu", "nested too deeply"),
        ('{"a": 1, "a": 2}', "$", "có hai lần", "stands twice"),
        ('{"steps": [1, {"seq": 1, "seq": 2}]}', "$.steps[1]", "có hai lần", "stands twice"),
        ('{"steps": [{"seq": NaN}]}', "$.steps[0].seq", "không phải là số", "not a JSON number"),
    ],
)
def test_text_that_is_no_case_file_is_refused_in_both_languages(text, place, vi, en):
    refusal = refusal_of(text)

    assert refusal.place == place
    assert vi in refusal.vi
    assert en in refusal.en


@pytest.mark.parametrize("depth", range(400, 1000, 30))
def test_deep_nesting_is_refused_and_never_fails(depth):
    nested = '{"person":' * depth + '"\\u0041"' + "}" * depth

    assert refusal_of(nested).place.startswith("$")


def test_key_that_stands_twice_is_named():
    assert "'b'" in refusal_of('{"a": 1, "b": 2, "b": 3}').en


def test_key_that_stands_twice_cannot_steer_the_terminal():
    refusal = refusal_of('{"\\u001b[31m": 1, "\\u001b[31m": 2}')

    assert "\x1b" not in refusal.vi + refusal.en


DECOMPOSED = unicodedata.normalize("NFD", "Nguyễn Thị An")


@pytest.mark.parametrize("name", [DECOMPOSED, "An\x00", "An\ud800", "An\u202eB", "An\x1b[31m"])
def test_unclean_value_is_refused_with_its_place(name):
    data = data_of()
    data["person"]["full_name"] = name

    refusal = refusal_of(json.dumps(data, ensure_ascii=True))

    assert refusal.place == "$.person.full_name"
    assert refusal.en.startswith("this entry holds")


def test_decomposed_value_is_refused_as_it_stands_in_the_file():
    data = data_of(step("nominated", "2018-01-02"), step("withdrawn", "2018-01-08"))
    data["steps"][1]["reason"] = DECOMPOSED

    refusal = refusal_of(data)

    assert refusal.place == "$.steps[1].reason"


def test_turned_direction_is_refused_as_it_stands_in_the_file():
    data = data_of()
    data["cell"]["name"] = "Chi bộ \u202eVăn phòng"

    assert refusal_of(data).place == "$.cell.name"


def test_unclean_key_is_refused_without_repeating_it():
    data = data_of()
    data["person"][DECOMPOSED] = "An"

    refusal = refusal_of(data)

    assert refusal.place == "$.person"
    assert refusal.en.startswith("the name of a key here holds decomposed accents")


def test_composed_text_may_be_written_by_escapes():
    data = data_of()

    assert read_casefile(json.dumps(data, ensure_ascii=True)) == casefile_from_data(data)
