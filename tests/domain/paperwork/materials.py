"""Materials of papers about An, from one-line steps; and what a blank says of one."""

from datetime import date
from typing import Any

from domain.casefile.build import casefile
from ketnap.domain.casefile.replay import replay
from ketnap.domain.casefile.steps import Step
from ketnap.domain.paperwork.blanks.blank import Value
from ketnap.domain.paperwork.blanks.catalogue import CATALOGUE
from ketnap.domain.paperwork.material import Bodies, Material
from ketnap.rules.load import load_rulebook

ON = date(2026, 1, 15)
"""A day on which the base of a vote and the time to answer have a rule that was read."""
BODIES = Bodies(cell="Chi bộ Văn phòng", superior="Đảng ủy Cục Lưu trữ", seat="Hà Nội")


def material_of(*steps: Step, about: Step | None = None, on: date = ON, **changes: Any) -> Material:
    """What a paper of a day draws on, about one of the steps if about any."""
    file = casefile(*steps)
    given = {"bodies": BODIES, "case": file, "history": replay(file.steps, on=date.max)} | changes
    return Material(on=on, rules=load_rulebook().on(on), step=about, **given)


def value_of(name: str, material: Material) -> Value:
    """What a blank takes from a material."""
    return CATALOGUE[name].value(material)


def values_of(names: str, material: Material) -> dict[str, Value]:
    """What several blanks take, by their names."""
    return {name: value_of(name, material) for name in names.split()}
