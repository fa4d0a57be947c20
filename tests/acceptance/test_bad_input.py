import json
import os
import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from acceptance.command import CASES, KETNAP, Answer, ketnap

GOOD = CASES / "straight_path.json"
CASE: dict[str, Any] = json.loads(GOOD.read_text("utf-8"))
TEXT = json.dumps(CASE, ensure_ascii=False)
DECOMPOSED = unicodedata.normalize("NFD", "Nguyễn")
MILLION = 1_000_000


def assessed(*files: Path, **environment: str) -> Answer:
    return ketnap("assess", *files, "--on", "2018-07-30", "--json", **environment)


def changed(change: Callable[[dict[str, Any]], object]) -> str:
    data = deepcopy(CASE)
    change(data)
    return json.dumps(data, ensure_ascii=False)


def with_name(name: str) -> str:
    """The case with another name, its letters written by escapes."""
    data = CASE | {"person": CASE["person"] | {"full_name": name}}
    return json.dumps(data, ensure_ascii=True)


def with_number(number: str) -> str:
    """The case with a number of a vote as it stands in the text."""
    return re.sub(r'"present_official": \d+', f'"present_official": {number}', TEXT, count=1)


def with_correction(corrects: int) -> str:
    correction = {"kind": "corrected", "on": "2019-10-01", "reason": "ghi nhầm"}
    steps = [
        *CASE["steps"],
        correction | {"seq": len(CASE["steps"]) + 1, "corrects": 1},
        correction | {"seq": len(CASE["steps"]) + 2, "corrects": corrects},
    ]
    return json.dumps(CASE | {"steps": steps}, ensure_ascii=False)


def with_chain(*roles: str) -> str:
    chain = [{"body": "Đảng ủy", "role": role} for role in roles]
    return json.dumps(CASE | {"cell": CASE["cell"] | {"chain": chain}}, ensure_ascii=False)


def nested_corrections(depth: int) -> str:
    replacement: dict[str, Any] = {"kind": "paused", "on": "2018-01-01", "reason": "ốm"}
    for _ in range(depth):
        replacement = {
            "kind": "corrected",
            "on": "2018-01-01",
            "corrects": 1,
            "reason": "ghi nhầm",
            "replacement": replacement,
        }
    return json.dumps(CASE | {"steps": [CASE["steps"][0], replacement | {"seq": 2}]})


LAST = len(CASE["steps"])

