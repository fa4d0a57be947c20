"""What docs/api.md says of the interface is what the interface says of itself."""

import re
from pathlib import Path

from ketnap.api.interface import PREFIX, description
from ketnap.domain.access import TokenScope

DOCUMENT = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")


def test_every_operation_is_documented_and_none_is_made_up():
    told = set(re.findall(r"`(GET|POST) (/[^`?]*)", DOCUMENT))
    told |= {("POST", "/cases/{casefile_id}/steps")}
    there = {
        (method.upper(), "/" + path.removeprefix(f"/{PREFIX}"))
        for path, methods in description()["paths"].items()
        for method in methods
    }

    assert told == there


def test_every_scope_is_documented():
    assert set(re.findall(r"^\| `(\w+:\w+)`", DOCUMENT, re.M)) == {
        each.value for each in TokenScope
    }
