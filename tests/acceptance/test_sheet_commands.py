"""Sheets in and lists out at the machine: dry run, import, undo, export."""

import csv
import json
from pathlib import Path

import pytest

from acceptance.command import CASES, Answer, installed, installed_apart, ketnap

SHEET = (
    "Họ và tên,Ngày sinh,Giới tính,Ngày vào danh sách,Số nghị quyết,Ngày quyết định kết nạp\n"
    "Bùi Hồng Hạnh,02/09/1995,Nữ,03/02/2016,05-NQ/CB,03/07/2018\n"
    "Vũ Anh Khoa,1996,Nam,04/05/2017,12-NQ/CB,\n"
)
USUAL = [
    part
    for pair in (
        "ethnicity=Kinh",
        "religion=không",
        "schooling=đại học",
        "occupation=viên chức",
        "workplace=Văn phòng",
    )
    for part in ("--with", pair)
]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with the cell of one case."""
    data = installed(tmp_path_factory.mktemp("data"))
    answer = ketnap("import", CASES / "straight_path.json", KETNAP_DATA=str(data))
    assert answer.status == 0, answer.err
    (data / "nguon.csv").write_text(SHEET, "utf-8-sig")
    return data


def run(data: Path, *arguments: object) -> Answer:
    return ketnap(*arguments, KETNAP_DATA=str(data))


def taken_in(data: Path, *more: str) -> Answer:
    cell = ("--organisation", cell_of(data))
    return run(
        data, "import", data / "nguon.csv", *cell, "--as", "applicants", *USUAL, "--json", *more
    )


def cell_of(data: Path) -> str:
    """The name of the cell that the case file names."""
    name: str = json.loads((CASES / "straight_path.json").read_text("utf-8"))["cell"]["name"]
    return name


def admitted(data: Path) -> int:
    span = ("--from", "2018-07-03", "--to", "2018-07-03")
    answer = run(data, "indicators", "--organisation", cell_of(data), *span, "--json")
    number: int = answer.objects[0]["admitted"]
    return number


def test_a_sheet_is_tried_taken_in_counted_and_taken_out_again(data):
    tried = taken_in(data, "--dry-run", "--leave-out-faulty")
    assert tried.status == 0, tried.err
    told = tried.objects[0]
    assert (told["rows"], told["sound"], told["faulty"], told["imported"]) == (2, 1, 1, None)
    assert [(each["row"], each["column"], each["code"]) for each in told["problems"]] == [
        (3, "B", "day_incomplete")
    ]
    assert taken_in(data).status == 1
    before = admitted(data)

    imported = taken_in(data, "--leave-out-faulty").objects[0]["imported"]
    assert (imported["cases"], imported["steps"], imported["left_out"]) == (1, 2, 1)
    assert admitted(data) == before + 1
    assert run(data, "verify").status == 0

    assert run(data, "undo-import", imported["import"]).status == 0
    assert admitted(data) == before
    assert run(data, "verify").status == 0
    again = run(data, "undo-import", imported["import"])
    assert again.status == 1
    assert "đã được hoàn tác" in again.err


def test_a_sheet_needs_a_cell(data):
    answer = run(data, "import", data / "nguon.csv")

    assert answer.status == 2
    assert "--organisation" in answer.err


def test_nobody_becomes_a_member_because_nobody_said_what_the_rows_are(data):
    answer = run(data, "import", data / "nguon.csv", "--organisation", cell_of(data), *USUAL)

    assert answer.status == 2
    assert "--as applicants hoặc --as members" in answer.err
    assert run(data, "verify").status == 0


def test_only_what_the_dictionary_is_sure_of_is_taken_and_nothing_stays_of_a_refused_file(data):
    cell = ("--organisation", cell_of(data), "--as", "applicants", "--dry-run")
    (data / "doan.csv").write_text(SHEET.replace("Giới tính", "Giới tính của người ấy"), "utf-8")
    (data / "cu.csv").write_bytes("Hä vµ tªn,Ngµy sinh\nNguyÔn V¨n An,\n".encode("cp1252"))

    guessed = run(data, "import", data / "doan.csv", *cell, *USUAL, "--json")
    refused = run(data, "import", data / "cu.csv", *cell)

    third = guessed.objects[0]["columns"][2]
    assert (third["code"], third["guessed"], third["taken"]) == ("sex", True, False)
    assert refused.status == 2
    assert "--letters tcvn3" in refused.err
    assert list((data / "intake").iterdir()) == []


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("schooling=abc", "abc"),
        ("listed_on=99/99", "99/99"),
        ("foo=bar", "schooling"),
        ("full_name=An", "full_name"),
        ("religion=", "MỤC=GIÁ_TRỊ"),
    ],
)
def test_a_value_for_every_row_that_cannot_be_read_is_refused(data, pair, said):
    answer = taken_in(data, "--dry-run", "--with", pair)

    assert answer.status == 2
    assert answer.err.startswith(f"--with {pair}: ")
    assert said in answer.err


def test_people_who_have_a_case_are_entered_on_the_roll_if_it_is_asked_for(data):
    person = json.loads((CASES / "straight_path.json").read_text("utf-8"))["person"]
    born = "/".join(reversed(person["born_on"].split("-")))
    sheet = (
        f"Họ và tên,Ngày sinh,Giới tính,Ngày kết nạp\n{person['full_name']},{born},Nữ,03/07/2018\n"
    )
    (data / "dang-vien.csv").write_text(sheet, "utf-8-sig")
    command = ("import", data / "dang-vien.csv", "--organisation", cell_of(data), *USUAL)

    left_out = run(data, *command)
    entered = run(data, *command, "--enrol-known", "--json")

    assert left_out.status == 1
    assert "Mọi dòng đều được bỏ qua" in left_out.out
    assert "--enrol-known" in left_out.out
    assert entered.status == 0, entered.err
    assert entered.objects[0]["imported"]["enrolled"] == 1
    assert run(data, "undo-import", entered.objects[0]["imported"]["import"]).status == 0


def test_a_list_is_written_to_a_file(data):
    out = data / "danh-sach.csv"

    answer = run(data, "export", "--organisation", cell_of(data), "--format", "csv", "--out", out)

    assert answer.status == 0, answer.err
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 2


def test_a_list_of_case_files_is_taken_in_where_another_left_it(data, tmp_path):
    out = data / "ho-so.json"
    arguments = ("--organisation", cell_of(data), "--format", "json", "--out", out)
    assert run(data, "export", *arguments).status == 0
    other = installed_apart(tmp_path / "other")

    taken = run(other, "import", out, "--json")

    assert taken.status == 0, taken.err
    assert [each["file"] for each in taken.objects] == [str(out)]
    written = json.loads(out.read_text("utf-8"))
    out.write_text(json.dumps([*written, {**written[0], "steps": 1}]), "utf-8")
    refused = run(other, "import", out)
    assert refused.status == 2
    assert f"{out}: $[1].steps: " in refused.err


@pytest.mark.parametrize("more", [("--format", "csv"), ("--on", "2020-01-31")])
def test_what_is_for_lists_is_refused_with_one_case(data, more):
    answer = run(data, "export", "1", *more)

    assert answer.status == 2
    assert more[0] in answer.err
    assert run(data, "export", "1", "--format", "json").status == 0


def test_spaces_and_a_last_comma_do_not_matter_in_what_is_broken_down_by(data):
    span = ("--from", "2017-01-01", "--to", "2018-12-31", "--json", "--by", "sex, schooling,")

    answer = run(data, "indicators", "--organisation", cell_of(data), *span)

    assert answer.status == 0, answer.err
    assert list(answer.objects[0]["by"]["admitted"]) == ["sex", "schooling"]


def test_a_case_file_brought_twice_is_taken_in_and_told_of(tmp_path):
    """The second time its cell is spelt another way; what is set up and what is taken is told."""
    held = str(installed(tmp_path))
    source, respelt = CASES / "straight_path.json", tmp_path / "viet-hoa.json"
    told = json.loads(source.read_text("utf-8"))
    name, superior = told["cell"]["name"], told["cell"]["superior"]
    told["cell"]["name"] = name.upper()
    respelt.write_text(json.dumps(told), "utf-8")

    first = ketnap("import", source, KETNAP_DATA=held, KETNAP_LANG="en")
    again = ketnap("import", respelt, "--json", KETNAP_DATA=held)

    assert (first.status, again.status) == (0, 0)
    assert f"{source}: set up a new organisation “{name}”, below “{superior}”\n" in first.err
    assert again.objects[0]["same_as"] == 1
    assert again.objects[0]["same_name_and_birth"] == [1]
    assert [each["name"] for each in again.objects[0]["taken_for"]] == [name]
    assert f"“{name.upper()}” được coi là tổ chức đã có “{name}”" in again.err
    assert f"{respelt}: giống hệt hồ sơ 1 đã có" in again.err
    assert "Có thể trùng" in again.err