BROKEN: dict[str, tuple[str | bytes, str]] = {
    "truncated": (TEXT[: len(TEXT) // 2], "$"),
    "empty": (b"", "dòng 1, cột 1"),
    "not JSON": ("Hồ sơ của An", "dòng 1, cột 1"),
    "two documents": (TEXT + TEXT, "$"),
    "a list": ("[]", "$"),
    "a number": ("7", "$"),
    "another format": (TEXT.replace("casefile/1", "casefile/2"), "$.format"),
    "unknown key": (changed(lambda case: case["person"].update(note="x")), "$.person.note"),
    "unknown key in a step": (changed(lambda case: case["steps"][2].update(x=1)), "$.steps[2].x"),
    "unknown kind": (changed(lambda case: case["steps"][2].update(kind="x")), "$.steps[2].kind"),
    "missing key": (changed(lambda case: case["cell"].pop("superior")), "$.cell.superior"),
    "missing part": (changed(lambda case: case.pop("steps")), "$.steps"),
    "30 February": (
        changed(lambda case: case["steps"][0].update(on="2018-02-30")),
        "$.steps[0].on: không có ngày “2018-02-30”",
    ),
    "week date": (changed(lambda case: case["steps"][0].update(on="2018-W09-5")), "$.steps[0].on"),
    "moment for a day": (
        changed(lambda case: case["steps"][0].update(on="2018-03-02T00:00:00")),
        "$.steps[0].on",
    ),
    "moment without offset": (
        changed(lambda case: case["steps"][0].update(recorded_at="2018-03-02T08:00:00")),
        "$.steps[0].recorded_at",
    ),
    "true for a number": (with_number("true"), ".present_official"),
    "1.0 for a number": (with_number("8.0"), ".present_official"),
    "exponent for a number": (with_number("1e1"), ".present_official"),
    "text for a number": (with_number('"8"'), ".present_official"),
    "NaN": (with_number("NaN"), "NaN"),
    "Infinity": (with_number("Infinity"), "Infinity"),
    "minus Infinity": (with_number("-Infinity"), "-Infinity"),
    "overflowing exponent": (with_number("1e999999"), ".present_official"),
    "a number of 5000 digits": (with_number("9" * 5000), "con số dài quá mức"),
    "a number of 4000 digits": (with_number("9" * 4000), ".present_official"),
    "key twice": (TEXT.replace('"sex":', '"sex": "male", "sex":'), "có hai lần"),
    "deep nesting": ("[" * 100_000, "lồng nhau quá sâu"),
    "nesting just within reach": ('{"person":' * 900 + '"\\u0041"' + "}" * 900, "$"),
    "corrections in corrections": (nested_corrections(400), "$.steps[1].replacement.kind"),
    "a million steps": (
        json.dumps(CASE | {"steps": [{}] * MILLION}),
        f"$.steps: có {MILLION} bước",
    ),
    "UTF-16": (TEXT.encode("utf-16"), "UTF-16"),
    "UTF-16 without a mark": (TEXT.encode("utf-16-le"), "dòng 1: không phải UTF-8"),
    "UTF-8 with a mark": (b"\xef\xbb\xbf" + TEXT.encode(), "UTF-8 BOM"),
    "Latin-1": (
        b'{\n"person": "' + "Hòa Bình".encode("latin-1") + b'"}',
        "dòng 2: không phải UTF-8",
    ),
    "TCVN3": (b'{"person": {"full_name": "Nguy\xd4n"}}', "dòng 1: không phải UTF-8"),
    "decomposed value": (
        TEXT.replace(CASE["person"]["full_name"], DECOMPOSED),
        "$.person.full_name",
    ),
    "decomposed value by escapes": (with_name(DECOMPOSED), "$.person.full_name"),
    "decomposed key": (TEXT.replace('"sex"', f'"{DECOMPOSED}"'), "$.person: tên một mục"),
    "decomposed key by escapes": (
        TEXT.replace('"sex"', json.dumps(DECOMPOSED)),
        "$.person: tên một mục",
    ),
    "lone surrogate": (with_name("An\ud800"), "$.person.full_name"),
    "NUL by escape": (with_name("An\x00"), "$.person.full_name"),
    "NUL in the text": (TEXT.replace("Kinh", "Ki\x00nh"), "$"),
    "terminal control by escape": (with_name("An\x1b[31m"), "$.person.full_name"),
    "turned direction": (with_name("An\u202e"), "$.person.full_name"),
    "seq with a gap": (changed(lambda case: case["steps"][4].update(seq=6)), "$.steps[4].seq"),
    "seq from zero": (changed(lambda case: case["steps"][0].update(seq=0)), "$.steps[0].seq"),
    "correction of a later step": (with_correction(LAST + 3), f"$.steps[{LAST + 1}].corrects"),
    "correction of itself": (with_correction(LAST + 2), f"$.steps[{LAST + 1}].corrects"),
    "correction of a correction": (with_correction(LAST + 1), f"$.steps[{LAST + 1}].corrects"),
    "chain of nobody": (with_chain(), "$.cell.chain"),
    "chain without decision": (with_chain("propose", "propose"), "$.cell.chain"),
    "chain with two decisions": (with_chain("decide", "decide"), "$.cell.chain"),
    "chain decided in the middle": (with_chain("decide", "propose"), "$.cell.chain"),
}


@pytest.fixture(scope="module")
def broken_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every broken file on disk, by what is wrong with it."""
    folder = tmp_path_factory.mktemp("hỏng")
    files = {name: folder / f"{index}.json" for index, name in enumerate(BROKEN)}
    for name, file in files.items():
        content, _ = BROKEN[name]
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return files


@pytest.fixture(scope="module")
def in_vietnamese(broken_files: dict[str, Path]) -> Answer:
    return assessed(*broken_files.values(), GOOD)


@pytest.fixture(scope="module")
def in_english(broken_files: dict[str, Path]) -> Answer:
    return assessed(*broken_files.values(), GOOD, KETNAP_LANG="en")


def message_about(file: Path, answer: Answer) -> str:
    (message,) = (line for line in answer.err.splitlines() if line.startswith(f"{file}: "))
    return message.removeprefix(f"{file}: ")


@pytest.mark.parametrize(("name", "place"), [(name, place) for name, (_, place) in BROKEN.items()])
def test_broken_file_is_named_with_the_place(name, place, broken_files, in_vietnamese):
    message = message_about(broken_files[name], in_vietnamese)

    assert place in message
    assert not message.isascii()


@pytest.mark.parametrize("name", BROKEN)
def test_broken_file_is_named_in_english_too(name, broken_files, in_english):
    message = message_about(broken_files[name], in_english)

    assert re.sub("[“”]", "", message).isascii()


def test_broken_files_get_one_line_each_and_the_others_are_answered(in_vietnamese, in_english):
    for answer in (in_vietnamese, in_english):
        assert answer.status == 2
        assert [said["file"] for said in answer.objects] == [str(GOOD)]
        assert len(answer.err.splitlines()) == len(BROKEN)
        assert "Traceback" not in answer.err


def values_in(data: Any, path: str = "$") -> Iterator[tuple[str, Any, Any]]:
    """Every value of the case, with its path, the object it stands in, and its key there."""
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in items:
        place = f"{path}[{key}]" if isinstance(data, list) else f"{path}.{key}"
        yield place, data, key
        if isinstance(value, dict | list):
            yield from values_in(value, place)


WRONG_TYPES: tuple[Any, ...] = (1.5, [[]], {"x": {}})


@pytest.mark.parametrize("wrong", WRONG_TYPES, ids=["fraction", "list", "object"])
def test_wrong_type_of_any_value_is_refused_with_its_path(wrong, tmp_path):
    data = deepcopy(CASE)
    places, files = [], []
    for index, (place, parent, key) in enumerate(list(values_in(data))):
        kept, parent[key] = parent[key], wrong
        files.append(tmp_path / f"{index}.json")
        files[-1].write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        places.append(place)
        parent[key] = kept

    answer = assessed(*files)

    messages = answer.err.splitlines()
    assert (answer.status, answer.out, len(messages)) == (2, "", len(places))
    unplaced = [
        place
        for file, place, message in zip(files, places, messages, strict=True)
        if not message.startswith(f"{file}: {place}")
    ]
    assert unplaced == []


def test_folder_and_file_that_is_not_there_are_named(tmp_path):
    unopened = [tmp_path, tmp_path / "không có.json", GOOD / "dưới một tệp.json"]

    answer = assessed(*unopened, GOOD)

    assert answer.status == 2
    assert [said["file"] for said in answer.objects] == [str(GOOD)]
    assert [line.split(" (")[0] for line in answer.err.splitlines()] == [
        f"{name}: không mở được tệp" for name in unopened
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="the super-user can read every file")
def test_unreadable_file_is_named(tmp_path):
    closed = tmp_path / "closed.json"
    closed.write_text(TEXT, "utf-8")
    closed.chmod(0)

    answer = assessed(closed, GOOD)

    assert answer.status == 2
    assert [said["file"] for said in answer.objects] == [str(GOOD)]
    assert answer.err.startswith(f"{closed}: không mở được tệp")


def test_file_whose_name_is_no_text_is_answered_all_the_same(tmp_path):
    strange = tmp_path / os.fsdecode(b"ho-so-\xff.json")
    strange.write_text(TEXT, "utf-8")

    answer = assessed(strange)

    (said,) = answer.objects
    assert (answer.status, said["stage"]) == (0, "probation")
    assert os.fsencode(said["file"]) == os.fsencode(strange)


@pytest.mark.parametrize("day", ["2018-02-30", "30/07/2018", "2018-W30-1", "hôm nay", ""])
def test_day_that_is_none_is_refused_before_any_file_is_read(day):
    answer = ketnap("assess", GOOD, "--on", day, "--json")

    assert (answer.status, answer.out) == (2, "")
    assert "Traceback" not in answer.err
    assert "--on" in answer.err


@pytest.mark.parametrize("n", ["0", "-1", "1.5", "ba", "9" * 30])
def test_number_of_working_days_that_cannot_be_counted_is_refused(n):
    answer = ketnap("workdays", "2018-02-09", n)

    assert answer.status == 2
    assert answer.out == ""
    assert "Traceback" not in answer.err


def test_a_name_that_would_steer_the_terminal_is_shown_escaped(tmp_path):
    answer = ketnap("assess", tmp_path / "x\x1b[31m.json", "--on", "2018-07-30")

    assert answer.status == 2
    assert "\x1b" not in answer.err
    assert "x\\x1b[31m.json" in answer.err


def test_an_answer_that_cannot_be_written_is_said():
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [KETNAP, "assess", GOOD, "--on", "2018-07-30"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )

    assert done.returncode == 1
    assert "không đọc hoặc ghi được" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
