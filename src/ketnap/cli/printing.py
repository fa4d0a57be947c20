"""Printing answers: plain lines for people, one JSON object a line for programs."""

import json
import sys
from collections.abc import Mapping
from typing import Any

from ketnap.cli.refusal import spoken_language
from ketnap.domain.casefile.wording.language import Words


def use_utf8() -> None:
    """Write UTF-8 whatever the terminal's locale; a byte that is no text is shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # both are text streams at run time


def say(text: str = "") -> None:
    """A line of the answer."""
    sys.stdout.write(f"{text}\n")


def say_json(answer: Mapping[str, Any]) -> None:
    """The answer as one JSON object on one line."""
    say(json.dumps(answer, ensure_ascii=False))


def tell(vi: str, en: str) -> None:
    """A line of the answer in the reader's language."""
    say(Words(vi, en).in_(spoken_language()))


def complain(vi: str, en: str) -> None:
    """A line on standard error in the reader's language."""
    sys.stderr.write(f"{Words(vi, en).in_(spoken_language())}\n")
