"""The press package: what it carries, and what it refuses to carry."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ketnap.domain.press.calls import (
    ArticleState,
    ArticleTold,
    SectionTold,
    StatesTold,
    from_text,
    to_text,
)
from ketnap.domain.press.package import (
    FigureMark,
    NamedPerson,
    Occasion,
    Paragraph,
    PressFigure,
    PressPackage,
    PublicPurpose,
    WithheldNames,
    package_from_text,
    package_to_text,
)
from ketnap.domain.press.shape import MOST_BYTES, Unreadable

PACKAGE = PressPackage(
    reference="p" * 22,
    occasion=Occasion.CEREMONY,
    held_on=date(2018, 7, 28),
    place="Hội trường A",
    section="xay-dung-dang",
    title="Lễ kết nạp đảng viên mới",
    lead=Paragraph("Ngày 28/7/2018, Chi bộ tổ chức Lễ kết nạp."),
    paragraphs=(Paragraph("Chi bộ đã kết nạp 5 đảng viên.", (FigureMark("admitted", 18, 1),)),),
    figures=(PressFigure("admitted", "Đã kết nạp", 5, date(2018, 7, 28), "/ho-so/?figure=a"),),
    captions=("Quang cảnh buổi lễ.",),
    people=(NamedPerson("c" * 22, PublicPurpose.PORTAL_NAME, "Trần Bình"),),
    withheld=WithheldNames("s" * 22, ("ab12",)),
)


def data_of(package: PressPackage) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(package_to_text(package))
    return data


def read(data: dict[str, Any]) -> PressPackage:
    return package_from_text(json.dumps(data, ensure_ascii=False))


def test_a_package_crosses_unchanged() -> None:
    assert package_from_text(package_to_text(PACKAGE)) == PACKAGE


def test_a_package_holds_nothing_of_a_person_but_the_name_and_an_opaque_reference() -> None:
    assert data_of(PACKAGE)["people"] == [
        {"consent": "c" * 22, "purpose": "portal_name", "name": "Trần Bình"}
    ]


@pytest.mark.parametrize("place", [(), ("people", 0), ("lead",), ("figures", 0)])
def test_an_unknown_key_is_refused_wherever_it_stands(place: tuple[str | int, ...]) -> None:
    data = data_of(PACKAGE)
    at: Any = data
    for step in place:
        at = at[step]
    at["born_on"] = "1990-01-01"

    with pytest.raises(Unreadable, match="not in the format"):
        read(data)


@pytest.mark.parametrize(
    ("key", "value", "place"),
    [
        ("format", "ketnap.press/2", "$.format"),
        ("reference", "17", "$.reference"),
        ("section", "../admin", "$.section"),
        ("title", " ", "$.title"),
        ("held_on", "28/7/2018", "$.held_on"),
        ("place", "Ho\u0302i trươ\u0300ng", "$.place"),
        ("place", "Hội\u202etrường", "$.place"),
        ("occasion", "vetting", "$.occasion"),
        ("title", "ấ" * 10_001, "$.title"),
    ],
)
def test_a_package_that_is_not_in_order_is_refused_by_its_place(
    key: str, value: str, place: str
) -> None:
    data = data_of(PACKAGE) | {key: value}

    with pytest.raises(Unreadable) as refusal:
        read(data)

    assert refusal.value.place == place


@pytest.mark.parametrize("source", ["https://elsewhere.example/", "//elsewhere.example/", "ho-so/"])
def test_a_figure_is_proved_by_a_page_of_the_staff_zone_only(source: str) -> None:
    data = data_of(PACKAGE)
    data["figures"][0]["source"] = source

    with pytest.raises(Unreadable) as refusal:
        read(data)

    assert refusal.value.place == "$.figures[0].source"


@pytest.mark.parametrize(("start", "length"), [(-1, 2), (29, 2), (0, 0)])
def test_a_figure_marked_outside_its_paragraph_is_refused(start: int, length: int) -> None:
    data = data_of(PACKAGE)
    data["paragraphs"][0]["figures"] = [{"figure": "admitted", "start": start, "length": length}]

    with pytest.raises(Unreadable, match="outside the paragraph"):
        read(data)


def test_a_mark_of_a_figure_that_is_not_sent_along_is_refused() -> None:
    with pytest.raises(ValueError, match="not in the package"):
        replace(PACKAGE, figures=())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"format": "a", "format": "b"}',
        "[" * 100_000,
        "9" * 100_000,
        "9" * (MOST_BYTES + 1),
    ],
)
def test_what_is_no_package_is_refused_in_words(text: str) -> None:
    with pytest.raises(Unreadable):
        package_from_text(text)


def test_key_that_stands_twice_is_named_as_the_reason() -> None:
    with pytest.raises(Unreadable, match="stands twice"):
        package_from_text('{"format": "a", "format": "b"}')


def test_what_the_portal_tells_crosses_unchanged() -> None:
    told = StatesTold(
        (ArticleTold("p" * 22, ArticleState.PUBLISHED, "/bien-tap/pages/7/edit/", "/a/b/"),),
        (SectionTold("xay-dung-dang", "Xây dựng Đảng"),),
    )

    assert from_text(StatesTold, to_text(told)) == told
