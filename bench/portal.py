"""Requests for an article per second and core, beside pages of a bare Wagtail, and five hundred readers."""

import argparse
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.readers import Wish, read_at_once, read_in_turn
from bench.served import Served, served
from bench.timing import percentile, spread

_SLUG = "chi-bo-cuc-cong-nghe-thong-tin-ket-nap-hai-dang-vien-moi"
ARTICLE = f"/xay-dung-dang/{_SLUG}/"
PLAIN = "article"
_PAGES = [ARTICLE, "/", "/xay-dung-dang/", f"/en{ARTICLE}", "/rss.xml", "/luu-tru/"]
PORTAL = "ketnap.config.portal_wsgi:application"
_BARE = "bench.bare_wagtail.wsgi:application"
_ROUNDS = 5
_CONNECTIONS = 20
_READERS = 500
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Case:
    """A way of asking for a page, and how often in a round."""

    name: str
    wish: Callable[[int, str], Wish]
    times: int


_CHANGED_TEXT = f"""
UPDATE news_articlepage SET source = hex(randomblob(8))
WHERE page_ptr_id = (SELECT id FROM wagtailcore_page WHERE slug = '{_SLUG}')
"""  # noqa: S608 - our own words


def _cases(database: Path) -> tuple[Case, ...]:
    def after(*counted: str, change: str = "") -> Callable[[int, str], Wish]:
        grown = ", ".join(f"{name} = {name} + 1" for name in ("number", *counted))

        def change_and_wish(_number: int, _tag: str) -> Wish:
            with closing(sqlite3.connect(database)) as portal, portal:
                portal.execute(change)
                portal.execute(f"UPDATE news_edition SET {grown}")  # noqa: S608 - our own names
            return Wish(ARTICLE)

        return change_and_wish

    everything = ("frame_number", "picture_number", "subject_number")
    return (
        Case("article, nothing of it kept", after(*everything), 60),
        Case("article, a picture changed", after("picture_number"), 60),
        Case("article, its text changed", after(change=_CHANGED_TEXT), 60),
        Case("article, changed elsewhere", after(), 60),
        Case(
            "article, by a marked link", lambda number, _tag: Wish(f"{ARTICLE}?lan={number}"), 600
        ),
        Case("article, kept", lambda _number, _tag: Wish(ARTICLE), 600),
        Case("article, unchanged (304)", lambda _number, tag: Wish(ARTICLE, tag), 600),
    )


_EQUAL = Case("bare Wagtail, this article", lambda _number, _tag: Wish(f"/{PLAIN}/"), 100)
_TITLE = Case("bare Wagtail, a title alone", lambda _number, _tag: Wish("/"), 200)
"""Wagtail as it comes: the same words, pictures, sections and tags, and its page of welcome."""


def measure(_chosen: argparse.Namespace) -> None:
    """Fill a portal and a bare Wagtail, then ask both."""
    with tempfile.TemporaryDirectory(prefix="ketnap-bench-") as folder:
        environment = {**os.environ, "KETNAP_DATA": folder, "PORTAL_DATABASE_URL": ""}
        fill(environment)
        _run(environment, sys.executable, "-m", "bench.portal_installation", "bare", _SLUG, PLAIN)
        with served(_BARE, environment) as bare, served(PORTAL, environment) as portal:
            _compare(bare, portal, _cases(Path(folder, "portal.sqlite3")))
            _crowd(portal)


def fill(environment: Mapping[str, str]) -> None:
    """Make an installation whose portal has the invented news."""
    _run(environment, str(Path(sys.executable).with_name("ketnap")), "init")
    _run(environment, sys.executable, "-m", "bench.portal_installation", "portal")


def _run(environment: Mapping[str, str], *command: str) -> None:
    subprocess.run(command, check=True, env=dict(environment), stdout=subprocess.DEVNULL)


def _compare(bare: Served, portal: Served, cases: Sequence[Case]) -> None:
    # Templates and questions are made ready by whoever comes first: every worker shall have read
    # once, and each of several connections may come to another worker.
    for path in _PAGES * _CONNECTIONS:
        read_in_turn(portal.port, [Wish(path)])
    for path in ["/", f"/{PLAIN}/"] * _CONNECTIONS:
        read_in_turn(bare.port, [Wish(path)])
    print(f"requests per second of processor time, {_ROUNDS} rounds: median (least-most)")
    rates = {case.name: _rates(bare, case) for case in (_TITLE, _EQUAL)}
    rates |= {case.name: _rates(portal, case) for case in cases}
    title, plain = (median(rates[case.name]) for case in (_TITLE, _EQUAL))
    for name, values in rates.items():
        told = f"{median(values) / plain:5.1f} x Wagtail's article, {median(values) / title:4.1f} x a title"
        print(f"  {name:<30}{spread(values, unit=1, digits=0):<18}{told}")


def _rates(server: Served, case: Case) -> list[float]:
    tag = read_in_turn(server.port, [case.wish(0, "")] * 20).tag
    rates = []
    for round_ in range(_ROUNDS):
        before = server.processor_seconds()
        answers = read_in_turn(
            server.port,
            (case.wish(round_ * case.times + number, tag) for number in range(case.times)),
        )
        if answers.errors:
            raise RuntimeError(answers.errors[0])
        rates.append(case.times / (server.processor_seconds() - before))
    return rates


def _crowd(portal: Served) -> None:
    answers = read_at_once(portal.port, _PAGES, readers=_READERS, for_seconds=_MINUTE)
    told = len(answers.seconds)
    print(
        f"{_READERS} readers at once for {_MINUTE} s: {told} answers, {len(answers.errors)} errors, "
        f"{told / _MINUTE:.0f} answers/s; seconds: median {percentile(answers.seconds, 0.5):.2f}, "
        f"95 of 100 within {percentile(answers.seconds, 0.95):.2f}"
    )
    for error in sorted(set(answers.errors))[:5]:
        print(f"  {error}")
