"""A ceremony names everybody admitted, in turn, with the paper each was admitted by."""

from datetime import date, time

from domain.paperwork.materials import ON, material_of, value_of, values_of
from ketnap.domain.paperwork.material import CeremonyFacts, NewMemberFacts, ProgrammePoint

MINH = NewMemberFacts(
    name="Đỗ Quang Minh",
    born_on=date(1990, 5, 17),
    decision="41-QĐ/ĐU",
    decided_on=date(2024, 3, 4),
    deciding_body="Đảng ủy cơ sở",
    mentor="Lê Thị Chi",
)
HA = NewMemberFacts(name="Vũ Thu Hà", born_on=date(1992, 2, 1))


def ceremony(**facts: object):
    return material_of(ceremony=CeremonyFacts(held_on=ON, **facts))


def test_everybody_admitted_is_named():
    material = ceremony(new_members=(MINH, HA))

    rows = value_of("new_members", material)

    assert value_of("new_member_names", material) == "Đỗ Quang Minh và Vũ Thu Hà"
    assert [row["number"] for row in rows] == ["1", "2"]
    assert (rows[0]["decision"], rows[0]["decided_on"]) == ("41-QĐ/ĐU", "04/3/2024")
    assert (rows[1]["decision"], rows[1]["decided_on"]) == ("", "")


def test_the_programme_says_who_does_what_when_and_what_the_host_says():
    point = ProgrammePoint(at=time(15, 5), what="Chào cờ", who="Bình", said="Xin mời đứng dậy.")

    (row,) = value_of("ceremony_programme", ceremony(programme=(point,)))

    assert row == {
        "number": "1",
        "at": "15:05",
        "what": "Chào cờ",
        "who": "Bình",
        "detail": "",
        "said": "Xin mời đứng dậy.",
    }


def test_a_ceremony_without_an_hour_leaves_it_open():
    assert value_of("ceremony_hour", ceremony()) is None


def test_a_paper_without_a_ceremony_says_nothing_of_one():
    names = "ceremony_on ceremony_hour ceremony_place ceremony_host new_members ceremony_invitees"

    assert set(values_of(names, material_of()).values()) == {None}
