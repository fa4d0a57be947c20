"""Steps as the papers of one invented case tell them, and whole case files to import."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from ketnap.domain.casefile.format import read_casefile, step_from_data
from ketnap.domain.casefile.steps import Casefile, Step

CASES = Path(__file__).parents[1] / "acceptance" / "cases"


def step(kind: str, on: date, **fields: Any) -> Step:
    return step_from_data({"kind": kind, "on": on.isoformat(), **fields})


def nominated(on: date) -> Step:
    return step("nominated", on, by={"kind": "unit", "name": "Phòng Tổng hợp"})


def listed(on: date, *, resolution: str = "03-NQ/CB") -> Step:
    return step("listed_as_sympathiser", on, resolution=resolution)


def mentor_assigned(on: date, *, name: str, official_on: date | None = None) -> Step:
    mentor = {"name": name, "official_on": official_on and official_on.isoformat()}
    return step("mentor_assigned", on, mentor=mentor, resolution="04-NQ/CB")


def reviewed(on: date) -> Step:
    return step("mentor_reviewed", on, outcome="progressing")


def voided(seq: int, on: date) -> Step:
    return step("corrected", on, corrects=seq, reason="ghi nhầm hồ sơ")


def ceremony(on: date) -> Step:
    return step("ceremony_held", on, place="Hội trường", mentor={"name": "Lê Thị Chi"})


def paused(on: date) -> Step:
    return step("paused", on, reason="đi học dài hạn")


def papers_of_probation(on: date) -> list[Step]:
    """What the cell must have before it votes on recognition."""
    opinions = {"organisations": {"asked": 1, "agree": 1}, "residence": {"asked": 1, "agree": 1}}
    return [
        step("new_member_course_certified", on, certificate="2/GCN", issuer="Trung tâm"),
        step("self_review_filed", on),
        step("mentor_assessed", on, mentor={"name": "Lê Thị Chi"}),
        step("probation_opinions_summarised", on, **opinions),
    ]


def file_named(name: str) -> Casefile:
    """One of the case files that the acceptance tests are made of."""
    return read_casefile((CASES / f"{name}.json").read_text(encoding="utf-8"))


def all_files() -> dict[str, Casefile]:
    names = [
        path.stem
        for path in sorted(CASES.glob("*.json"))
        if not path.stem.endswith(".expected") and path.stem != "workdays"
    ]
    return {name: file_named(name) for name in names}


def of_somebody_else(casefile: Casefile, full_name: str) -> Casefile:
    return replace(casefile, person=replace(casefile.person, full_name=full_name))
