"""What docs/api.md shows, as tests send it."""

import json
import re
from pathlib import Path
from typing import Any

DOCUMENT = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")


def bodies_of(section: str) -> list[dict[str, Any]]:
    """Return the bodies that one section of the manual posts, in their order."""
    text = DOCUMENT.partition(f"### {section}")[2].partition("###")[0]
    return [json.loads(body) for body in re.findall(r"^post \S+ '(.*?)'$", text, re.M | re.S)]
