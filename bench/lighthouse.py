"""Lighthouse on the public pages, as somebody with a phone meets them."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.portal import ARTICLE, PORTAL, fill
from bench.readers import Wish, read_in_turn
from bench.served import HOST, Served, served

_PACKAGE = "lighthouse@12.2.3"
"""The newest that runs on Node 20."""
_CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_LEAST = 95
_IN_VIETNAMESE = (ARTICLE, "/", "/xay-dung-dang/", "/tim-kiem/", "/luu-tru/")
_AUDITED = tuple(f"{language}{path}" for path in _IN_VIETNAMESE for language in ("", "/en"))
"""The article holds the gallery; what was found by a search is kept from search engines."""


def measure(_chosen: argparse.Namespace) -> None:
    """Fill a portal, audit its pages, and fail where a category is below what is asked."""
    with tempfile.TemporaryDirectory(prefix="ketnap-bench-") as folder:
        environment = {**os.environ, "KETNAP_DATA": folder}
        fill(environment)
        with served(PORTAL, environment) as portal:
            scores = {path: _audit(portal, path, folder) for path in _AUDITED}
    for path, told in scores.items():
        print(f"  {path}")
        for category, score in told.items():
            print(f"    {category:<16}{score:>4.0f}")
    if min(min(told.values()) for told in scores.values()) < _LEAST:
        sys.exit(f"a category is below {_LEAST}")


def _audit(portal: Served, path: str, folder: str) -> dict[str, float]:
    # Sizes of pictures are made by whoever comes first; every worker shall have read once.
    read_in_turn(portal.port, [Wish(path)] * 20)
    report = Path(folder, "lighthouse.json")
    address = f"http://{HOST}:{portal.port}{path}"
    command = ["npm", "exec", "--yes", "--package", _PACKAGE, "--", "lighthouse", address]
    options = (
        "--quiet",
        "--form-factor=mobile",
        f"--only-categories={','.join(_CATEGORIES)}",
        "--output=json",
        f"--output-path={report}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    )
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    environment = {**os.environ, "CHROME_PATH": chromium}
    subprocess.run([*command, *options], check=True, env=environment)
    told = json.loads(report.read_text("utf-8"))["categories"]
    return {name: told[name]["score"] * 100 for name in _CATEGORIES}
