"""Commands on an installation: figures of one organisation, the demo's roles in words."""

import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from acceptance.command import CASES, Answer, installed, ketnap
from documents.layout_checks import lines_of

YEAR = ("--from", "2018-01-01", "--to", "2018-12-31")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with two cells of one name, each with the same case, under two bodies."""
    data = installed(tmp_path_factory.mktemp("data"))
    files = [_file_below(data, superior) for superior in ("Đảng ủy Một", "Đảng ủy Hai")]
    answer = ketnap("import", *files, KETNAP_DATA=str(data))
    assert answer.status == 0, answer.err
    return data


def _file_below(folder: Path, superior: str) -> Path:
    case = json.loads((CASES / "straight_path.json").read_text(encoding="utf-8"))
    case["cell"]["superior"] = superior
    path = folder / f"{superior}.json"
    path.write_text(json.dumps(case, ensure_ascii=False), encoding="utf-8")
    return path


def indicators(data: Path, organisation: str, **environment: str) -> Answer:
    arguments = ("indicators", "--organisation", organisation, *YEAR, "--json")
    return ketnap(*arguments, KETNAP_DATA=str(data), **environment)


def test_figures_of_a_name_that_only_one_has_borne_are_counted(data):
    assert indicators(data, "Đảng ủy Một").objects[0]["admitted"] == 1


def test_figures_are_broken_down_where_that_is_asked_for(data):
    asked = ("indicators", "--organisation", "Đảng ủy Một", *YEAR, "--by", "sex,youth_union")

    answer = ketnap(*asked, "--json", KETNAP_DATA=str(data)).objects[0]
    lines = ketnap(*asked, KETNAP_DATA=str(data)).out.splitlines()

    whole = {figure: count for figure, count in answer.items() if figure != "by"}
    assert list(answer["by"]) == list(whole)
    assert answer["by"]["admitted"]["sex"] == {"female": 1, "male": 0}
    assert {sum(rows["youth_union"].values()) for rows in answer["by"].values()} == {0, 1}
    assert indicators(data, "Đảng ủy Một").objects == [whole]
    assert "Kết nạp\tGiới tính\tNữ\t1" in lines


def test_courses_are_told_beside_the_figures_where_they_are_asked_for(data):
    asked = ("indicators", "--organisation", "Đảng ủy Một", "--courses")
    years = ("--from", "2014-01-01", "--to", "2018-12-31")

    told = ketnap(*asked, *years, "--json", KETNAP_DATA=str(data)).objects[0]
    lines = ketnap(*asked, *years, KETNAP_DATA=str(data)).out.splitlines()

    (course,) = told["courses"]
    assert (course["sent"], course["certified"]) == (1, 1)
    assert told["sent_to_course"] == 1
    which = f"{course['title']}\t{date.fromisoformat(course['first_on']):%d/%m/%Y}"
    assert lines[-2:] == [
        f"Cử đi học lớp nhận thức\t{which}\t1",
        f"Được cấp giấy chứng nhận lớp nhận thức\t{which}\t1",
    ]


def test_figures_are_counted_as_they_were_known_on_a_day(data):
    asked = ("indicators", "--organisation", "Đảng ủy Một", *YEAR, "--json")

    then = ketnap(*asked, "--known-on", "2019-01-01", KETNAP_DATA=str(data)).objects[0]

    assert set(then.values()) == {0}


def test_what_cannot_be_broken_down_by_is_refused_with_what_can(data):
    refusal = ketnap(
        "indicators", "--organisation", "Đảng ủy Một", *YEAR, "--by", "sex,shoe_size", "--json",
        KETNAP_DATA=str(data), KETNAP_LANG="en",
    )  # fmt: skip

    assert (refusal.status, refusal.out) == (2, "")
    assert "nothing called “shoe_size”" in refusal.err
    assert "age_band" in refusal.err


def test_a_name_that_several_bear_is_refused_with_the_numbers_to_choose_from(data):
    refusal = indicators(data, "Chi bộ Mẫu")

    lines = [line.split("\t") for line in refusal.err.splitlines()[1:]]
    assert (refusal.status, refusal.out) == (2, "")
    assert "Có nhiều tổ chức mang tên “Chi bộ Mẫu”" in refusal.err
    assert [(name, superior) for _number, name, superior in lines] == [
        ("Chi bộ Mẫu", "Đảng ủy Một"),
        ("Chi bộ Mẫu", "Đảng ủy Hai"),
    ]
    counts = [indicators(data, number.strip()).objects[0] for number, _name, _above in lines]
    assert [figures["admitted"] for figures in counts] == [1, 1]


@pytest.mark.parametrize(
    ("organisation", "words"),
    [("Chi bộ Không Có", "called “Chi bộ Không Có”"), ("4040", "no organisation 4040")],
)
def test_an_organisation_that_does_not_exist_is_refused_in_the_language_asked_for(
    data, organisation, words
):
    refusal = indicators(data, organisation, KETNAP_LANG="en")

    assert (refusal.status, refusal.out) == (2, "")
    assert words in refusal.err


@pytest.mark.parametrize(("language", "words"), [("vi", "bí thư chi bộ"), ("en", "cell secretary")])
def test_the_demo_says_roles_in_words_and_codes_to_programs(data, language, words):
    account = {"role": "cell_secretary", "username": "an", "password": "x-y", "name": "An"}
    accounts = {"accounts": [account], "organisation": "Chi bộ Mẫu"}
    (data / "demo-accounts.json").write_text(json.dumps(accounts), encoding="utf-8")
    environment = {"KETNAP_DATA": str(data), "KETNAP_LANG": language}

    shown = ketnap("demo", "--show", **environment)
    told = ketnap("demo", "--show", "--json", **environment)

    assert shown.out.splitlines()[-1].split() == ["an", "x-y", *words.split()]
    assert told.objects == [accounts]


def test_a_report_is_written_as_word_and_as_excel_with_the_same_figures(data, tmp_path):
    asked = ("report", "--organisation", "Đảng ủy Một", *YEAR, "--out", str(tmp_path), "--excel")

    answer = ketnap(*asked, KETNAP_DATA=str(data))

    assert answer.status == 0, answer.err
    (word,), (excel,) = tmp_path.glob("*.docx"), tmp_path.glob("*.xlsx")
    counted = {row[0]: row[1] for row in load_workbook(excel)["Kết quả"].values}
    told = indicators(data, "Đảng ủy Một").objects[0]
    assert (counted["Kết nạp"], counted["Cử đi học lớp nhận thức"]) == (
        told["admitted"],
        told["sent_to_course"],
    )
    assert f"Có {told['admitted']:02} người được kết nạp" in "\n".join(lines_of(word.read_bytes()))
