"""What templates and static files must not hold, so that pages work under a strict policy, offline."""

import re

import pytest

from architecture.markup import inline_code, outside_hosts
from architecture.tree import PACKAGE, name_of, source_files

TEMPLATES = sorted(PACKAGE.rglob("*.html"))
FETCHED_BY_BROWSERS = sorted(
    path for suffix in ("html", "css", "js", "svg") for path in PACKAGE.rglob(f"*.{suffix}")
)
UNESCAPED_IN_TEMPLATES = re.compile(r"\|\s*safe(?:seq)?\b|\{%\s*autoescape\s+off")
UNESCAPED_IN_PYTHON = re.compile(r"\b(?:mark_safe|SafeString|SafeText)\(|\b__html__\b")
# The drawings of our own icons; they hold nothing anybody typed.
SAFE_TEXTS_OF_OUR_OWN = {"src/ketnap/design/templatetags/ketnap.py": 1}


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("<script>alert(1)</script>", ["<script>"]),
        ('<script src="{% static "a.js" %}" defer></script>', []),
        ('<script type="application/json">{"a": 1}</script>', []),
        ("<style>p { color: red }</style>", ["<style>"]),
        ('<p style="color: red">', ["style"]),
        ('<a {% if b > c %}onclick="go()"{% endif %}>', ["onclick"]),
        ('<button hx-on:click="go()">', ["hx-on:click"]),
        ('<a href="javascript:go()">', ["href"]),
        ("<p>One style = one rule; onboard = yes</p>", []),
    ],
)
def test_inline_code_is_recognised(template, expected):
    assert inline_code(template) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<img src="https://cdn.example.com/a.png">', ["cdn.example.com"]),
        ("@import '//fonts.example.com/inter.css';", ["fonts.example.com"]),
        ('<svg xmlns="http://www.w3.org/2000/svg">', []),
        ("/* see https://example.com/licence */ p { margin: 0 }", []),
        ('<a href="{% url "desk" %}">a // b.c</a>', []),
    ],
)
def test_outside_hosts_are_recognised(text, expected):
    assert outside_hosts(text) == expected


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_template_holds_no_inline_code(path):
    assert inline_code(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", FETCHED_BY_BROWSERS, ids=name_of)
def test_page_names_no_outside_host(path):
    assert outside_hosts(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_template_escapes_everything(path):
    assert UNESCAPED_IN_TEMPLATES.findall(path.read_text(encoding="utf-8")) == []


def test_python_declares_no_text_safe_but_our_own_drawings():
    uses = {
        name_of(path): len(UNESCAPED_IN_PYTHON.findall(path.read_text(encoding="utf-8")))
        for path in source_files()
    }

    assert {name: count for name, count in uses.items() if count} == SAFE_TEXTS_OF_OUR_OWN


def test_every_vendored_folder_holds_its_licence():
    folders = [path for path in PACKAGE.rglob("vendor/*") if path.is_dir()]

    without = [name_of(path) for path in folders if not any(path.glob("LICENSE*"))]

    assert folders
    assert without == []
