"""Who was admitted by an imported case file is entered on the roll by a command, and then counts as a member."""

import json
from pathlib import Path

import pytest

from acceptance.command import CASES, Answer, installed, ketnap

ADMITTED, RECOGNISED = "2017-05-19", "2018-06-15"
DAYS = ("2016-03-01", "2017-04-28", ADMITTED, RECOGNISED)
"""Of the listing, the decision, the ceremony and the recognition."""

NAMES = ("An", "Bình", "Chi", "Dũng", "Giang")
CELL = ("--organisation", "Chi bộ Mẫu")
COMMON = (
    "ethnicity=Kinh",
    "religion=không",
    "schooling=đại học",
    "occupation=viên chức",
    "workplace=Văn phòng",
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty installation."""
    return installed(tmp_path_factory.mktemp("data"))


def run(data: Path, *arguments: object) -> Answer:
    return ketnap(*arguments, KETNAP_DATA=str(data))


def sheet_in(data: Path) -> Path:
    """Twenty members of old."""
    rows = [f"Trần Văn {name} {letter},02/09/1970" for name in NAMES[:4] for letter in "ABCDE"]
    lines = [
        "Họ và tên,Ngày sinh,Giới tính,Ngày vào Đảng,Ngày chính thức",
        *(f"{row},Nam,03/02/2000,03/02/2001" for row in rows),
    ]
    sheet = data / "dang-vien.csv"
    sheet.write_text("\n".join(lines), "utf-8-sig")
    return sheet


def case_in(data: Path, name: str) -> Path:
    """A case that was admitted in 2017 and recognised the year after."""
    told = json.loads((CASES / "straight_path.json").read_text("utf-8"))
    told["person"]["full_name"] = f"Lê Thị {name}"
    kept = ("listed_as_sympathiser", "decided", "ceremony_held")
    steps = [step for step in told["steps"] if step["kind"] in kept]
    for number, (step, on) in enumerate(zip(steps, DAYS, strict=True), start=1):
        step |= {"seq": number, "on": on}
        step.pop("received_on", None)
    path = data / f"{name}.json"
    path.write_text(json.dumps(told | {"steps": steps}, ensure_ascii=False), "utf-8")
    return path


def members_of_2017(data: Path) -> tuple[dict[str, object], float, int, str]:
    """The members of the year with how they came, the admissions in a hundred at its end, who is missing."""
    span = ("--from", "2017-01-01", "--to", "2017-12-31")
    answer = run(data, "indicators", *CELL, *span, "--all", "--json")
    [told] = answer.objects
    [rate] = [each["percent"] for each in told["rates"] if each["of"] == "period_end"]
    return told["members"], rate, told["admitted_not_on_the_roll"], answer.err[:8]


def test_admitted_people_count_as_members_once_the_operator_enters_them(data):
    cases = run(data, "import", *(case_in(data, name) for name in NAMES))
    common = [part for word in COMMON for part in ("--with", word)]
    sheet = run(data, "import", sheet_in(data), *CELL, *common, "--json")
    before = members_of_2017(data)

    answer = run(data, "enrol", *CELL, "--json")

    assert "5 người đã kết nạp theo hồ sơ" in cases.err
    assert "ketnap enrol --organisation" in cases.err
    assert sheet.objects[0]["sound"] == 20
    assert before == ({"opening": 20, "came": {}, "left": {}, "closing": 20}, 25.0, 5, "5 người ")
    [told] = answer.objects
    assert [each["memberships"] for each in told["entered"]] == [
        [
            {"status": "probationary", "since": ADMITTED, "until": RECOGNISED},
            {"status": "official", "since": RECOGNISED, "until": None},
        ]
    ] * len(NAMES)
    assert (answer.status, told["held_back"]) == (0, [])
    assert members_of_2017(data) == (
        {"opening": 20, "came": {"admitted": 5}, "left": {}, "closing": 25},
        20.0,
        0,
        "",
    )
